/**
 * Reference numbers of the Secretariat's notes. Offices number differently, so the form is a pattern
 * of the campaign file; the serials themselves are given out by the database, one row a pattern and year.
 */

/** A reference taken apart again. */
export interface ReferenceNumber {
  readonly year: number;
  readonly serial: number;
}

const escapeForExpression = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** Says what is wrong with a pattern, or null when it may be used. */
export const referencePatternMistake = (pattern: string): string | null => {
  for (const placeholder of ['{year}', '{serial}']) {
    const count = pattern.split(placeholder).length - 1;
    if (count !== 1) return `must contain ${placeholder} exactly once, as in "VB {year}/{serial}/OCB"`;
  }
  if (/\}\{/.test(pattern)) return 'must have a separator between {year} and {serial}';
  const fixed = pattern.replace('{year}', '').replace('{serial}', '');
  // A digit touching a placeholder would make two references read the same.
  if (/\d\{|\}\d/.test(pattern)) return 'must not have a digit directly beside {year} or {serial}';
  if (!/^[A-Za-z0-9 ./()-]*$/.test(fixed)) {
    return 'may contain letters, digits, space and . / - ( ) besides {year} and {serial}';
  }
  if (pattern.trim() !== pattern || / {2}/.test(pattern))
    return 'must not begin or end with a space, or hold two in a row';
  return fixed.replace(/[^A-Za-z]/g, '').length < 2
    ? 'must contain at least two letters, so that a reference is recognised in running text'
    : null;
};

/** Writes a reference: `formatReference('VB {year}/{serial}/OCB', 2015, 148)` gives "VB 2015/148/OCB". */
export const formatReference = (pattern: string, year: number, serial: number): string =>
  pattern.replace('{year}', String(year).padStart(4, '0')).replace('{serial}', String(serial));

/** A reference that has no number yet: "VB 2015/…/OCB". No reader takes it for one that was given. */
export const referenceWithoutSerial = (pattern: string, year: number): string =>
  pattern.replace('{year}', String(year).padStart(4, '0')).replace('{serial}', '…');

const expressionOf = (pattern: string): string =>
  pattern
    .split(/(\{year\}|\{serial\}| )/)
    .map((piece) => {
      if (piece === '{year}') return '(?<year>\\d{4})';
      if (piece === '{serial}') return '(?<serial>[1-9]\\d{0,8})';
      // Mail programs break lines and double spaces inside a reference.
      return piece === ' ' ? '\\s{1,4}' : escapeForExpression(piece);
    })
    .join('');

const numbersOf = (match: RegExpExecArray): ReferenceNumber => ({
  year: Number(match.groups?.year),
  serial: Number(match.groups?.serial),
});

/** Takes a reference of this pattern apart; null when the text is anything else. Letter case does not count. */
export const parseReference = (pattern: string, text: string): ReferenceNumber | null => {
  const match = new RegExp(`^${expressionOf(pattern)}$`, 'i').exec(text.trim());
  return match === null ? null : numbersOf(match);
};

/** Every reference of this pattern that stands in a running text, in order, each once. */
export const findReferences = (pattern: string, text: string): ReferenceNumber[] => {
  const expression = new RegExp(`(?<![A-Za-z0-9])${expressionOf(pattern)}(?![A-Za-z0-9])`, 'gi');
  const found = new Map<string, ReferenceNumber>();
  for (const match of text.matchAll(expression)) {
    const numbers = numbersOf(match);
    found.set(`${numbers.year}/${numbers.serial}`, numbers);
  }
  return [...found.values()];
};
