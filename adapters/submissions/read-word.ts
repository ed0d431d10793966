import mammoth from 'mammoth';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import { blocksOfHtml } from './html-blocks.ts';

/** What a reader gives back; plain data, since it crosses a process boundary. */
export type Reading =
  | {
      readonly blocks: readonly SubmissionBlock[];
      readonly pages: number | null;
      readonly omissions: readonly string[];
    }
  | {
      readonly unreadable: string;
      /** Set when the pages are there and only their text is not: a scan. */
      readonly scannedPages?: number;
    };

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  // Comments of a drafter are not part of what the State submitted.
  'comment-reference => ',
];

/** Reads a Word document. Runs in the reading process only, on what has passed inspection. */
export const readWord = async (bytes: Uint8Array): Promise<Reading> => {
  let pictures = 0;
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => {
        pictures += 1;
        return { src: '' };
      }),
    },
  );
  const blocks = blocksOfHtml(value);
  const omissions = pictures === 0 ? [] : [pictures === 1 ? 'one picture' : `${pictures} pictures`];
  return { blocks, pages: null, omissions };
};
