import mammoth from 'mammoth';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import { blocksOfDocument, type WordElement } from './word-document.ts';
import { markNumbered } from './word-labels.ts';
import { wordNumberings } from './word-numbering.ts';
import { openWordPackage, type WordPackage } from './word-package.ts';
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

/** The file as the reader asks for it, with its main part as it was marked. */
const readerInput = (word: WordPackage, main: string): { buffer: Buffer } => {
  const file = {
    exists: word.has,
    read: async (name: string, encoding?: string): Promise<string | Uint8Array> => {
      if (name === word.main && encoding !== undefined) return main;
      const part = Buffer.from(word.part(name) ?? []);
      if (encoding === undefined) return part;
      return encoding === 'base64' ? part.toString('base64') : new TextDecoder(encoding).decode(part);
    },
  };
  // The reader takes what opens a file as well as its bytes, which its types do not say.
  return { file } as unknown as { buffer: Buffer };
};

/**
 * Reads a Word document: headings, paragraphs, lists within lists, tables with spans, footnotes where they are called,
 * links and pictures. Comments of a drafter are no part of what was submitted. Runs in the reading process only, on
 * what has passed inspection.
 */
export const readWord = async (bytes: Uint8Array): Promise<Reading> => {
  const word = openWordPackage(bytes);
  const main = word.part(word.main);
  if (main === null) return { unreadable: 'It has no text.' };
  const { xml, numbered } = markNumbered(
    main,
    wordNumberings(word.part(word.related('numbering')), word.part(word.related('styles'))),
  );
  let document: WordElement | undefined;
  await mammoth.convertToHtml(readerInput(word, xml), {
    externalFileAccess: false,
    // What was read is taken before it is made into HTML, which keeps less of it; nothing is left to be made.
    transformDocument: (read: WordElement) => {
      document = read;
      return { ...read, children: [], notes: { resolve: () => undefined } };
    },
  });
  if (document === undefined) return { unreadable: 'It cannot be read.' };
  const { pictures, named, left } = await collectPictures(document);
  const blocks = blocksOfDocument(document, named, numbered);
  const omissions = left === 0 ? [] : [left === 1 ? 'one picture' : `${left} pictures`];
  return { blocks, pages: null, omissions, ...(pictures.length === 0 ? {} : { pictures }) };
};
