import type { BlockLevel, SubmissionBlock, TextRun } from '../../domain/paper/blocks.ts';
import { decodeXml, firstValue, readXml } from '../inspection/xml-events.ts';
import { tidyRuns } from './html-blocks.ts';
import type { Reading } from './read-word.ts';
import { readZipDirectory, unpackEntry } from './zip-directory.ts';

/** Elements whose text is not the document's own: what was deleted, what a drafter remarked, what is only declared. */
const skipped = new Set([
  'tracked-changes',
  'annotation',
  'forms',
  'sequence-decls',
  'scripts',
  'note-citation',
  'title',
  'desc',
]);

interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** Reads OpenDocument text. Runs in the reading process only. */
export const readOpenDocument = async (bytes: Uint8Array): Promise<Reading> => {
  const entry = readZipDirectory(bytes)?.entries.find(({ name }) => name === 'content.xml');
  if (entry === undefined) return { unreadable: 'It is damaged.' };
  const blocks: SubmissionBlock[] = [];
  const notes: (readonly TextRun[])[] = [];
  const styles = new Map<string, Style>();
  const ordered = new Map<string, boolean>();
  let style: string | null = null;
  let listStyle: string | null = null;
  let skip = 0;
  let runs: TextRun[] = [];
  let outer: TextRun[] = [];
  const spans: Style[] = [];
  let level: BlockLevel | null = null;
  let within = 0;
  let lists = 0;
  let items: (readonly TextRun[])[] = [];
  let numbered = false;
  let tables = 0;
  let rows: (readonly TextRun[])[][] = [];
  let note = false;
  let pictures = 0;

  const write = (text: string): void => {
    if (skip > 0 || within === 0) return;
    const span = spans.at(-1);
    runs.push({ text, ...(span?.bold ? { bold: true } : {}), ...(span?.italic ? { italic: true } : {}) });
  };
  const take = (): readonly TextRun[] => {
    const tidy = tidyRuns(runs);
    runs = [];
    return tidy;
  };
  const endList = (): void => {
    if (items.length > 0) blocks.push({ kind: 'list', ordered: numbered, items });
    items = [];
  };
  const endParagraph = (): void => {
    // A numbered heading stands in a list of its own.
    if (level !== null && lists > 0 && tables === 0 && !note) {
      endList();
      const heading = take();
      if (heading.length > 0) blocks.push({ kind: 'heading', level, runs: heading });
      return;
    }
    if (note || tables > 0 || lists > 0) {
      runs.push({ text: '\n' });
      return;
    }
    const tidy = take();
    if (tidy.length > 0)
      blocks.push(level === null ? { kind: 'paragraph', runs: tidy } : { kind: 'heading', level, runs: tidy });
  };
  const endItem = (): void => {
    const tidy = take();
    if (tidy.length > 0) items.push(tidy);
  };

  readXml(decodeXml(unpackEntry(bytes, entry)), {
    open: (name, attributes) => {
      if (skip > 0 || skipped.has(name)) {
        skip += 1;
        return;
      }
      switch (name) {
        case 'style':
          style = firstValue(attributes, 'name') ?? null;
          break;
        case 'text-properties':
          if (style !== null)
            styles.set(style, {
              bold: /^(?:bold|[6-9]00)$/.test(firstValue(attributes, 'font-weight') ?? ''),
              italic: /^(?:italic|oblique)$/.test(firstValue(attributes, 'font-style') ?? ''),
            });
          break;
        case 'list-style':
          listStyle = firstValue(attributes, 'name') ?? null;
          break;
        case 'list-level-style-number':
          if (listStyle !== null && firstValue(attributes, 'level') === '1') ordered.set(listStyle, true);
          break;
        case 'h':
        case 'p': {
          const depth = Number(firstValue(attributes, 'outline-level') ?? 1);
          level = name === 'h' ? (Math.min(6, Math.max(1, depth || 1)) as BlockLevel) : null;
          within += 1;
          // A style of a paragraph makes its words bold or not.
          spans.push(styles.get(firstValue(attributes, 'style-name') ?? '') ?? { bold: false, italic: false });
          break;
        }
        case 'span':
          spans.push(
            styles.get(firstValue(attributes, 'style-name') ?? '') ?? spans.at(-1) ?? { bold: false, italic: false },
          );
          break;
        case 's':
          write(' '.repeat(Math.min(100, Math.max(1, Number(firstValue(attributes, 'c') ?? 1) || 1))));
          break;
        case 'tab':
          write('\t');
          break;
        case 'line-break':
          write('\n');
          break;
        case 'note-body':
          outer = runs;
          runs = [];
          note = true;
          break;
        case 'list':
          if (lists === 0 && tables === 0 && !note) {
            take();
            items = [];
            numbered = ordered.get(firstValue(attributes, 'style-name') ?? '') ?? false;
          }
          lists += 1;
          break;
        case 'list-item':
          if (tables === 0 && !note) endItem();
          break;
        case 'table':
          if (tables === 0) rows = [];
          tables += 1;
          break;
        case 'table-row':
          if (tables === 1) rows.push([]);
          break;
        case 'image':
          pictures += 1;
          break;
        default:
      }
    },
    text: (value) => write(value.replace(/[ \t\r\n]+/g, ' ')),
    close: (name) => {
      if (skip > 0) {
        skip -= 1;
        return;
      }
      switch (name) {
        case 'h':
        case 'p':
          within -= 1;
          spans.pop();
          endParagraph();
          break;
        case 'span':
          spans.pop();
          break;
        case 'note-body':
          notes.push(take());
          runs = outer;
          note = false;
          write(`[${notes.length}]`);
          break;
        case 'list-item':
          if (tables === 0 && !note) endItem();
          break;
        case 'list':
          lists -= 1;
          if (lists === 0 && tables === 0 && !note) endList();
          break;
        case 'table-cell':
          if (tables === 1) rows.at(-1)?.push(take());
          break;
        case 'table':
          tables -= 1;
          if (tables === 0 && rows.some((row) => row.some((cell) => cell.length > 0)))
            blocks.push({ kind: 'table', rows });
          break;
        default:
      }
    },
  });
  if (notes.length > 0) blocks.push({ kind: 'list', ordered: true, items: notes });
  return {
    blocks,
    pages: null,
    omissions: pictures === 0 ? [] : [pictures === 1 ? 'one picture' : `${pictures} pictures`],
  };
};
