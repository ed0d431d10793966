import { DomainRefusal } from '../errors.ts';

/** A document symbol taken apart. */
export interface DocumentSymbol {
  /** The symbol as it is printed, spaces and asterisks put right. */
  readonly text: string;
  /** Segments before the year or the document itself: ["CTOC", "COP", "WG.8"]. */
  readonly organ: readonly string[];
  readonly year: number | null;
  /** Series of the document, as in CRP.7, L.2 or INF/3; null for the main series. */
  readonly series: string | null;
  readonly number: number | null;
  /** "Add.1", "Corr.2", "Rev.1", "Amend.1", "Summary", in the order in which they stand. */
  readonly suffixes: readonly string[];
  /** "Prog. 13", "Part II": what stands in brackets at the end. */
  readonly part: string | null;
  /** How often reissued for technical reasons: the number of asterisks. */
  readonly reissues: number;
  /** The second symbol of a joint document. */
  readonly joint: DocumentSymbol | null;
}

const organWord = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/;
const numberedWord = /^([A-Z][A-Za-z]*)\.([1-9]\d*)$/;
const capitals = /^[A-Z]{1,8}$/;
const yearWord = /^(?:19|20)\d{2}$/;
const serial = /^[1-9]\d{0,3}$/;
const suffixWord = /^(?:(?:Add|Amend|Corr|Rev)\.[1-9]\d*|Summary)$/;
const seriesNames = ['CRP', 'INF', 'L', 'NGO', 'PV', 'R', 'RES', 'SR', 'WP'];
const tail = /^(?<segments>[A-Za-z0-9./-]+)(?: \((?<part>(?:Part|Prog)\. \d+|Part [IVX]+)\))?\s?(?<asterisks>\*{0,3})$/;

const refuse = (text: string, reason: string): never => {
  throw new DomainRefusal('symbol-does-not-parse', `The symbol "${text}" does not parse: ${reason}.`);
};

/**
 * Parses the symbol of a document of the United Nations, single or joint. Symbols of the Conference (CTOC/COP) are held to
 * their own form: CTOC/COP[/WG.n]/year/[CRP.|L.|INF/|NGO/|WP.]number[/Add.n ...][*].
 * @throws DomainRefusal `symbol-does-not-parse`, naming what is wrong
 */
export const parseSymbol = (text: string): DocumentSymbol => {
  const [first, second, ...more] = text.trim().split(/(?<=[\d*)])-(?=[A-Z][A-Z0-9]*\/)/);
  if (more.length > 0) refuse(text, 'a joint document has two symbols');
  const main = parseOne(text, first ?? '');
  if (second === undefined) return main;
  const joint = parseOne(text, second);
  return { ...main, text: `${main.text}-${joint.text}`, joint };
};

const parseOne = (whole: string, text: string): DocumentSymbol => {
  const groups =
    tail.exec(text)?.groups ?? refuse(whole, 'only capital letters, digits, "/", "." and "-" may stand in it');
  const segments = (groups.segments ?? '').split('/');
  const suffixes: string[] = [];
  while (suffixWord.test(segments.at(-1) ?? '')) suffixes.unshift(segments.pop() ?? '');
  const base = takeApart(whole, segments);
  const part = groups.part ?? null;
  const asterisks = groups.asterisks ?? '';
  const symbol: DocumentSymbol = {
    ...base,
    text: [...segments, ...suffixes].join('/') + (part === null ? '' : ` (${part})`) + asterisks,
    suffixes,
    part,
    reissues: asterisks.length,
    joint: null,
  };
  if (base.organ[0] === 'CTOC' && base.organ[1] === 'COP') holdToConference(whole, symbol);
  return symbol;
};

type Base = Pick<DocumentSymbol, 'organ' | 'year' | 'series' | 'number'>;

const takeApart = (whole: string, segments: readonly string[]): Base => {
  const [organ = '', ...rest] = segments;
  if (!organWord.test(organ)) refuse(whole, `"${organ}" is not an organ in capital letters`);
  if (rest.length === 0) refuse(whole, 'the organ alone is not a document');
  const taken = {
    organ: [organ],
    year: null as number | null,
    series: null as string | null,
    number: null as number | null,
  };
  for (const [index, segment] of rest.entries()) {
    if (taken.number !== null)
      refuse(whole, `nothing but Add., Corr., Rev., Amend. or Summary may follow the number, not "${segment}"`);
    const last = index === rest.length - 1;
    const numbered = numberedWord.exec(segment);
    if (numbered?.[1] && seriesNames.includes(numbered[1])) {
      taken.series = numbered[1];
      taken.number = Number(numbered[2]);
    } else if (yearWord.test(segment) && taken.year === null && !last) taken.year = Number(segment);
    else if (serial.test(segment) && (last || taken.year !== null)) taken.number = Number(segment);
    else if (serial.test(segment) && taken.year === null) taken.organ.push(segment);
    else if (seriesNames.includes(segment)) taken.series = segment;
    else if ((capitals.test(segment) || (numbered && /^[A-Z]+$/.test(numbered[1] ?? ''))) && taken.year === null)
      taken.organ.push(segment);
    else refuse(whole, `"${segment}" is not expected there`);
  }
  if (taken.number === null) refuse(whole, 'it ends without the number of a document');
  return taken;
};

const conferenceSeries = ['CRP', 'L', 'INF', 'NGO', 'WP'];

const holdToConference = (whole: string, symbol: DocumentSymbol): void => {
  const bodies = symbol.organ.slice(2);
  if (bodies.length > 1 || (bodies[0] !== undefined && !/^WG\.[1-9]\d*$/.test(bodies[0])))
    refuse(whole, 'between CTOC/COP and the year only a working group such as WG.8 may stand');
  if (symbol.year === null)
    refuse(whole, 'the year comes before the number in symbols of the Conference, as in CTOC/COP/2016/1');
  if (symbol.series !== null && !conferenceSeries.includes(symbol.series))
    refuse(whole, `the Conference has the series ${conferenceSeries.join(', ')}, not ${symbol.series}`);
  if (symbol.suffixes.includes('Summary') || symbol.part !== null)
    refuse(whole, 'documents of the Conference have neither summaries nor parts');
};

/** The symbol as a file name without extension: "CTOC_COP_WG.8_2015_2"; a reissue has its count at the end. */
export const symbolFileName = (symbol: DocumentSymbol): string => {
  const one = (single: DocumentSymbol, text: string) =>
    text.replace(/\*+$/, '').replace(/[()]/g, '').replace(/[/ ]+/g, '_') +
    (single.reissues > 0 ? `_reissue-${single.reissues}` : '');
  if (symbol.joint === null) return one(symbol, symbol.text);
  const first = symbol.text.slice(0, -(symbol.joint.text.length + 1));
  return `${one(symbol, first)}-${one(symbol.joint, symbol.joint.text)}`;
};
