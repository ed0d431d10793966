import type {
  BlockLevel,
  SubmissionBlock,
  SubmittedCell,
  SubmittedImage,
  SubmittedItem,
  SubmittedList,
  TextRun,
} from '../../domain/paper/blocks.ts';
import { safeLink } from '../../domain/paper/link.ts';
import { tidyRuns } from './html-blocks.ts';
import type { ListNames } from './word-numbering.ts';

/** An element of a document as the Word reader has it; which fields it has depends on its type. */
export interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly numbering?: { readonly level: string | number; readonly isOrdered: boolean } | null;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly href?: string;
  readonly breakType?: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly isHeader?: boolean;
  readonly altText?: string | null;
  readonly readAsBuffer?: () => Promise<Buffer>;
  readonly notes?: { readonly resolve: (reference: WordElement) => WordElement | undefined };
  readonly body?: readonly WordElement[];
}

type Numbering = NonNullable<WordElement['numbering']>;

type Images = ReadonlyMap<WordElement, SubmittedImage>;

interface Style {
  readonly bold?: true;
  readonly italic?: true;
  readonly link?: string;
}

/** Names that Word has for its own styles in every language. */
const headingLevel = (styleName: string | null | undefined): BlockLevel | null => {
  const name = styleName?.toLowerCase() ?? '';
  if (name === 'title') return 1;
  if (name === 'subtitle') return 2;
  const level = Number(/^heading ([1-6])$/.exec(name)?.[1]);
  return level >= 1 ? (level as BlockLevel) : null;
};

/** A list being put together: what it counts by, and the items with what is below them. */
interface OpenList {
  readonly name: string | undefined;
  readonly ordered: boolean;
  readonly start: number;
  readonly items: { readonly runs: readonly TextRun[]; below: OpenList | null }[];
}

const finished = ({ ordered, start, items }: OpenList): SubmittedList => ({
  kind: 'list',
  ordered,
  ...(ordered && start !== 1 ? { start } : {}),
  items: items.map(({ runs, below }): readonly TextRun[] | SubmittedItem =>
    below === null ? runs : { runs, below: finished(below) },
  ),
});

/** Deeper lists are drawn at this depth. */
const deepestList = 6;

/**
 * The blocks of a document in reading order. A note is taken where it is called, its paragraphs parted by line ends.
 * @param names which list each numbered paragraph is in
 */
export const blocksOfDocument = (document: WordElement, images: Images, names: ListNames): SubmissionBlock[] => {
  /** How far each list has counted at its first level. */
  const counted = new Map<string, number>();

  const noteOf = (reference: WordElement): readonly TextRun[] => {
    const paragraphs = (document.notes?.resolve(reference)?.body ?? []).flatMap(paragraphsIn);
    return tidyRuns(
      paragraphs.flatMap((paragraph, index) => [
        ...(index > 0 ? [{ text: '\n' }] : []),
        ...runsIn(paragraph, {}, false),
      ]),
    );
  };

  const runsIn = (element: WordElement, style: Style, withNotes: boolean): TextRun[] => {
    switch (element.type) {
      case 'text':
        return [{ text: element.value ?? '', ...style }];
      case 'tab':
        return [{ text: '\t', ...style }];
      case 'break':
        return [{ text: element.breakType === 'line' ? '\n' : ' ', ...style }];
      case 'checkbox':
        return [{ text: '☐ ', ...style }];
      case 'noteReference':
        return withNotes ? [{ text: '', ...style, footnote: noteOf(element) }] : [];
      case 'run':
        return (element.children ?? []).flatMap((child) =>
          runsIn(
            child,
            { ...style, ...(element.isBold ? { bold: true } : {}), ...(element.isItalic ? { italic: true } : {}) },
            withNotes,
          ),
        );
      case 'hyperlink': {
        const link = element.href === undefined ? null : safeLink(element.href);
        const inner = link === null ? style : { ...style, link };
        return (element.children ?? []).flatMap((child) => runsIn(child, inner, withNotes));
      }
      // What a drafter said about the text is not the text.
      case 'comment':
      case 'commentReference':
      case 'image':
        return [];
      default:
        return (element.children ?? []).flatMap((child) => runsIn(child, style, withNotes));
    }
  };

  const cellOf = (cell: WordElement): readonly TextRun[] | SubmittedCell => {
    const paragraphs = paragraphsIn(cell);
    const runs = tidyRuns(
      paragraphs.flatMap((paragraph, index) => [
        ...(index > 0 ? [{ text: '\n' }] : []),
        ...runsIn(paragraph, {}, true),
      ]),
    );
    const { colSpan: columns = 1, rowSpan: rows = 1 } = cell;
    return columns === 1 && rows === 1
      ? runs
      : { runs, ...(columns > 1 ? { columns } : {}), ...(rows > 1 ? { rows } : {}) };
  };

  const tableOf = (table: WordElement): SubmissionBlock[] => {
    const rows = table.children ?? [];
    const headers = rows.findIndex(({ isHeader }) => !isHeader);
    const headerRows = Math.max(0, headers);
    const cells = rows.map((row) => (row.children ?? []).map(cellOf));
    const pictures = imagesIn(table, images);
    if (!cells.some((row) => row.some((cell) => ('runs' in cell ? cell.runs : cell).length > 0))) return pictures;
    return [{ kind: 'table', rows: cells, ...(headerRows > 0 ? { headerRows } : {}) }, ...pictures];
  };

  const blocks: SubmissionBlock[] = [];
  let lists: OpenList[] = [];
  const closeLists = (): void => {
    const [outermost] = lists;
    if (outermost !== undefined) blocks.push(finished(outermost));
    lists = [];
  };

  const addItem = (element: WordElement, numbering: Numbering, runs: readonly TextRun[]): void => {
    const name = names.get(element);
    const level = Math.min(deepestList, Math.max(0, Number(numbering.level) || 0));
    if (lists.length > level + 1) lists = lists.slice(0, level + 1);
    const innermost = lists.at(-1);
    const another = innermost?.ordered !== numbering.isOrdered || innermost.name !== name;
    if (level === 0 && innermost !== undefined && another) closeLists();
    while (lists.length <= level) {
      const around = lists.at(-1);
      const resumed = lists.length === 0 && name !== undefined ? (counted.get(name) ?? 0) : 0;
      const list: OpenList = { name, ordered: numbering.isOrdered, start: resumed + 1, items: [] };
      if (around !== undefined) {
        // A level that was left out has an item without words.
        const above = around.items.at(-1) ?? { runs: [], below: null };
        if (around.items.length === 0) around.items.push(above);
        above.below = list;
      }
      lists.push(list);
    }
    const list = lists.at(-1) as OpenList;
    list.items.push({ runs, below: null });
    if (level === 0 && name !== undefined) counted.set(name, list.start + list.items.length - 1);
  };

  const add = (element: WordElement): void => {
    if (element.type === 'table') {
      closeLists();
      blocks.push(...tableOf(element));
      return;
    }
    if (element.type !== 'paragraph') {
      for (const child of element.children ?? []) add(child);
      return;
    }
    const runs = tidyRuns(runsIn(element, {}, true));
    const level = headingLevel(element.styleName);
    if (runs.length > 0) {
      if (level === null && element.numbering) addItem(element, element.numbering, runs);
      else {
        closeLists();
        blocks.push(level === null ? { kind: 'paragraph', runs } : { kind: 'heading', level, runs });
      }
    }
    const pictures = imagesIn(element, images);
    if (pictures.length === 0) return;
    closeLists();
    blocks.push(...pictures);
  };

  for (const child of document.children ?? []) add(child);
  closeLists();
  return blocks;
};

const paragraphsIn = (element: WordElement): WordElement[] =>
  element.type === 'paragraph' ? [element] : (element.children ?? []).flatMap(paragraphsIn);

const imagesIn = (element: WordElement, images: Images): SubmittedImage[] => {
  const own = images.get(element);
  return own === undefined ? (element.children ?? []).flatMap((child) => imagesIn(child, images)) : [own];
};
