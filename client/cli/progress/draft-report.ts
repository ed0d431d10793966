import type { RenderedPaper } from '../../../activities/ports/outside.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { recordDraft } from '../../../adapters/database/report-drafts.ts';
import { createDocumentRenderer } from '../../../adapters/documents/document-renderer.ts';
import { canonicalJson } from '../../../domain/ledger/canonical-json.ts';
import { type Paper, plainText } from '../../../domain/paper/paper.ts';
import { reportedParagraphs } from '../../../domain/progress/progress-report.ts';
import type { ReportDraft } from '../../../domain/progress/report-draft.ts';
import type { CommandContext } from '../context.ts';
import type { ProgressRead } from './read-progress.ts';

/** Sets the report in every form and keeps it as a draft. */
export const draftReport = async (
  context: CommandContext,
  { report, paper, day }: ProgressRead,
  officer: string,
): Promise<ReportDraft> => {
  const rendered = await setReport(paper);
  const blob = (bytes: Uint8Array) => ({ sha256: sha256(bytes), bytes });
  const [pdf, word, html, xml, text] = [
    blob(rendered.pdf),
    blob(rendered.word),
    blob(rendered.html),
    blob(rendered.akn),
    blob(rendered.text),
  ];
  return recordDraft(
    context.databaseClient(),
    {
      plan: report.plan.id,
      asAt: day,
      paperSha256: sha256(canonicalJson(paper)),
      paragraphs: reportedParagraphs(report).map(({ id, number, runs, stated, edit }) => ({
        id,
        number,
        text: plainText(runs),
        stated,
        editedBy: edit?.by.officer ?? null,
      })),
      draftedBy: officer,
      draftedAtMs: Date.now(),
      renderings: { pdf: pdf.sha256, word: word.sha256, html: html.sha256, xml: xml.sha256, text: text.sha256 },
    },
    [pdf, word, html, xml, text],
  );
};

/** The report in every form that a paper takes. */
export const setReport = async (paper: Paper): Promise<RenderedPaper> => {
  const documents = createDocumentRenderer(1);
  try {
    return await documents.paper(paper);
  } finally {
    documents.close();
  }
};
