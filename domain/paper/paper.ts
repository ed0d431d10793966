import type { Direction, Language } from '../language.ts';
import type { TextRun } from './blocks.ts';
import { type ItemLabel, plainLabel } from './item-label.ts';

/**
 * A paper as plain data (docs/adr/0009): every rendering is made from this value and from nothing else,
 * so that PDF, Word and what comes later say the same, and the same paper gives the same bytes.
 * Whole phrases arrive already worded in the paper's language; renderings add no words but page numbers.
 */
export interface Paper {
  /** Language of the version: default language and direction of everything in it. */
  readonly language: Language;
  /** Title in the properties of the file. */
  readonly title: string;
  /** Who issues it, in the properties of the file. */
  readonly author: string;
  /** What it belongs to, in the properties of the file: the title of the campaign. */
  readonly subject: string;
  /** Symbol at the head of every page after the first; null where the paper has none. */
  readonly runningSymbol: string | null;
  /** Date of the document, YYYY-MM-DD; also the date of the file. */
  readonly date: string;
  readonly masthead: Masthead;
  readonly content: readonly PaperBlock[];
}

export type Masthead = DocumentMasthead | ReportMasthead;

/**
 * Head of a document with a symbol. `distribution` is null for conference room papers, which have none.
 * Every string is ready to print: "Distr.: General", "29 July 2016", "Original: English".
 */
export interface DocumentMasthead {
  readonly kind: 'parliamentary-document' | 'conference-room-paper';
  readonly organization: string;
  readonly symbol: string;
  readonly body: readonly string[];
  readonly distribution: string | null;
  readonly date: string;
  readonly languageLine: string;
  readonly session: readonly string[];
  readonly placeAndDates: string;
  readonly agendaItem: string | null;
  /** Printed with an asterisk at the foot of the first page. */
  readonly agendaFootnote: string | null;
  /** Title of the item, above the document's own; left out where the item is only numbered. */
  readonly itemTitle?: string;
  readonly title: string;
  /** "Note by the Secretariat", or null. */
  readonly byline: string | null;
}

/** Head of a working report without a symbol: a status of responses. */
export interface ReportMasthead {
  readonly kind: 'report-page';
  readonly organization: string;
  readonly office: readonly string[];
  readonly date: string;
  readonly title: string;
  /** "As at 11 September 2015", or null. */
  readonly subtitle: string | null;
}

/**
 * A piece of text with its language where that is not the language around it. Its link may be http, https or mailto;
 * any other is printed without being a link (`safeLink`).
 */
export interface Run extends TextRun {
  readonly language?: Language;
  readonly footnote?: readonly Run[];
}

export type Runs = readonly Run[];

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Side in reading terms: `start` is left in English and right in Arabic. */
export type Alignment = 'start' | 'center' | 'end';

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: HeadingLevel;
  /** "II.": printed before the heading and in the table of contents. */
  readonly number?: string;
  readonly runs: Runs;
  /** Whether the table of contents has it. */
  readonly inContents: boolean;
  /** What links to it are called, where the words of the heading will not do. */
  readonly anchor?: string;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly runs: Runs;
  /** Paragraph number, as counted by whoever made the paper. */
  readonly number?: number;
  /** What links to it are called: without white space, once in the paper, and unlike any words of a heading. */
  readonly anchor?: string;
  /** Stays on the page of the block that follows. */
  readonly keepWithNext?: boolean;
  /** `note`: set smaller, for source lines and explanations. */
  readonly style?: 'body' | 'note';
}

export interface ListBlock {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Number of the first item, where it is not 1. */
  readonly start?: number;
  readonly items: readonly (Runs | ListItem)[];
}

/** An item with a list below it, or with a label that is not just its number in the list. */
export interface ListItem {
  readonly runs: Runs;
  readonly below?: ListBlock;
  readonly label?: ItemLabel;
}

/** An item of a list in its full shape. */
interface WholeItem {
  readonly runs: Runs;
  readonly below: ListBlock | null;
  /** Null where a dot stands before it. */
  readonly label: ItemLabel | null;
}

/** The items of a list in their full shape: what each is called by has been worked out. */
export const listItems = ({ ordered, start = 1, items }: ListBlock): WholeItem[] =>
  items.map((item, index) => {
    const { runs, below = null, label } = 'runs' in item ? item : { runs: item };
    return { runs, below, label: label ?? (ordered ? plainLabel(start + index) : null) };
  });

/** A place of the same paper, for forms in which one can go there. */
export interface PlaceLink {
  /** Anchor of a heading or a paragraph of this paper. */
  readonly anchor: string;
  /** What is there, for who cannot see it; begins with the words that are the link. */
  readonly name: string;
}

export interface TableCell {
  readonly runs: Runs;
  /** Columns the cell spans; 1 where it is not given. */
  readonly columns?: number;
  /** Rows the cell spans; 1 where it is not given. The rows below have no cell in its place. */
  readonly rows?: number;
  /** Bold, as totals are. */
  readonly strong?: boolean;
  /** Where one can read what its figure counts. */
  readonly opens?: PlaceLink;
}

export interface TableBlock {
  readonly kind: 'table';
  /** Printed above the table and kept with it. */
  readonly caption?: Runs;
  /** Relative widths, with the side each column is aligned to. */
  readonly columns: readonly { readonly width: number; readonly align: Alignment }[];
  /** The first `headerRows` rows are repeated on every page. */
  readonly headerRows: number;
  readonly rows: readonly (readonly TableCell[])[];
}

export interface ContentsBlock {
  readonly kind: 'contents';
  readonly title: string;
  /** Head of the page column: "Page". */
  readonly pageLabel: string;
}

/** Text in a language of its own, such as a submission as received. */
export interface SectionBlock {
  readonly kind: 'section';
  readonly language: Language | null;
  readonly direction: Direction;
  readonly blocks: readonly PaperBlock[];
}

/**
 * What a picture is made of: a drawing as SVG text (charts), or a photograph or scan by the hash of its bytes, which
 * are handed to the renderings beside the paper. `width` and `height` of a raster are in pixels.
 */
export type ImageSource =
  | { readonly kind: 'svg'; readonly svg: string }
  | {
      readonly kind: 'raster';
      readonly sha256: string;
      readonly mediaType: 'image/png' | 'image/jpeg';
      readonly width: number;
      readonly height: number;
    };

/** A picture on a line of its own. */
export interface ImageBlock {
  readonly kind: 'image';
  readonly source: ImageSource;
  /** What it shows, for who cannot see it: whole phrases; never empty. */
  readonly alternative: string;
  /** Printed below the picture and kept with it. */
  readonly caption?: Runs;
  /** Share of the width of the text it takes, above 0, at most 1. */
  readonly width: number;
}

/** Pages of a PDF as they were received. The PDF shows them; the other forms say where they are to be seen. */
export interface PagesBlock {
  readonly kind: 'pages';
  /** Of the PDF, whose bytes are handed to the renderings beside the paper. */
  readonly sha256: string;
  readonly pages: number;
  /** What they are, for who cannot see them; never empty. The number of the page is added. */
  readonly alternative: string;
  /** In forms that cannot show them: that the PDF does. */
  readonly elsewhere: Runs;
  /** In every form, where the pages turn out not to be usable. */
  readonly onFile: Runs;
}

interface PageBreakBlock {
  readonly kind: 'page-break';
}

export type PaperBlock =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | ContentsBlock
  | SectionBlock
  | ImageBlock
  | PagesBlock
  | PageBreakBlock;

/** The text of runs without its styles, footnotes left out. */
export const plainText = (runs: Runs): string => runs.map((run) => run.text).join('');
