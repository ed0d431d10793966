import type { Paper } from '../../domain/paper/paper.ts';
import { filesIn } from '../../domain/paper/paper-walk.ts';
import type { IssuedPaper } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { RenderingProgress } from '../ports/outside.ts';

/** Hashes of the forms that a paper takes. */
export type FormHashes = Pick<
  IssuedPaper,
  'pdfSha256' | 'wordSha256' | 'htmlSha256' | 'xmlSha256' | 'textSha256' | 'csvSha256' | 'jsonSha256' | 'xlsxSha256'
>;

/** Renders a paper in every form, and gives each by its hash. */
export const renderForms = async (
  deps: Dependencies,
  paper: Paper,
  beside: { readonly csv: string | null; readonly json: string | null; readonly xlsx?: Uint8Array } = {
    csv: null,
    json: null,
  },
  onProgress?: (progress: RenderingProgress) => void,
): Promise<{
  readonly hashes: FormHashes;
  readonly blobs: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
}> => {
  const encoder = new TextEncoder();
  const blob = (bytes: Uint8Array) => ({ sha256: deps.sha256(bytes), bytes });
  const written = (text: string | null) => (text === null ? null : blob(encoder.encode(text)));
  const rendered = await deps.papers.render(paper, await deps.database.read.blobs(filesIn(paper)), onProgress);
  const forms = {
    pdf: blob(rendered.pdf),
    word: blob(rendered.word),
    html: blob(rendered.html),
    xml: blob(rendered.akn),
    text: blob(rendered.text),
    csv: written(beside.csv),
    json: written(beside.json),
    xlsx: beside.xlsx === undefined ? null : blob(beside.xlsx),
  };
  return {
    hashes: {
      pdfSha256: forms.pdf.sha256,
      wordSha256: forms.word.sha256,
      htmlSha256: forms.html.sha256,
      xmlSha256: forms.xml.sha256,
      textSha256: forms.text.sha256,
      csvSha256: forms.csv?.sha256 ?? null,
      jsonSha256: forms.json?.sha256 ?? null,
      xlsxSha256: forms.xlsx?.sha256 ?? null,
    },
    blobs: Object.values(forms).flatMap((stored) => stored ?? []),
  };
};
