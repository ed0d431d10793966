import type { RenderingProgress } from '../../activities/ports/outside.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import { answerRequests } from '../isolation/isolated-process.ts';
import type { PaperFiles } from './paper-images.ts';
import { renderPaperPdf } from './paper-pdf.ts';
import { openPartSetters } from './part-setters.ts';
import { partStoreIn } from './part-store.ts';
import { orRefusal, type Refusal } from './refusal.ts';
import { createTypstCompiler } from './typst-compiler.ts';
import { usablePaper } from './usable-paper.ts';

/** A paper to be rendered. */
export interface PaperWanted {
  readonly paper: Paper;
  readonly files: PaperFiles;
  /** Where parts of long papers are kept for the next time; null = nowhere. */
  readonly partsFolder: string | null;
}

export type PaperPdfAnswer = { readonly pdf: Uint8Array } | Refusal;

const compiler = createTypstCompiler();

const render = async (
  { paper, files, partsFolder }: PaperWanted,
  onProgress: (progress: RenderingProgress) => void,
): Promise<{ readonly pdf: Uint8Array }> => {
  const setters = openPartSetters();
  try {
    const usable = usablePaper(paper, () => compiler, files);
    return {
      pdf: await renderPaperPdf(usable, { compiler, files, onProgress, parts: partStoreIn(partsFolder), setters }),
    };
  } finally {
    setters.close();
    globalThis.gc?.();
  }
};

answerRequests(
  (wanted: PaperWanted, tell: (progress: RenderingProgress) => void): Promise<PaperPdfAnswer> =>
    orRefusal(() => render(wanted, tell)),
);
