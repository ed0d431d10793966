import { engine } from '../../domain/ledger/event.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import type { IssuedPaperResult } from '../../workflows/contracts/papers.ts';
import type { IssuedPaper } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { renderForms } from './render-forms.ts';

export interface PaperToIssue {
  readonly campaignId: string;
  readonly kind: 'status-of-responses';
  readonly symbol: string | null;
  readonly asAtMs: number;
  /** Submissions compiled, or addressees counted. */
  readonly entries: number;
  /** Hash of everything the paper was made from. */
  readonly inputsHash: string;
  readonly paper: Paper;
  readonly csv: string | null;
  readonly json: string | null;
  readonly xlsx?: Uint8Array;
  readonly ledgerType: 'status-issued';
  /** What else the ledger says about it. */
  readonly ledgerData?: Readonly<Record<string, unknown>>;
}

/** Renders a paper, keeps every form of it by its hash, and writes what was issued to the ledger. */
export const issuePaper = async (deps: Dependencies, issue: PaperToIssue): Promise<IssuedPaperResult> => {
  const { database } = deps;
  const { campaignId, kind, asAtMs, entries } = issue;
  const earlier = await database.read.paper(campaignId, kind, asAtMs);
  if (earlier !== null && earlier.inputsHash === issue.inputsHash) return resultOf(earlier, entries);

  const { hashes, blobs } = await renderForms(deps, issue.paper, {
    csv: issue.csv,
    json: issue.json,
    ...(issue.xlsx === undefined ? {} : { xlsx: issue.xlsx }),
  });
  const issued: IssuedPaper = {
    id: deps.newId(),
    campaignId,
    kind,
    symbol: issue.symbol,
    versionId: '',
    language: '',
    asAtMs,
    inputsHash: issue.inputsHash,
    ...hashes,
  };
  await database.transaction(async (unit) => {
    await unit.putBlobs(blobs);
    await unit.insertPaper(issued);
    const { id, campaignId: _campaign, asAtMs: _moment, versionId: _version, language: _language, ...data } = issued;
    await unit.append(campaignId, [
      {
        atMs: asAtMs,
        type: issue.ledgerType,
        subject: null,
        actor: engine,
        data: { paperId: id, asAt: new Date(asAtMs).toISOString(), entries, ...data, ...issue.ledgerData },
      },
    ]);
  });
  return resultOf(issued, entries);
};

/** What is told of a paper that was issued. */
export const resultOf = (paper: IssuedPaper, entries: number): IssuedPaperResult => ({
  paperId: paper.id,
  asAtMs: paper.asAtMs,
  entries,
  pdfSha256: paper.pdfSha256,
  wordSha256: paper.wordSha256,
});
