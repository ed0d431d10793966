import { readFileSync } from 'node:fs';
import { getDocumentProxy } from 'unpdf';
import type { DeliveryListRow } from '../../domain/dispatch/delivery-list.ts';
import { PermanentFailure } from '../../domain/errors.ts';
import type { TypstCompiler } from './typst-compiler.ts';

const batchTemplate = readFileSync(new URL('./hand-batch.typ', import.meta.url), 'utf8');
const listTemplate = readFileSync(new URL('./delivery-list.typ', import.meta.url), 'utf8');

/** One note of a batch, as it was fixed. */
export interface BatchNote {
  readonly title: string;
  readonly pdf: Uint8Array;
  /** Pages of the PDF, see `pagesOf`. */
  readonly pages: number;
}

/**
 * Pages of a PDF.
 * @throws PermanentFailure when it is none
 */
export const pagesOf = async (pdf: Uint8Array): Promise<number> => {
  try {
    // The reader takes the bytes it is given for itself.
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const pages = document.numPages;
    await document.cleanup();
    return pages;
  } catch (cause) {
    throw new PermanentFailure('A note to be printed is not a PDF that can be read.', { cause });
  }
};

/**
 * All notes in one PDF for printing on both sides: each begins on a right-hand page, after a blank one where needed.
 * @param day calendar day (YYYY-MM-DD) that the file bears
 * @throws PermanentFailure when a page cannot be set
 */
export const renderHandBatch = (
  compiler: TypstCompiler,
  title: string,
  day: string,
  notes: readonly BatchNote[],
): Uint8Array => {
  const files = new Map<string, Uint8Array>();
  const listed = notes.map(({ pdf, ...note }, index) => {
    const file = `note-${index + 1}.pdf`;
    files.set(file, pdf);
    return { ...note, file };
  });
  files.set('batch.json', Buffer.from(JSON.stringify({ notes: listed })));
  return compiler.compilePdf(batchTemplate, { title, date: new Date(`${day}T00:00:00Z`), files });
};

/** The list on which delivery is signed for, one row a note. */
export const renderDeliveryList = (
  compiler: TypstCompiler,
  list: { readonly title: string; readonly subtitle: string; readonly rows: readonly DeliveryListRow[] },
  day: string,
): Uint8Array =>
  compiler.compilePdf(listTemplate, {
    title: list.title,
    date: new Date(`${day}T00:00:00Z`),
    files: new Map([['list.json', Buffer.from(JSON.stringify(list))]]),
  });
