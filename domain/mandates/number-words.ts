const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

const ordinals = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
] as const;
const tens = ['', '', 'twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'] as const;

/**
 * A whole number in running English text: under ten in words, from 10 in figures with a comma for thousands
 * (United Nations Editorial Manual, numbers). 0 is "no".
 */
export const numberInText = (value: number): string =>
  value === 0 ? 'no' : (words[value] ?? String(value).replace(/\B(?=(\d{3})+$)/g, ','));

/** "first" to "ninety-ninth"; beyond that "101st". */
export const ordinalInText = (value: number): string => {
  const known = ordinals[value];
  if (known !== undefined) return known;
  const ten = tens[Math.floor(value / 10)];
  if (ten !== undefined) return value % 10 === 0 ? `${ten}ieth` : `${ten}y-${ordinals[value % 10]}`;
  const end = value % 100 > 10 && value % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${end}`;
};
