import { engine } from '../../domain/ledger/event.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import { filesIn } from '../../domain/paper/paper-walk.ts';
import type { IssuedPaperResult } from '../../workflows/contracts/papers.ts';
import type { IssuedPaper } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';

export interface PaperToIssue {
  readonly campaignId: string;
  readonly kind: IssuedPaper['kind'];
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
  readonly ledgerType: 'paper-drafted' | 'paper-compiled' | 'status-issued';
  /** What else the ledger says about it. */
  readonly ledgerData?: Readonly<Record<string, unknown>>;
}

/** Renders a paper, keeps every form of it by its hash, and writes what was issued to the ledger. */
export const issuePaper = async (deps: Dependencies, issue: PaperToIssue): Promise<IssuedPaperResult> => {
  const { database } = deps;
  const { campaignId, kind, asAtMs, entries } = issue;
  const earlier = await database.read.paper(campaignId, kind, asAtMs);
  if (earlier !== null && earlier.inputsHash === issue.inputsHash) return resultOf(earlier, entries);

  const encoder = new TextEncoder();
  const blob = (bytes: Uint8Array) => ({ sha256: deps.sha256(bytes), bytes });
  const rendered = await deps.papers.render(issue.paper, await database.read.blobs(filesIn(issue.paper)));
  const pdf = blob(rendered.pdf);
  const word = blob(rendered.word);
  const html = blob(rendered.html);
  const xml = blob(rendered.akn);
  const text = blob(rendered.text);
  const csv = issue.csv === null ? null : blob(encoder.encode(issue.csv));
  const json = issue.json === null ? null : blob(encoder.encode(issue.json));
  const xlsx = issue.xlsx === undefined ? null : blob(issue.xlsx);
  const issued: IssuedPaper = {
    id: deps.newId(),
    campaignId,
    kind,
    symbol: issue.symbol,
    asAtMs,
    inputsHash: issue.inputsHash,
    pdfSha256: pdf.sha256,
    wordSha256: word.sha256,
    htmlSha256: html.sha256,
    xmlSha256: xml.sha256,
    textSha256: text.sha256,
    csvSha256: csv?.sha256 ?? null,
    jsonSha256: json?.sha256 ?? null,
    xlsxSha256: xlsx?.sha256 ?? null,
  };
  await database.transaction(async (unit) => {
    await unit.putBlobs([pdf, word, html, xml, text, csv, json, xlsx].flatMap((stored) => stored ?? []));
    await unit.insertPaper(issued);
    const { id, campaignId: _campaign, asAtMs: _moment, ...data } = issued;
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

const resultOf = (paper: IssuedPaper, entries: number): IssuedPaperResult => ({
  paperId: paper.id,
  asAtMs: paper.asAtMs,
  entries,
  pdfSha256: paper.pdfSha256,
  wordSha256: paper.wordSha256,
});
