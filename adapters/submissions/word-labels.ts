import { highestNumber, type ItemLabel, writtenNumber } from '../../domain/paper/item-label.ts';
import { decodeXml, firstValue, readXml } from '../inspection/xml-events.ts';
import { deepestLevel, type NumberingLevel, type WordNumberings } from './word-numbering.ts';

/** How a paragraph is numbered. */
export interface NumberedParagraph {
  readonly list: string;
  readonly level: number;
  /** Null where a bullet stands before it. */
  readonly label: ItemLabel | null;
}

/** Numbers paragraphs one after the other, as Word counts them. */
const createCounters = (numberings: WordNumberings): ((list: string, level: number) => NumberedParagraph | null) => {
  /** How far each level of a scheme has counted; undefined where it begins anew. */
  const counted = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  const count = (list: string, level: number, numbers: (number | undefined)[], own: NumberingLevel): void => {
    const start = numberings.startOf(list, level);
    const isFirst = !begun.has(`${level} ${list}`);
    begun.add(`${level} ${list}`);
    const before = numbers[level];
    numbers[level] =
      before === undefined || (isFirst && start !== null) ? (start ?? own.start) : Math.min(highestNumber, before + 1);
    for (let deeper = level + 1; deeper <= deepestLevel; deeper += 1) {
      const restart = numberings.level(list, deeper)?.restart ?? deeper;
      if (level < restart) numbers[deeper] = undefined;
    }
  };

  const labelOf = (
    list: string,
    level: number,
    numbers: readonly (number | undefined)[],
    own: NumberingLevel,
  ): ItemLabel | null => {
    if (own.format === 'bullet') return null;
    const value = numbers[level] ?? own.start;
    const numberOf = (at: number): string => {
      const other = numberings.level(list, at);
      if (other === null || other.format === 'bullet') return '';
      return writtenNumber(own.legal ? 'decimal' : other.format, numbers[at] ?? other.start);
    };
    const filled = (text: string): string => text.replace(/%([1-9])/g, (_, at) => numberOf(Number(at) - 1));
    const mark = `%${level + 1}`;
    const at = own.text.lastIndexOf(mark);
    // A text without its own number is the same for all.
    if (at < 0) return { format: 'none', value, before: filled(own.text), after: '' };
    return {
      format: own.legal ? 'decimal' : own.format,
      value,
      before: filled(own.text.slice(0, at)),
      after: filled(own.text.slice(at + mark.length)),
    };
  };

  return (list, level) => {
    const scheme = numberings.scheme(list);
    const own = numberings.level(list, level);
    if (scheme === null || own === null) return null;
    const numbers = counted.get(scheme) ?? [];
    counted.set(scheme, numbers);
    count(list, level, numbers, own);
    return { list, level, label: labelOf(list, level, numbers, own) };
  };
};

/** What a paragraph says of itself, as far as it has been read. */
interface OpenParagraph {
  /** Where its content begins. */
  readonly at: number;
  style?: string;
  list?: string;
  level?: number;
  deleted: boolean;
}

const markPrefix = 'verbale-paragraph-';

/** The paragraphs of a document that are numbered, by the bookmarks that were put at their beginnings. */
export interface MarkedDocument {
  readonly xml: string;
  readonly numbered: ReadonlyMap<string, NumberedParagraph>;
}

/**
 * Numbers the paragraphs of a document and marks them, since whoever reads it next does not tell of which list a
 * paragraph is. Those of no list, and those that were deleted with changes tracked, count for nothing; those without
 * words count as they do in Word.
 */
export const markNumbered = (bytes: Uint8Array, numberings: WordNumberings): MarkedDocument => {
  const xml = decodeXml(bytes);
  const number = createCounters(numberings);
  const numbered = new Map<string, NumberedParagraph>();
  const marks: { readonly at: number; readonly name: string }[] = [];
  const path: string[] = [];
  const open: OpenParagraph[] = [];
  /** Depth inside what only newer programs read, and what stands in its place is read. */
  let passedOver = 0;

  const numberOpen = (): void => {
    const paragraph = open.at(-1);
    if (paragraph === undefined || paragraph.deleted || passedOver > 0) return;
    const byStyle = paragraph.style === undefined ? null : numberings.ofStyle(paragraph.style);
    const list = paragraph.list ?? byStyle?.list ?? null;
    if (list === null) return;
    const own = number(list, paragraph.level ?? byStyle?.level ?? 0);
    if (own === null) return;
    const name = markPrefix + numbered.size;
    numbered.set(name, own);
    marks.push({ at: paragraph.at, name });
  };

  readXml(xml, {
    open: (name, attributes, after) => {
      const above = path.at(-1);
      path.push(name);
      if (name === 'Choice') passedOver += 1;
      else if (name === 'p') open.push({ at: after, deleted: false });
      const paragraph = open.at(-1);
      if (paragraph === undefined) return;
      // Only what the paragraph itself says, not what it said before a change: p, pPr, then perhaps numPr or rPr.
      if (path.at(-3) === 'p' && above === 'pPr' && name === 'pStyle') {
        const style = firstValue(attributes, 'val');
        if (style !== undefined) paragraph.style = style;
      }
      if (path.at(-4) !== 'p' || path.at(-3) !== 'pPr') return;
      if (above === 'rPr' && name === 'del') paragraph.deleted = true;
      if (above !== 'numPr') return;
      const value = firstValue(attributes, 'val') ?? '';
      if (name === 'numId') paragraph.list = value;
      else if (name === 'ilvl') paragraph.level = /^[0-8]$/.test(value) ? Number(value) : 0;
    },
    close: (name) => {
      path.pop();
      if (name === 'Choice') passedOver -= 1;
      else if (name === 'pPr' && path.at(-1) === 'p') numberOpen();
      else if (name === 'p') open.pop();
    },
  });

  let from = 0;
  const pieces = marks
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ at, name }) => {
      const piece = xml.slice(from, at);
      from = at;
      return [piece, `<v:bookmarkStart xmlns:v="${namespace}" v:name="${name}"/>`];
    });
  return { xml: pieces.join('') + xml.slice(from), numbered };
};

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
