import type { EditionForm } from '../../domain/compile/edition.ts';
import type { Allowance, Obstacle, ObstacleKind } from '../../domain/compile/paper-obstacles.ts';
import type { WordDeclaration } from '../../domain/compile/word-limit.ts';
import type { Language } from '../../domain/language.ts';

export const compilationWorkflowType = 'compilation';
export const statusReportWorkflowType = 'statusReport';

export const paperClearanceWorkflowType = 'paperClearance';

export interface PaperInput {
  readonly campaignId: string;
  /** Campaign milliseconds as at which the paper speaks; null = the moment of the run. */
  readonly asAtMs: number | null;
  /** Whether it goes to the campaign's distribution list once it is issued; absent = not. */
  readonly distribute?: boolean;
}

export const reportMailingWorkflowType = 'reportMailing';

/** An issued report on its way to the distribution list. */
export interface ReportMailingInput {
  readonly campaignId: string;
  /** Campaign moment that the report speaks of. */
  readonly asAtMs: number;
}

/** A version of a compilation; all that is absent stands for the first paper, made because its moment came. */
export interface CompilationRequest extends PaperInput {
  readonly form?: EditionForm;
  /** Of this version; null or absent = all that the campaign file names. */
  readonly languages?: readonly Language[] | null;
  /** Codes that an addendum or a corrigendum is about. */
  readonly only?: readonly string[];
  /** Who asks for it; they may not clear it. */
  readonly officer?: string;
  readonly allow?: readonly ObstacleKind[];
}

/** Clears a drafted version: exactly the bytes of the hash are issued. */
export interface PaperClearance {
  readonly campaignId: string;
  readonly officer: string;
  readonly hash: string;
  readonly allow?: readonly ObstacleKind[];
}

export interface IssuedPaperResult {
  readonly paperId: string;
  readonly asAtMs: number;
  /** Submissions compiled, or addressees counted. */
  readonly entries: number;
  readonly pdfSha256: string;
  readonly wordSha256: string;
}

/** A version of a compilation, drafted or issued. */
export interface CompiledPaperResult extends IssuedPaperResult {
  readonly versionId: string;
  readonly form: EditionForm;
  readonly symbol: string;
  /** What clearance binds. */
  readonly hash: string;
  readonly state: 'draft' | 'issued';
  readonly words: WordDeclaration;
  readonly obstacles: readonly Obstacle[];
  readonly allowed: readonly Allowance[];
}
