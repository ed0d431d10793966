import type { BlockLevel, SubmissionBlock, TextRun } from '../../domain/paper/blocks.ts';
import { tidyRuns } from './html-blocks.ts';
import type { Reading } from './read-word.ts';
import { characters, codePages, fontCharsets } from './rtf-characters.ts';
import { rtfTokens } from './rtf-tokens.ts';

/** Groups that hold no text of the document. Unknown ones that are marked as optional are left out too. */
const skipped = new Set(
  'fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor fldinst listtable listoverridetable revtbl rsidtbl generator template xe tc bkmkstart bkmkend nonshppict sp pntxta pntxtb'.split(
    ' ',
  ),
);
/** Optional groups that hold text all the same. */
const shown = new Set(['shptxt', 'shpinst', 'shppict']);
interface Group {
  readonly skip: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly hidden: boolean;
  readonly charset: string | null;
  /** Characters that stand in for one written as its number. */
  readonly fallback: number;
  readonly footnote: boolean;
}

/** Reads rich text. Runs in the reading process only. */
export const readRtf = async (bytes: Uint8Array): Promise<Reading> => {
  const blocks: SubmissionBlock[] = [];
  const notes: (readonly TextRun[])[] = [];
  const charsets = new Map<number, string>();
  let standard = 'windows-1252';
  let group: Group = {
    skip: false,
    bold: false,
    italic: false,
    hidden: false,
    charset: null,
    fallback: 1,
    footnote: false,
  };
  const groups: Group[] = [];
  let runs: TextRun[] = [];
  let noteRuns: TextRun[] = [];
  let pending: number[] = [];
  let pendingCharset = '';
  let cells: (readonly TextRun[])[] = [];
  let rows: (readonly (readonly TextRun[])[])[] = [];
  let level: BlockLevel | null = null;
  let inTable = false;
  let optional = false;
  let omit = 0;
  let fontTable = 0;
  let styleSheet = 0;
  let style = 0;
  const styleLevels = new Map<number, BlockLevel>();
  let font = 0;
  let pictures = 0;

  const put = (text: string): void => {
    if (text === '' || group.skip || group.hidden) return;
    (group.footnote ? noteRuns : runs).push({
      text,
      ...(group.bold ? { bold: true } : {}),
      ...(group.italic ? { italic: true } : {}),
    });
  };
  const flush = (): void => {
    if (pending.length === 0) return;
    // Of the fonts of signs only the bullet is a character of a text.
    const text =
      pendingCharset === 'symbol'
        ? pending.map((value) => (value === 0xb7 ? '•' : ' ')).join('')
        : new TextDecoder(pendingCharset).decode(Uint8Array.from(pending));
    pending = [];
    put(text);
  };
  const byte = (value: number): void => {
    if (omit > 0) {
      omit -= 1;
      return;
    }
    const charset = group.charset ?? standard;
    if (charset !== pendingCharset) flush();
    pendingCharset = charset;
    pending.push(value);
  };
  const endTable = (): void => {
    if (rows.some((row) => row.some((cell) => cell.length > 0))) blocks.push({ kind: 'table', rows });
    rows = [];
  };
  const endParagraph = (): void => {
    if (group.footnote || inTable) {
      put('\n');
      return;
    }
    const tidy = tidyRuns(runs);
    runs = [];
    if (tidy.length === 0) return;
    endTable();
    blocks.push(level === null ? { kind: 'paragraph', runs: tidy } : { kind: 'heading', level, runs: tidy });
  };
  const restore = (): void => {
    flush();
    omit = 0;
    const outer = groups.pop();
    if (outer === undefined) return;
    if (group.footnote && !outer.footnote) {
      const tidy = tidyRuns(noteRuns);
      noteRuns = [];
      if (tidy.length > 0) notes.push(tidy);
      group = outer;
      put(`[${notes.length}]`);
    }
    group = outer;
    if (groups.length < fontTable) fontTable = 0;
    if (groups.length < styleSheet) styleSheet = 0;
  };
  const set = (change: Partial<Group>): void => {
    flush();
    group = { ...group, ...change };
  };
  const control = (name: string, parameter: number | null): void => {
    const on = parameter !== 0;
    if (optional) {
      optional = false;
      if (!shown.has(name)) set({ skip: true });
    }
    if (name === 'fonttbl') fontTable = groups.length;
    if (name === 'stylesheet') styleSheet = groups.length;
    if (name === 'pict' && !group.skip) pictures += 1;
    if (skipped.has(name)) {
      set({ skip: true });
      return;
    }
    if (name === 'u' && parameter !== null) {
      flush();
      put(String.fromCharCode(parameter & 0xffff));
      omit = group.fallback;
      return;
    }
    if (omit > 0 && (characters[name] !== undefined || name === 'par')) {
      omit -= 1;
      return;
    }
    if (characters[name] !== undefined) {
      flush();
      put(characters[name]);
      return;
    }
    switch (name) {
      case '*':
        optional = true;
        break;
      case 'ansicpg':
        standard = codePages[parameter ?? 0] ?? standard;
        break;
      case 'mac':
        standard = 'macintosh';
        break;
      case 'f':
        font = parameter ?? 0;
        if (fontTable === 0) set({ charset: charsets.get(font) ?? null });
        break;
      case 'fcharset': {
        const charset = fontCharsets[parameter ?? 0];
        // The first one is the document's own code page wherever no font says otherwise.
        if (fontTable > 0 && charset !== undefined && parameter !== 0) charsets.set(font, charset);
        break;
      }
      case 'cpg':
        if (fontTable > 0 && codePages[parameter ?? 0] !== undefined)
          charsets.set(font, codePages[parameter ?? 0] as string);
        break;
      case 'uc':
        set({ fallback: Math.min(16, Math.max(0, parameter ?? 1)) });
        break;
      case 'b':
        set({ bold: on });
        break;
      case 'i':
        set({ italic: on });
        break;
      case 'v':
      case 'deleted':
        set({ hidden: on });
        break;
      case 'plain':
        set({ bold: false, italic: false, hidden: false, charset: null });
        break;
      case 'footnote':
        set({ footnote: true });
        break;
      case 'outlinelevel':
        level = parameter !== null && parameter >= 0 && parameter < 6 ? ((parameter + 1) as BlockLevel) : null;
        if (styleSheet > 0 && level !== null) styleLevels.set(style, level);
        if (styleSheet > 0) level = null;
        break;
      case 's':
        style = parameter ?? 0;
        if (styleSheet === 0) level = styleLevels.get(style) ?? null;
        break;
      case 'pard':
        flush();
        if (!group.skip) {
          level = null;
          inTable = false;
        }
        break;
      case 'intbl':
        inTable = true;
        break;
      case 'par':
      case '\n':
      case '\r':
      case 'sect':
      case 'page':
        flush();
        if (!group.skip) endParagraph();
        break;
      case 'cell':
      case 'nestcell':
        flush();
        cells.push(tidyRuns(runs));
        runs = [];
        break;
      case 'row':
        flush();
        rows.push(cells);
        cells = [];
        break;
      default:
    }
  };

  for (const token of rtfTokens(bytes)) {
    if (token.kind === 'open') {
      flush();
      omit = 0;
      optional = false;
      groups.push(group);
    } else if (token.kind === 'close') restore();
    else if (token.kind === 'control') control(token.name, token.parameter);
    else if (token.kind === 'byte') byte(token.value);
    else {
      optional = false;
      for (let index = 0; index < token.text.length && !group.skip; index += 1)
        byte(token.text.charCodeAt(index) & 0xff);
    }
  }
  flush();
  inTable = false;
  group = { ...group, skip: false, footnote: false };
  endParagraph();
  endTable();
  if (notes.length > 0) blocks.push({ kind: 'list', ordered: true, items: notes });
  return {
    blocks,
    pages: null,
    omissions: pictures === 0 ? [] : [pictures === 1 ? 'one picture' : `${pictures} pictures`],
  };
};
