import { answerRequests } from '../isolation/isolated-process.ts';
import { orRefusal, type Refusal } from './refusal.ts';
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
export type PartsAnswer = Refusal | null;

const compiler = createTypstCompiler();

const setAll = async ({ source, documents }: PartsWanted, tell: (set: PartSet) => void): Promise<null> => {
  for (const [index, document] of documents.entries()) {
    tell({ index, bytes: compiler.compilePdf(source, document) });
    globalThis.gc?.();
    // What was set leaves before the next one is begun.
    await new Promise(setImmediate);
  }
  return null;
};

answerRequests(
  (wanted: PartsWanted, tell: (set: PartSet) => void): Promise<PartsAnswer> => orRefusal(() => setAll(wanted, tell)),
);
