import { PermanentFailure } from '../../domain/errors.ts';
import { answerRequests } from '../isolation/isolated-process.ts';
import { createTypstCompiler, type TypstDocument } from './typst-compiler.ts';

/** Documents of one source that are to be set one after the other. */
export interface PartsWanted {
  readonly source: string;
  readonly documents: readonly TypstDocument[];
}

/** One of them, as soon as it is set. */
export interface PartSet {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** What kept the next one from being set; null where all of them are. */
export type PartsAnswer = { readonly refused: string; readonly permanent: boolean } | null;

const compiler = createTypstCompiler();

const setAll = async ({ source, documents }: PartsWanted, tell: (set: PartSet) => void): Promise<PartsAnswer> => {
  try {
    for (const [index, document] of documents.entries()) {
      tell({ index, bytes: compiler.compilePdf(source, document) });
      globalThis.gc?.();
      // What was set leaves before the next one is begun.
      await new Promise(setImmediate);
    }
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { refused: message, permanent: error instanceof PermanentFailure };
  }
};

answerRequests(setAll);
