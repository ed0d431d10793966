/** Member States with the day of accession and, of one that left, the last day of membership (YYYY-MM-DD). */
const membership: readonly { readonly codes: readonly string[]; readonly from: string; readonly until?: string }[] = [
  { codes: ['BEL', 'DEU', 'FRA', 'ITA', 'LUX', 'NLD'], from: '1958-01-01' },
  { codes: ['DNK', 'IRL'], from: '1973-01-01' },
  { codes: ['GBR'], from: '1973-01-01', until: '2020-01-31' },
  { codes: ['GRC'], from: '1981-01-01' },
  { codes: ['ESP', 'PRT'], from: '1986-01-01' },
  { codes: ['AUT', 'FIN', 'SWE'], from: '1995-01-01' },
  { codes: ['CYP', 'CZE', 'EST', 'HUN', 'LTU', 'LVA', 'MLT', 'POL', 'SVK', 'SVN'], from: '2004-05-01' },
  { codes: ['BGR', 'ROU'], from: '2007-01-01' },
  { codes: ['HRV'], from: '2013-07-01' },
];

/** Code under which the Union itself is in the directory. */
export const europeanUnion = 'EU';

/**
 * Codes of the States that were members of the Union on a day, sorted.
 * @param day YYYY-MM-DD
 */
export const membersOfTheUnion = (day: string): string[] =>
  membership.flatMap(({ codes, from, until = '9999-12-31' }) => (from <= day && day <= until ? codes : [])).sort();
