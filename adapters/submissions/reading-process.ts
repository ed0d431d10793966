import type { ContentVerdict, FileKind } from '../../domain/receive/inspection.ts';
import { type FileToInspect, inspectFile } from '../inspection/inspect-file.ts';
import { answerRequests } from '../isolation/isolated-process.ts';
import { watchMemory } from '../isolation/memory-watch.ts';
import { textOfBlocks } from './html-blocks.ts';
import { blocksOfText, decodeText } from './plain-text.ts';
import { readHtml } from './read-html.ts';
import { readOpenDocument } from './read-open-document.ts';
import { readPdf } from './read-pdf.ts';
import { readRtf } from './read-rtf.ts';
import type { Reading } from './read-word.ts';
import { readWord } from './read-word.ts';

/** What the parent asks for. */
export interface ReadingRequest {
  readonly file: FileToInspect;
  /** Whether the text is wanted too, if the file may be taken. */
  readonly read: boolean;
  /** Megabytes of resident memory that this process may hold; the first request sets it. */
  readonly residentMb: number;
}

export interface ReadingAnswer {
  readonly verdict: ContentVerdict;
  /** Null when the text was not wanted or the file may not be taken. */
  readonly reading: Reading | null;
}

/** Characters; some two thousand pages. What is larger would burden whoever holds it afterwards. */
const mostCharacters = 5_000_000;
const mostTextBytes = 5 * 1024 * 1024;

const readText = async (bytes: Uint8Array): Promise<Reading> => {
  if (bytes.byteLength > mostTextBytes) return { unreadable: 'It is a text of more than 5 MB.' };
  const text = decodeText(bytes);
  return text === null
    ? { unreadable: 'It is called a text but is none.' }
    : { blocks: blocksOfText(text), pages: null, omissions: [] };
};

const readPicture = async (): Promise<Reading> => ({
  unreadable: 'It is a picture, taken for one scanned page.',
  scannedPages: 1,
});

const readers: Readonly<Record<FileKind, (bytes: Uint8Array) => Promise<Reading>>> = {
  docx: readWord,
  pdf: readPdf,
  odt: readOpenDocument,
  rtf: readRtf,
  html: readHtml,
  txt: readText,
  png: readPicture,
  jpeg: readPicture,
};

const read = async (kind: FileKind, bytes: Uint8Array): Promise<Reading> => {
  try {
    const reading = await readers[kind](bytes);
    if ('unreadable' in reading) return reading;
    return textOfBlocks(reading.blocks).length > mostCharacters
      ? { unreadable: 'It holds more text than anybody would compile.' }
      : reading;
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : '';
    return { unreadable: `It cannot be read${detail === '' ? '' : `: ${detail}`}.` };
  }
};

let watched = false;

const answer = async ({ file, read: wanted, residentMb }: ReadingRequest): Promise<ReadingAnswer> => {
  if (!watched) watchMemory(residentMb);
  watched = true;
  const verdict = await inspectFile(file);
  return {
    verdict,
    reading: wanted && verdict.outcome === 'accepted' ? await read(verdict.kind, file.bytes) : null,
  };
};

answerRequests(answer);
