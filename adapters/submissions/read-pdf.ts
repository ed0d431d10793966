import { getDocumentProxy } from 'unpdf';
import type { PlacedText } from './pdf-lines.ts';
import { blocksOfPages, repeatsLetters } from './pdf-lines.ts';
import type { Reading } from './read-word.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

const mostPages = 500;

type PageItem = Awaited<ReturnType<Awaited<ReturnType<PdfDocument['getPage']>>['getTextContent']>>['items'][number];

/**
 * The pieces of a page. The hyphen with which a typesetter divided a word is not given as text; of a tagged
 * PDF its empty span is left, and becomes a soft hyphen.
 */
const placedOf = (items: readonly PageItem[]): PlacedText[] => {
  const pieces: PlacedText[] = [];
  let emptySpan = false;
  for (const item of items) {
    if ('str' in item) {
      const { str, transform, width, height, dir } = item;
      const [x, y] = [Number(transform[4] ?? 0), Number(transform[5] ?? 0)];
      pieces.push({ text: str.replaceAll('\u0000', ''), x, y, width, height, rightToLeft: dir === 'rtl' });
      emptySpan = false;
      continue;
    }
    const last = pieces.at(-1);
    if (item.type === 'endMarkedContent' && emptySpan && last && last.text !== '') {
      pieces.push({ ...last, text: '\u00ad', x: last.x + last.width, width: 0 });
    }
    emptySpan = item.type.startsWith('beginMarkedContent') && 'tag' in item && item.tag === 'Span';
  }
  return pieces;
};

/** Reads the text of a PDF. Runs in the reading process only. */
export const readPdf = async (bytes: Uint8Array): Promise<Reading> => {
  let document: PdfDocument;
  try {
    document = await getDocumentProxy(new Uint8Array(bytes));
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { unreadable: name === 'PasswordException' ? 'It is encrypted.' : 'It is damaged.' };
  }
  const count = document.numPages;
  if (count > mostPages) return { unreadable: `It has ${count} pages; at most ${mostPages} are read.` };
  const pages: PlacedText[][] = [];
  for (let number = 1; number <= count; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    pages.push(placedOf(items));
    page.cleanup();
  }
  if (pages.some(repeatsLetters)) {
    return { unreadable: 'Its Arabic vowel signs are set so that its text cannot be taken out without mistakes.' };
  }
  const blocks = blocksOfPages(pages);
  if (blocks.length === 0) {
    const size = count === 1 ? 'Its one page holds' : `Its ${count} pages hold`;
    return { unreadable: `${size} no text: it is probably a scan.`, scannedPages: count };
  }
  return { blocks, pages: count, omissions: [] };
};
