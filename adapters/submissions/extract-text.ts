import type { Direction, Language } from '../../domain/language.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import { detectLanguage, directionOfText } from '../../domain/receive/language-detection.ts';
import { countWords } from '../../domain/receive/word-count.ts';
import { textOfBlocks } from './html-blocks.ts';
import { blocksOfText, decodeText } from './plain-text.ts';
import type { DocumentReader } from './submission-reader.ts';
import { createDocumentReader } from './submission-reader.ts';
import { looksLikeZip, readZipDirectory, zipRefusal } from './zip-directory.ts';

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
}

/** A file stays as it is when its text cannot be had; the sentence says why, for the person who looks at it. */
export type Extraction = ExtractedSubmission | { readonly unreadable: string };

/** A file as it came; what it is called and declared to be is checked against its bytes. */
export interface FileToRead {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('%PDF-');

const measured = (
  blocks: readonly SubmissionBlock[],
  pages: number | null,
  omissions: readonly string[],
): Extraction => {
  const text = textOfBlocks(blocks);
  if (text.trim() === '') return { unreadable: 'It holds no text.' };
  return {
    blocks,
    language: detectLanguage(text),
    direction: directionOfText(text),
    words: countWords(text),
    pages,
    omissions,
  };
};

/** Why a zip file is not a Word document that may be read; null when it may. */
const wordRefusal = (bytes: Uint8Array): string | null => {
  const entries = readZipDirectory(bytes);
  if (entries === null) return 'It is damaged.';
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has('word/document.xml')) {
    return names.has('content.xml')
      ? 'It is OpenDocument text, which is kept on file and not reproduced.'
      : 'It is not a Word document.';
  }
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return 'It contains macros.';
  return zipRefusal(entries);
};

const maximumTextBytes = 5 * 1024 * 1024;

/**
 * Takes the text out of a submitted file: Word, PDF or plain text. The bytes decide what it is; a name
 * that says otherwise makes it unreadable, as do encryption, macros, damage and limits. Never throws for
 * what a file contains.
 */
export const extractSubmissionWith = async (file: FileToRead, reader: DocumentReader): Promise<Extraction> => {
  const { bytes } = file;
  const extension = (/\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1] ?? '').toLowerCase();
  if (bytes.byteLength === 0) return { unreadable: 'It is empty.' };
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { unreadable: 'It is encrypted or in an old Word format.' };
  if (isPdf(bytes)) {
    if (extension !== 'pdf' && extension !== '') return { unreadable: `It is a PDF but is called .${extension}.` };
    const reading = await reader.read('pdf', bytes);
    return 'unreadable' in reading ? reading : measured(reading.blocks, reading.pages, reading.omissions);
  }
  if (looksLikeZip(bytes)) {
    if (!['docx', 'odt', ''].includes(extension))
      return { unreadable: `It is a packed file but is called .${extension}.` };
    const refusal = wordRefusal(bytes);
    if (refusal !== null) return { unreadable: refusal };
    const reading = await reader.read('word', bytes);
    return 'unreadable' in reading ? reading : measured(reading.blocks, reading.pages, reading.omissions);
  }
  if (extension !== 'txt' && !(extension === '' && file.mediaType === 'text/plain')) {
    return {
      unreadable:
        extension === ''
          ? 'It is of a kind that is not read.'
          : `It is called .${extension} but is not one that can be read.`,
    };
  }
  if (bytes.byteLength > maximumTextBytes) return { unreadable: 'It is a text of more than 5 MB.' };
  const text = decodeText(bytes);
  return text === null ? { unreadable: 'It is called a text but is none.' } : measured(blocksOfText(text), null, []);
};

let shared: DocumentReader | null = null;

/** `extractSubmissionWith` on the one reader of this process. */
export const extractSubmission = (file: FileToRead): Promise<Extraction> => {
  shared ??= createDocumentReader();
  return extractSubmissionWith(file, shared);
};

/** The sender's own words in a message body (`divideBody`) as a submission. */
export const extractBody = (newText: string): Extraction => measured(blocksOfText(newText), null, []);
