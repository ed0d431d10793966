import type { Direction, Language } from '../../domain/language.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import type { RefusalReason } from '../../domain/receive/inspection.ts';
import { detectLanguage, directionOfText } from '../../domain/receive/language-detection.ts';
import { countWords } from '../../domain/receive/word-count.ts';
import type { FileToInspect } from '../inspection/inspect-file.ts';
import { textOfBlocks } from './html-blocks.ts';
import { blocksOfText } from './plain-text.ts';
import type { Reading } from './read-word.ts';
import type { DocumentReader } from './submission-reader.ts';
import type { Picture } from './word-pictures.ts';

/** Text taken out of a submission, for the compilation. */
export interface ExtractedSubmission {
  readonly blocks: readonly SubmissionBlock[];
  /** Null when it is in none of the six languages, or too short to say. */
  readonly language: Language | null;
  readonly direction: Direction;
  readonly words: number;
  /** Pages of a PDF; null for every other file. */
  readonly pages: number | null;
  /** What the file shows and the text leaves out: "2 pictures". */
  readonly omissions: readonly string[];
  /** Bytes of the pictures that the blocks name; absent where they name none. */
  readonly pictures?: readonly Picture[];
}

/** A file stays as it is when its text cannot be had; the sentence says why, for the person who looks at it. */
export type Extraction =
  | ExtractedSubmission
  | {
      readonly unreadable: string;
      /** Set for a scan: so many pages are there to be looked at. */
      readonly scannedPages?: number;
      /** What can be shown in place of the text. */
      readonly asReceived?: readonly SubmissionBlock[];
      /** Set when it was not read because inspection refuses it. */
      readonly refusal?: RefusalReason;
    };

/** What a reader took out, with its language, direction and length. */
export const measured = (reading: Reading): Extraction => {
  if ('unreadable' in reading) return reading;
  const { blocks, pages, omissions, pictures } = reading;
  const text = textOfBlocks(blocks);
  if (text.trim() === '' && !pictures) return { unreadable: 'It holds no text.' };
  return {
    blocks,
    language: detectLanguage(text),
    direction: directionOfText(text),
    words: countWords(text),
    pages,
    omissions,
    ...(pictures ? { pictures } : {}),
  };
};

/**
 * Takes the text out of a submitted file. Its bytes decide what it is; what inspection refuses is not read.
 * Never throws for what a file contains.
 */
export const extractSubmissionWith = async (file: FileToInspect, reader: DocumentReader): Promise<Extraction> =>
  measured((await reader.examine(file)).reading);

/** The sender's own words in a message body (`divideBody`) as a submission. */
export const extractBody = (newText: string): Extraction =>
  measured({ blocks: blocksOfText(newText), pages: null, omissions: [] });
