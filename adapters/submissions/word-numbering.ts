import { highestNumber, type NumberFormat, numberFormats } from '../../domain/paper/item-label.ts';
import { readPart } from '../inspection/inspect-word.ts';
import { firstValue } from '../inspection/xml-events.ts';

/** One level of a numbering: how its numbers are written and when they begin anew. */
export interface NumberingLevel {
  format: NumberFormat | 'bullet';
  /** The label with %1 to %9 where the numbers of the levels stand. */
  text: string;
  start: number;
  /** The level, counted from 1, whose items make this one begin anew; 0 for none, undefined for the one above. */
  restart?: number;
  /** Numbers of the levels above are written in figures. */
  legal: boolean;
  /** The style of paragraphs that are at this level. */
  style?: string;
}

type Levels = Map<number, NumberingLevel>;

interface Scheme {
  readonly levels: Levels;
  /** The style whose numbering stands for this one. */
  link?: string;
}

interface Instance {
  scheme?: string;
  readonly starts: Map<number, number>;
  readonly levels: Levels;
}

interface Style {
  base?: string;
  list?: string;
  level?: number;
}

/** The numbering of a document as it is defined; what refers to nothing is not there. */
export interface WordNumberings {
  /** What a list counts by: lists of one scheme count together. */
  scheme(list: string): string | null;
  level(list: string, level: number): NumberingLevel | null;
  /** Where the list begins its level for the first time, if it says so itself. */
  startOf(list: string, level: number): number | null;
  /** The list and level of paragraphs of a style, by itself or by what it is based on. */
  ofStyle(style: string): { readonly list: string | null; readonly level: number };
}

export const deepestLevel = 8;

/** What is longer is no label. */
const longestText = 60;

/** A number that a file gives: null where it is none, or none that Word would take. */
const numberIn = (value: string | undefined, most: number): number | null => {
  const number = /^\d{1,5}$/.test(value ?? '') ? Number(value) : null;
  return number === null || number > most ? null : number;
};

const levelIn = (value: string | undefined): number | null => numberIn(value, deepestLevel);

const isFormat = (value: string): value is NumberFormat => (numberFormats as readonly string[]).includes(value);

const formatIn = (value: string): NumberFormat | 'bullet' =>
  value === 'bullet' || isFormat(value) ? value : 'decimal';

const isOff = (value: string | undefined): boolean => value !== undefined && /^(?:0|false|off)$/.test(value);

const readNumbering = (xml: Uint8Array): { schemes: Map<string, Scheme>; instances: Map<string, Instance> } => {
  const schemes = new Map<string, Scheme>();
  const instances = new Map<string, Instance>();
  let scheme: Scheme | null = null;
  let instance: Instance | null = null;
  let override: number | null = null;
  let level: NumberingLevel | null = null;
  readPart(xml, {
    open: (name, attributes) => {
      const value = firstValue(attributes, 'val');
      switch (name) {
        case 'abstractNum':
          scheme = { levels: new Map() };
          schemes.set(firstValue(attributes, 'abstractNumId') ?? '', scheme);
          return;
        case 'numStyleLink':
          if (scheme !== null && value !== undefined) scheme.link = value;
          return;
        case 'num':
          instance = { starts: new Map(), levels: new Map() };
          instances.set(firstValue(attributes, 'numId') ?? '', instance);
          return;
        case 'abstractNumId':
          if (instance !== null && value !== undefined) instance.scheme = value;
          return;
        case 'lvlOverride':
          override = levelIn(firstValue(attributes, 'ilvl'));
          return;
        case 'startOverride':
          if (instance !== null && override !== null)
            instance.starts.set(override, numberIn(value, highestNumber) ?? 1);
          return;
        case 'lvl': {
          level = { format: 'decimal', text: '', start: 0, legal: false };
          const at = levelIn(firstValue(attributes, 'ilvl') ?? '0');
          if (at !== null) (instance ?? scheme)?.levels.set(at, level);
          return;
        }
      }
      if (level === null) return;
      if (name === 'start') level.start = numberIn(value, highestNumber) ?? 1;
      else if (name === 'numFmt') level.format = formatIn(value ?? '');
      else if (name === 'lvlText') level.text = (value ?? '').slice(0, longestText);
      else if (name === 'isLgl') level.legal = !isOff(value);
      else if (name === 'pStyle' && value !== undefined) level.style = value;
      else if (name === 'lvlRestart') {
        const restart = numberIn(value, deepestLevel + 1);
        if (restart !== null) level.restart = restart;
      }
    },
    close: (name) => {
      if (name === 'abstractNum') scheme = null;
      else if (name === 'num') instance = null;
      else if (name === 'lvlOverride') override = null;
      else if (name === 'lvl') level = null;
    },
  });
  return { schemes, instances };
};

const readStyles = (xml: Uint8Array): Map<string, Style> => {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  let inNumbering = false;
  readPart(xml, {
    open: (name, attributes) => {
      const value = firstValue(attributes, 'val');
      if (name === 'style') {
        style = {};
        const id = firstValue(attributes, 'styleId') ?? '';
        if (!styles.has(id)) styles.set(id, style);
      } else if (name === 'numPr') inNumbering = true;
      else if (style === null || value === undefined) return;
      else if (name === 'basedOn') style.base = value;
      else if (inNumbering && name === 'numId') style.list = value;
      else if (inNumbering && name === 'ilvl') style.level = levelIn(value) ?? 0;
    },
    close: (name) => {
      if (name === 'style') style = null;
      else if (name === 'numPr') inNumbering = false;
    },
  });
  return styles;
};

/**
 * Reads how a document numbers its paragraphs. Definitions that refer to one another in a circle, or to nothing, number
 * nothing; a start that Word would not take is 1.
 * @param numbering the part of that name
 * @param styles the part of that name
 */
export const wordNumberings = (numbering: Uint8Array | null, styles: Uint8Array | null): WordNumberings => {
  const { schemes, instances } = numbering
    ? readNumbering(numbering)
    : { schemes: new Map<string, Scheme>(), instances: new Map<string, Instance>() };
  const byStyle = styles ? readStyles(styles) : new Map<string, Style>();

  /** The instance that a list comes to once styles have been followed. */
  const resolved = (list: string): { readonly name: string; readonly scheme: Scheme } | null => {
    const seen = new Set<string>();
    let next: string | undefined = list;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      const name: string | undefined = instances.get(next)?.scheme;
      const scheme: Scheme | undefined = name === undefined ? undefined : schemes.get(name);
      if (name === undefined || scheme === undefined) return null;
      if (scheme.link === undefined) return { name, scheme };
      next = byStyle.get(scheme.link)?.list;
    }
    return null;
  };

  return {
    scheme: (list) => resolved(list)?.name ?? null,
    level: (list, level) => instances.get(list)?.levels.get(level) ?? resolved(list)?.scheme.levels.get(level) ?? null,
    startOf: (list, level) => instances.get(list)?.starts.get(level) ?? null,
    ofStyle: (style) => {
      const seen = new Set<string>();
      for (
        let name: string | undefined = style;
        name !== undefined && !seen.has(name);
        name = byStyle.get(name)?.base
      ) {
        seen.add(name);
        const { list, level } = byStyle.get(name) ?? {};
        if (list === undefined) continue;
        const levels = resolved(list)?.scheme.levels ?? new Map<number, NumberingLevel>();
        const linked = [...levels].find(([, each]) => each.style !== undefined && seen.has(each.style));
        return { list, level: linked?.[0] ?? level ?? 0 };
      }
      return { list: null, level: 0 };
    },
  };
};
