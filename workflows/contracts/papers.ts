export const compilationWorkflowType = 'compilation';
export const statusReportWorkflowType = 'statusReport';

export interface PaperInput {
  readonly campaignId: string;
  /** Campaign milliseconds as at which the paper speaks; null = the moment of the run. */
  readonly asAtMs: number | null;
}

export interface IssuedPaperResult {
  readonly paperId: string;
  readonly asAtMs: number;
  /** Submissions compiled, or addressees counted. */
  readonly entries: number;
  readonly pdfSha256: string;
  readonly wordSha256: string;
}
