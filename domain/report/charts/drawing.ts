import { directionOf, type Language } from '../../language.ts';

/** Where the given point of a text is: its left end, its middle or its right end, whatever its direction. */
type Anchor = 'start' | 'middle' | 'end';

/** A drawing in points under way. Everything is in black, white and grey: shapes and patterns tell things apart. */
export interface Drawing {
  readonly text: (
    x: number,
    y: number,
    value: string,
    style?: { anchor?: Anchor; size?: number; bold?: boolean },
  ) => void;
  readonly line: (points: readonly Point[], style?: { width?: number; dash?: string; shade?: string }) => void;
  readonly box: (left: number, top: number, width: number, height: number, fill: Fill) => void;
  readonly shape: (points: readonly Point[], filled: boolean) => void;
  /** Width that a text will take, about: for leaving room. */
  readonly widthOf: (value: string, size?: number) => number;
  /** The drawing as SVG text; the same strokes give the same text. */
  readonly svg: () => string;
}

export type Point = readonly [x: number, y: number];

/** How an area is told from others without colour. */
export type Fill = 'solid' | 'hatched' | 'empty';

/** Families as the papers set them; each carries what the one before has not. */
const families: Readonly<Record<Language, string>> = {
  ar: 'Amiri, Noto Sans',
  zh: 'Noto Sans SC, Noto Sans',
  en: 'Noto Sans',
  fr: 'Noto Sans',
  ru: 'Noto Sans',
  es: 'Noto Sans',
};

/** Of letters, relative to the size of the text; Amiri's are small for their size. */
const letterWidths: Readonly<Partial<Record<Language, number>>> = { zh: 1, ar: 0.5 };
const sizeFactors: Readonly<Partial<Record<Language, number>>> = { ar: 1.2 };

const defaultSize = 7.5;

/** The bidirectional algorithm is to see a text of its own, not a part of a line from left to right. */
const isolated = (value: string, language: Language): string =>
  directionOf(language) === 'rtl' ? `\u2067${value}\u2069` : value;

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Two decimals are finer than any eye. */
const round = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * @param id of the drawing among those of one page, for the names of its patterns
 * @param width and height in points
 */
export const openDrawing = (id: string, language: Language, width: number, height: number): Drawing => {
  const parts: string[] = [];
  const factor = sizeFactors[language] ?? 1;
  const path = (points: readonly Point[]): string =>
    points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const fills: Readonly<Record<Fill, string>> = { solid: '#333', hatched: `url(#${id}-hatch)`, empty: '#fff' };
  return {
    text: (x, y, value, { anchor = 'start', size = defaultSize, bold = false } = {}) => {
      const weight = bold ? ' font-weight="700"' : '';
      parts.push(
        `<text x="${round(x)}" y="${round(y)}" font-size="${round(size * factor)}" text-anchor="${anchor}"${weight}>${escaped(isolated(value, language))}</text>`,
      );
    },
    line: (points, { width: stroke = 0.5, dash, shade = '#000' } = {}) => {
      const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
      parts.push(`<path d="${path(points)}" fill="none" stroke="${shade}" stroke-width="${stroke}"${dashes}/>`);
    },
    box: (left, top, boxWidth, boxHeight, fill) => {
      if (boxWidth <= 0) return;
      parts.push(
        `<rect x="${round(left)}" y="${round(top)}" width="${round(boxWidth)}" height="${round(boxHeight)}" fill="${fills[fill]}" stroke="#000" stroke-width="0.5"/>`,
      );
    },
    shape: (points, filled) => {
      parts.push(`<path d="${path(points)}Z" fill="${filled ? '#000' : '#fff'}" stroke="#000" stroke-width="0.5"/>`);
    },
    widthOf: (value, size = defaultSize) => [...value].length * size * factor * (letterWidths[language] ?? 0.56),
    svg: () =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" direction="ltr" font-family="${families[language]}, sans-serif" fill="#000">`,
        `<defs><pattern id="${id}-hatch" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#fff"/><path d="M0 4L4 0M-1 1L1 -1M3 5L5 3" stroke="#000" stroke-width="0.9"/></pattern></defs>`,
        ...parts,
        '</svg>',
      ].join('\n'),
  };
};

/** A round number not below the value, and the distance between at most five marks up to it. */
export const niceScale = (value: number): { readonly top: number; readonly step: number } => {
  const wanted = Math.max(1, value) / 5;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * power >= wanted) ?? 10) * power);
  return { top: Math.ceil(Math.max(1, value) / step) * step, step };
};
