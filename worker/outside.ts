import type { MessageReader, PaperRenderer, TextExtractor } from '../activities/ports/outside.ts';
import type { DocumentRenderer } from '../adapters/documents/document-renderer.ts';
import { clamavAddress, clamdScanner } from '../adapters/inspection/clamd.ts';
import { createFileExaminer } from '../adapters/inspection/file-examiner.ts';
import { parseIncoming } from '../adapters/mail/parse-incoming.ts';
import { extractBody } from '../adapters/submissions/extract-text.ts';

export const paperRenderer = (documents: DocumentRenderer): PaperRenderer => ({
  render: (paper, files, onProgress) => documents.paper(paper, files, onProgress),
  expectPaper: documents.expectPaper,
});

export const messageReader: MessageReader = { read: parseIncoming };

/** @param clamavSocket where a virus scanner listens (`CLAMAV_SOCKET`), if there is one */
export const textExtractor = (clamavSocket: string | undefined): TextExtractor => {
  const scanner = clamavSocket === undefined ? null : clamdScanner(clamavAddress(clamavSocket));
  const { examine } = createFileExaminer(scanner);
  return { examine, extract: async (file) => (await examine(file)).text, extractBody };
};
