import mammoth from 'mammoth';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import { blocksOfDocument, type WordElement } from './word-document.ts';
import { listNames } from './word-numbering.ts';
import { collectPictures, type Picture } from './word-pictures.ts';

/** What a reader gives back; plain data, since it crosses a process boundary. */
export type Reading =
  | {
      readonly blocks: readonly SubmissionBlock[];
      readonly pages: number | null;
      readonly omissions: readonly string[];
      /** Bytes of the pictures that the blocks name. */
      readonly pictures?: readonly Picture[];
    }
  | {
      readonly unreadable: string;
      /** Set when the pages are there and only their text is not: a scan. */
      readonly scannedPages?: number;
    };

/**
 * Reads a Word document: headings, paragraphs, lists within lists, tables with spans, footnotes where they are called,
 * links and pictures. Comments of a drafter are no part of what was submitted. Runs in the reading process only, on
 * what has passed inspection.
 */
export const readWord = async (bytes: Uint8Array): Promise<Reading> => {
  let document: WordElement | undefined;
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      // What was read is taken before it is made into HTML, which keeps less of it; nothing is left to be made.
      transformDocument: (read: WordElement) => {
        document = read;
        return { ...read, children: [], notes: { resolve: () => undefined } };
      },
    },
  );
  if (document === undefined) return { unreadable: 'It cannot be read.' };
  const { pictures, named, left } = await collectPictures(document);
  const blocks = blocksOfDocument(document, named, listNames(document, bytes));
  const omissions = left === 0 ? [] : [left === 1 ? 'one picture' : `${left} pictures`];
  return { blocks, pages: null, omissions, ...(pictures.length === 0 ? {} : { pictures }) };
};
