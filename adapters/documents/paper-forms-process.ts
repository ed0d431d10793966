import type { RenderedPaper } from '../../activities/ports/outside.ts';
import { answerRequests } from '../isolation/isolated-process.ts';
import { openBlockHash, openKeptSections } from './kept-sections.ts';
import { renderPaperAkn } from './paper-akn.ts';
import { renderPaperHtml } from './paper-html.ts';
import type { PaperWanted } from './paper-pdf-process.ts';
import { renderPaperText } from './paper-text.ts';
import { renderPaperWord } from './paper-word.ts';
import { partStoreIn } from './part-store.ts';
import { orRefusal, type Refusal } from './refusal.ts';
import { createTypstCompiler, type TypstCompiler } from './typst-compiler.ts';
import { usablePaper } from './usable-paper.ts';

/** A paper in every form but PDF. */
export type PaperForms = Omit<RenderedPaper, 'pdf'>;

export type PaperFormsAnswer = PaperForms | Refusal;

let known: TypstCompiler | undefined;

/** What cannot be drawn in the PDF is put into words in every form; it is asked for where something is drawn. */
const compiler = (): TypstCompiler => {
  known ??= createTypstCompiler();
  return known;
};

const render = async ({ paper, files, partsFolder }: PaperWanted): Promise<PaperForms> => {
  const usable = usablePaper(paper, compiler, files);
  const sections = openKeptSections(partStoreIn(partsFolder), openBlockHash());
  const forms = {
    word: await renderPaperWord(usable, files, sections),
    html: await afterCollecting(() => renderPaperHtml(usable, files, sections)),
    akn: await afterCollecting(() => renderPaperAkn(usable, files, sections)),
    text: await afterCollecting(() => renderPaperText(usable, sections)),
  };
  globalThis.gc?.();
  return forms;
};

/** What one form of a long paper has left behind would else lie beside what the next one needs. */
const afterCollecting = <Form>(make: () => Form): Form => {
  globalThis.gc?.();
  return make();
};

answerRequests((wanted: PaperWanted): Promise<PaperFormsAnswer> => orRefusal(() => render(wanted)));
