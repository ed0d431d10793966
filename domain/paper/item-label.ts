import { cleanLine } from './clean-text.ts';

/** How the number of an item is written, by the names of ECMA-376, part 1, 17.18.59, which files in Word's format use. */
export const numberFormats = [
  'decimal',
  'decimalZero',
  'decimalFullWidth',
  'decimalEnclosedCircle',
  'decimalEnclosedParen',
  'lowerLetter',
  'upperLetter',
  'lowerRoman',
  'upperRoman',
  'russianLower',
  'russianUpper',
  'arabicAlpha',
  'arabicAbjad',
  'chineseCounting',
  'chineseCountingThousand',
  'ideographDigital',
  'none',
] as const;

export type NumberFormat = (typeof numberFormats)[number];

/** What an item of a list is called by, such as (a), IV. or 2.1: the number with what stands on either side of it. */
export interface ItemLabel {
  readonly format: NumberFormat;
  readonly value: number;
  /** Numbers of the levels above belong to it: the "2." of 2.1. */
  readonly before: string;
  readonly after: string;
}

/** Highest number that Word gives an item. */
export const highestNumber = 32_767;

/** So long a row of the same letter is no number that anybody would cite. */
const mostRepeated = 30;

/** After the last letter comes the first one twice: z, aa, bb. */
const lettered = (letters: string, value: number): string | null => {
  const times = Math.ceil(value / letters.length);
  return value < 1 || times > mostRepeated ? null : (letters[(value - 1) % letters.length] ?? '').repeat(times);
};

const romanDigits = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

const roman = (value: number): string | null => {
  if (value < 1 || value > 4999) return null;
  let rest = value;
  return romanDigits
    .map(([worth, digits]) => {
      const times = Math.floor(rest / worth);
      rest -= times * worth;
      return digits.repeat(times);
    })
    .join('');
};

const chineseDigits = '〇一二三四五六七八九';

const chineseDigit = (value: number): string => chineseDigits[value] ?? '';

/** As numbers are counted up to 99; above that the ways part. */
const chineseCounted = (value: number): string | null => {
  if (value < 1 || value > 99) return null;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? chineseDigit(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? chineseDigit(ones) : ''}`;
};

const shifted = (first: number, most: number, value: number): string | null =>
  value < 1 || value > most ? null : String.fromCodePoint(first + value - 1);

const latin = 'abcdefghijklmnopqrstuvwxyz';
/** Without ё, й and the signs. */
const russian = 'абвгдежзиклмнопрстуфхцчшщыэюя';

/** What cannot be written in its format, such as a letter for nought, is null. */
const writers: Readonly<Record<NumberFormat, (value: number) => string | null>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  decimalEnclosedCircle: (value) => shifted(0x2460, 20, value),
  decimalEnclosedParen: (value) => shifted(0x2474, 20, value),
  lowerLetter: (value) => lettered(latin, value),
  upperLetter: (value) => lettered(latin.toUpperCase(), value),
  lowerRoman: roman,
  upperRoman: (value) => roman(value)?.toUpperCase() ?? null,
  russianLower: (value) => lettered(russian, value),
  russianUpper: (value) => lettered(russian.toUpperCase(), value),
  arabicAlpha: (value) => lettered('أبتثجحخدذرزسشصضطظعغفقكلمنهوي', value),
  arabicAbjad: (value) => lettered('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ', value),
  chineseCounting: chineseCounted,
  chineseCountingThousand: chineseCounted,
  ideographDigital: (value) => String(value).replace(/\d/g, (digit) => chineseDigit(Number(digit))),
  none: () => '',
};

/** A number in a format; in figures where the format has no way to write it. */
export const writtenNumber = (format: NumberFormat, value: number): string => writers[format](value) ?? String(value);

/** A label as it is read and cited. */
export const labelText = ({ format, value, before, after }: ItemLabel): string =>
  cleanLine(`${before}${writtenNumber(format, value)}${after}`);

/** Figures with a full stop, which lists have by themselves. */
export const plainLabel = (value: number): ItemLabel => ({ format: 'decimal', value, before: '', after: '.' });

/** Whether a list would give its item this label by itself. */
export const isPlainLabel = ({ format, value, before, after }: ItemLabel, itself: number): boolean =>
  format === 'decimal' && value === itself && before === '' && after === '.';
