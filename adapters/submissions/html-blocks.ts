import { type BlockLevel, type SubmissionBlock, type TextRun, textOfBlock } from '../../domain/paper/blocks.ts';
import { cleanText } from '../../domain/paper/clean-text.ts';

/** Names of the characters from U+00A0 on, in their order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const entities: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    OElig: 'Œ',
    oelig: 'œ',
    euro: '€',
    ndash: '–',
  }),
  ...Object.entries({
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    bull: '•',
    shy: '\u00ad',
  }),
]);

const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}\d{0,2}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities.get(name) ?? entities.get(String(name).toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Joins runs of one style, trims the ends, and drops what is empty. */
export const tidyRuns = (runs: readonly TextRun[]): readonly TextRun[] => {
  const joined: (Omit<TextRun, 'text'> & { text: string })[] = [];
  for (const run of runs) {
    const text = cleanText(run.text).replace(/[ \t\u00a0]*\n[ \t\u00a0]*/g, '\n');
    const last = joined.at(-1);
    if (text === '' && run.footnote === undefined) continue;
    // A note ends the run that calls it.
    if (last && !last.footnote && last.bold === run.bold && last.italic === run.italic && last.link === run.link) {
      last.text += text;
      if (run.footnote) joined.splice(-1, 1, { ...last, footnote: run.footnote });
    } else joined.push({ ...run, text });
  }
  const first = joined[0];
  if (first) first.text = first.text.trimStart();
  const last = joined.at(-1);
  if (last) last.text = last.text.trimEnd();
  return joined.filter(({ text, footnote }) => text !== '' || footnote !== undefined);
};

/** Words of the blocks as plain text; for counting and for telling the language. */
export const textOfBlocks = (blocks: readonly SubmissionBlock[]): string => blocks.map(textOfBlock).join('\n');

interface Holder {
  readonly tag: string;
  runs: TextRun[];
}

/**
 * Turns the plain HTML that the Word reader writes (headings, paragraphs, lists, tables, bold,
 * italic) into blocks. Links keep their words only, pictures nothing. A list within a list becomes
 * items of the outer one; paragraphs within a cell or an item are parted by a line end.
 */
export const blocksOfHtml = (html: string): readonly SubmissionBlock[] => {
  const blocks: SubmissionBlock[] = [];
  let holder: Holder | null = null;
  let bold = 0;
  let italic = 0;
  let lists = 0;
  let list: { ordered: boolean; items: (readonly TextRun[])[] } | null = null;
  let tables = 0;
  let rows: (readonly TextRun[])[][] = [];

  const closeHolder = (): void => {
    if (holder === null) return;
    const runs = tidyRuns(holder.runs);
    const { tag } = holder;
    holder = null;
    if (tag === 'cell') rows.at(-1)?.push(runs);
    else if (runs.length === 0) return;
    else if (tag === 'li' && list !== null) list.items.push(runs);
    else if (/^h[1-6]$/.test(tag)) blocks.push({ kind: 'heading', level: Number(tag[1]) as BlockLevel, runs });
    else blocks.push({ kind: 'paragraph', runs });
  };
  const write = (text: string): void => {
    holder ??= { tag: 'p', runs: [] };
    holder.runs.push({ text, ...(bold > 0 ? { bold: true } : {}), ...(italic > 0 ? { italic: true } : {}) });
  };
  /** Paragraphs and headings inside an item or a cell belong to it. */
  const within = (): boolean => holder !== null && (holder.tag === 'li' || holder.tag === 'cell');

  const open = (tag: string): void => {
    if (tag === 'strong' || tag === 'b') bold += 1;
    else if (tag === 'em' || tag === 'i') italic += 1;
    else if (tag === 'br') write('\n');
    else if (tag === 'p' || /^h[1-6]$/.test(tag)) {
      if (within()) {
        if (holder !== null && holder.runs.length > 0) write('\n');
      } else {
        closeHolder();
        holder = { tag, runs: [] };
      }
    } else if (tables > 0 && tag !== 'table') {
      if (tag === 'tr' && tables === 1) rows.push([]);
      else if ((tag === 'td' || tag === 'th') && tables === 1) {
        closeHolder();
        holder = { tag: 'cell', runs: [] };
      } else if (holder !== null && ['td', 'th', 'li'].includes(tag)) write('\n');
    } else if (tag === 'ul' || tag === 'ol') {
      closeHolder();
      lists += 1;
      if (lists === 1) list = { ordered: tag === 'ol', items: [] };
    } else if (tag === 'li') {
      closeHolder();
      holder = { tag: 'li', runs: [] };
    } else if (tag === 'table') {
      if (tables === 0) {
        closeHolder();
        rows = [];
      }
      tables += 1;
    }
  };
  const close = (tag: string): void => {
    if (tag === 'strong' || tag === 'b') bold = Math.max(0, bold - 1);
    else if (tag === 'em' || tag === 'i') italic = Math.max(0, italic - 1);
    else if (tag === 'table') {
      tables = Math.max(0, tables - 1);
      if (tables > 0) return;
      closeHolder();
      if (rows.some((row) => row.some((cell) => cell.length > 0))) blocks.push({ kind: 'table', rows });
      rows = [];
    } else if (tables > 0) {
      if ((tag === 'td' || tag === 'th') && tables === 1) closeHolder();
    } else if (tag === 'ul' || tag === 'ol') {
      closeHolder();
      lists = Math.max(0, lists - 1);
      if (lists === 0 && list !== null) {
        if (list.items.length > 0) blocks.push({ kind: 'list', ...list });
        list = null;
      }
    } else if (tag === 'li' || (!within() && (tag === 'p' || /^h[1-6]$/.test(tag)))) closeHolder();
  };

  for (const [, slash, tag, text] of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|([^<]+|<)/g)) {
    // The mark that leads back from a note to its place is no word of the author's.
    if (text !== undefined) write(decode(text).replace(/\s*↑$/u, ''));
    else if (tag !== undefined) (slash === '/' ? close : open)(tag.toLowerCase());
  }
  closeHolder();
  return blocks;
};
