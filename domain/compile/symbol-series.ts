import { DomainRefusal } from '../errors.ts';
import { type DocumentSymbol, parseSymbol } from './document-symbol.ts';

/**
 * A series in which documents of a body are numbered within a year: "CTOC/COP/WG.8/2016/CRP"; of the main series
 * "CTOC/COP/WG.8/2016".
 */
export interface SymbolSeries {
  readonly text: string;
  /** @param number from 1 */
  symbol(number: number): string;
}

const joined = (series: string, number: number): string =>
  // A series of letters takes its number after a point, INF and NGO after a stroke, the main series after a stroke.
  `${series}${/\/(?:INF|NGO)$|\d$/.test(series) ? '/' : '.'}${number}`;

/** @throws DomainRefusal `series-does-not-parse`, naming what is wrong */
export const parseSeries = (text: string): SymbolSeries => {
  const series = text.trim();
  try {
    const first = parseSymbol(joined(series, 1));
    if (first.number !== 1 || first.suffixes.length > 0 || first.joint !== null || first.year === null)
      throw new DomainRefusal(
        'series-does-not-parse',
        'does not parse: a series ends before the number of the document.',
      );
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    const reason = error.message.replace(/^.*?does not parse: /s, '');
    throw new DomainRefusal(
      'series-does-not-parse',
      `The series "${text}" does not parse: ${reason.replace(/\.$/, '')}; it looks like CTOC/COP/WG.8/2016/CRP.`,
    );
  }
  return { text: series, symbol: (number) => joined(series, number) };
};

/** Where a document stands among others: what numbers it. */
export interface SymbolPlace {
  /** The symbol in one way of writing, without the asterisks of a reissue: what may exist only once. */
  readonly key: string;
  /** "CTOC/COP/WG.8/2016/CRP"; of an addendum "CTOC/COP/WG.8/2016/CRP.1/Add". */
  readonly series: string;
  readonly number: number;
}

/** Where a symbol stands in the register; of a joint one the places of both halves. */
export const placesOf = (symbol: DocumentSymbol): SymbolPlace[] => [
  placeOf(symbol),
  ...(symbol.joint === null ? [] : [placeOf(symbol.joint)]),
];

const placeOf = ({ organ, year, series: kind, number, suffixes, part }: DocumentSymbol): SymbolPlace => {
  const series = [...organ, ...(year === null ? [] : [String(year)]), ...(kind === null ? [] : [kind])].join('/');
  const main = joined(series, number ?? 0);
  const inPart = part === null ? '' : ` (${part})`;
  const last = suffixes.at(-1);
  if (last === undefined) return { key: `${main}${inPart}`, series, number: number ?? 0 };
  const [suffix = '', serial = '1'] = last.split('.');
  const before = [main, ...suffixes.slice(0, -1), suffix].join('/');
  return { key: `${before}.${serial}${inPart}`, series: before, number: Number(serial) };
};

/** Kinds of paper that stand beside another one, by the suffix of their symbol. */
export type SuffixKind = 'Add' | 'Corr' | 'Rev';

/**
 * The symbol of a paper beside another: "CTOC/COP/WG.8/2015/2/Add.1". Of a joint document both halves get it; asterisks
 * of a reissue are left out.
 */
export const suffixedSymbol = (of: DocumentSymbol, kind: SuffixKind, number: number): string =>
  halves(of)
    .map((half) => `${half}/${kind}.${number}`)
    .join('-');

/** The symbol with one asterisk more; a third reissue is the last that a symbol can show. */
export const reissuedSymbol = (of: DocumentSymbol): string => {
  if (of.reissues >= 3)
    throw new DomainRefusal(
      'reissued-too-often',
      `${of.text} has been reissued three times: a revision (/Rev.) is the way to change it again.`,
    );
  return halves(of)
    .map((half) => `${half}${'*'.repeat(of.reissues + 1)}`)
    .join('-');
};

const halves = ({ text, joint }: DocumentSymbol): string[] =>
  (joint === null ? [text] : [text.slice(0, -(joint.text.length + 1)), joint.text]).map((half) =>
    half.replace(/\*+$/, ''),
  );
