import { answerRequests } from '../isolation/isolated-process.ts';
import { readPdf } from './read-pdf.ts';
import type { Reading } from './read-word.ts';
import { readWord } from './read-word.ts';

/** What the parent asks for. */
export interface ReadingRequest {
  readonly kind: 'word' | 'pdf';
  readonly bytes: Uint8Array;
}

const read = async ({ kind, bytes }: ReadingRequest): Promise<Reading> => {
  try {
    return await (kind === 'word' ? readWord(bytes) : readPdf(bytes));
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : '';
    return { unreadable: `It cannot be read${detail === '' ? '' : `: ${detail}`}.` };
  }
};

answerRequests(read);
