import type { RenderedPaper, RenderingProgress } from '../../activities/ports/outside.ts';
import type { NoteText } from '../../domain/dispatch/note-text.ts';
import { PermanentFailure } from '../../domain/errors.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import { answerRequests } from '../isolation/isolated-process.ts';
import { type KeptSections, openBlockHash, openKeptSections } from './kept-sections.ts';
import { renderNotePdf } from './note-pdf.ts';
import { renderNoteWord } from './note-word.ts';
import { renderPaperAkn } from './paper-akn.ts';
import { renderPaperHtml } from './paper-html.ts';
import type { PaperFiles } from './paper-images.ts';
import { renderPaperPdf } from './paper-pdf.ts';
import { renderPaperText } from './paper-text.ts';
import { renderPaperWord } from './paper-word.ts';
import { openPartSetters } from './part-setters.ts';
import { folderPartStore, noPartStore } from './part-store.ts';
import { createTypstCompiler } from './typst-compiler.ts';
import { usablePaper } from './usable-paper.ts';

/** What is to be rendered; a paper in every form, a note as Word only where somebody will edit it. */
export type RenderingRequest =
  | { readonly kind: 'note'; readonly note: NoteText; readonly withWord: boolean }
  | { readonly kind: 'paper'; readonly paper: Paper; readonly files: PaperFiles; readonly partsFolder: string | null };

export type RenderingAnswer =
  | { readonly pdf: Uint8Array; readonly word: Uint8Array | null }
  | RenderedPaper
  | { readonly refused: string; readonly permanent: boolean };

const compiler = createTypstCompiler();

const renderPaper = async (
  { paper: asked, files, partsFolder }: Extract<RenderingRequest, { kind: 'paper' }>,
  onProgress: (progress: RenderingProgress) => void,
): Promise<RenderedPaper> => {
  const paper = usablePaper(asked, compiler, files);
  const parts = partsFolder === null ? noPartStore : folderPartStore(partsFolder);
  const hashOf = openBlockHash();
  const sections = openKeptSections(parts, hashOf);
  const setters = openPartSetters();
  try {
    // A long paper's parts are set beside this process, while it writes the other forms.
    const [pdf, others] = await Promise.all([
      renderPaperPdf(paper, { compiler, files, onProgress, parts, hashOf, setters }),
      otherForms(paper, files, sections),
    ]);
    return { pdf, ...others };
  } finally {
    setters.close();
    globalThis.gc?.();
  }
};

const otherForms = async (
  paper: Paper,
  files: PaperFiles,
  sections: KeptSections,
): Promise<Omit<RenderedPaper, 'pdf'>> => ({
  word: await afterCollecting(() => renderPaperWord(paper, files, sections)),
  html: await afterCollecting(() => renderPaperHtml(paper, files, sections)),
  akn: await afterCollecting(() => renderPaperAkn(paper, files, sections)),
  text: await afterCollecting(() => renderPaperText(paper, sections)),
});

/** What one form of a long paper has left behind would else lie beside what the next one needs. */
const afterCollecting = <Form>(render: () => Form): Form => {
  globalThis.gc?.();
  return render();
};

const render = async (
  request: RenderingRequest,
  tell: (progress: RenderingProgress) => void,
): Promise<RenderingAnswer> => {
  try {
    return request.kind === 'note'
      ? {
          pdf: renderNotePdf(compiler, request.note),
          word: request.withWord ? await renderNoteWord(request.note) : null,
        }
      : await renderPaper(request, tell);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { refused: message, permanent: error instanceof PermanentFailure };
  }
};

answerRequests(render);
