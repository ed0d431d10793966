import type {
  BlockLevel,
  OmittedPicture,
  SubmissionBlock,
  SubmittedCell,
  SubmittedImage,
  TextRun,
} from '../../domain/paper/blocks.ts';
import { labelText } from '../../domain/paper/item-label.ts';
import { safeLink } from '../../domain/paper/link.ts';
import { tidyRuns } from './html-blocks.ts';
import type { MarkedDocument, NumberedParagraph } from './word-labels.ts';
import { openLists } from './word-lists.ts';
import type { CollectedPictures } from './word-pictures.ts';

/** An element of a document as the Word reader has it; which fields it has depends on its type. */
export interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly value?: string;
  /** Of a bookmark. */
  readonly name?: string;
  readonly styleName?: string | null;
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

type Images = CollectedPictures['named'];

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

const headingNumber = (numbering: NumberedParagraph | undefined): { readonly number?: string } => {
  const number = numbering?.label ? labelText(numbering.label) : '';
  return number === '' ? {} : { number };
};

/** A cell has no lists: what its paragraphs are called by is text. */
const labelRun = (numbering: NumberedParagraph | undefined): TextRun[] => {
  if (numbering === undefined) return [];
  return [{ text: `${numbering.label === null ? '•' : labelText(numbering.label)} ` }];
};

/**
 * The blocks of a document in reading order. A note is taken where it is called, its paragraphs parted by line ends.
 * @param numbered how paragraphs are numbered, by the bookmarks at their beginnings
 */
export const blocksOfDocument = (
  document: WordElement,
  images: Images,
  numbered: MarkedDocument['numbered'],
): SubmissionBlock[] => {
  const numberingOf = (paragraph: WordElement): NumberedParagraph | undefined => {
    // What is left of a deleted paragraph stands before what its place was taken by.
    const mark = paragraph.children?.findLast(({ type, name = '' }) => type === 'bookmarkStart' && numbered.has(name));
    return numbered.get(mark?.name ?? '');
  };

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
        ...labelRun(numberingOf(paragraph)),
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
  let lists = openLists();
  const closeLists = (): void => {
    const list = lists.whole();
    if (list !== null) blocks.push(list);
    lists = openLists();
  };

  const addItem = (numbered: NumberedParagraph, runs: readonly TextRun[]): void => {
    if (!lists.takes(numbered)) closeLists();
    lists.add(numbered, runs);
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
      const numbering = numberingOf(element);
      if (level === null && numbering !== undefined) addItem(numbering, runs);
      else {
        closeLists();
        if (level === null) blocks.push({ kind: 'paragraph', runs });
        else blocks.push({ kind: 'heading', level, runs, ...headingNumber(numbering) });
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

const imagesIn = (element: WordElement, images: Images): (SubmittedImage | OmittedPicture)[] => {
  const own = images.get(element);
  return own === undefined ? (element.children ?? []).flatMap((child) => imagesIn(child, images)) : [own];
};
