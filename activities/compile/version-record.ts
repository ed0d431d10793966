import type { CompiledPaperResult } from '../../workflows/contracts/papers.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { PaperVersionRecord } from '../ports/papers.ts';
import type { FormHashes } from '../report/render-forms.ts';

/** The hashes of one language version, and nothing else. */
export const formsOf = ({
  language,
  pdfSha256,
  wordSha256,
  htmlSha256,
  xmlSha256,
  textSha256,
}: FormHashes & { readonly language: string }) => ({
  language,
  pdfSha256,
  wordSha256,
  htmlSha256,
  xmlSha256,
  textSha256,
});

/** What the ledger says of a version: every rendering and every input by its hash. */
export const ledgerData = (
  version: Omit<PaperVersionRecord, 'number'>,
  papers: readonly (FormHashes & { readonly language: string })[],
): Readonly<Record<string, unknown>> => ({
  versionId: version.id,
  form: version.form,
  symbol: version.symbol,
  asAt: new Date(version.asAtMs).toISOString(),
  entries: version.entries.length,
  respondents: [...new Set(version.entries.flatMap(({ respondents }) => respondents))].sort(),
  hash: version.hash,
  inputsHash: version.inputsHash,
  pdfSha256: inFirst(version, papers)?.pdfSha256,
  wordSha256: inFirst(version, papers)?.wordSha256,
  papers: papers.map(formsOf),
  inputs: version.entries.map(({ submissionId, series, version: number, contentHash }) => ({
    submissionId,
    series,
    version: number,
    contentHash,
  })),
  words: version.words,
  obstacles: version.obstacles,
  allowed: version.allowed,
});

const inFirst = <Each extends { readonly language: string }>(
  { languages }: Pick<PaperVersionRecord, 'languages'>,
  papers: readonly Each[],
): Each | undefined => papers.find(({ language }) => language === languages[0]) ?? papers[0];

/** A version as workflows and people are told of it. */
export const versionResult = async (deps: Dependencies, version: PaperVersionRecord): Promise<CompiledPaperResult> => {
  const papers = await deps.database.read.papersOfVersion(version.id);
  const first = inFirst(version, papers);
  return {
    paperId: version.id,
    asAtMs: version.asAtMs,
    entries: version.entries.length,
    pdfSha256: first?.pdfSha256 ?? '',
    wordSha256: first?.wordSha256 ?? '',
    versionId: version.id,
    form: version.form,
    symbol: version.symbol,
    hash: version.hash,
    state: version.state,
    words: version.words,
    obstacles: version.obstacles,
    allowed: version.allowed,
  };
};
