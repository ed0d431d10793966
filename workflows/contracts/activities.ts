import type { CampaignClock } from '../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { CycleNoteKind, RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type {
  ClearInput,
  DispatchResumed,
  ExtendInput,
  HandDeliveryInput,
  PauseInput,
  PublishNoticeInput,
  ResumeDispatchInput,
  WithdrawInput,
} from './campaign.ts';
import type { CohortState } from './cohort.ts';
import type {
  CompilationRequest,
  CompiledPaperResult,
  IssuedPaperResult,
  PaperClearance,
  ReportMailingInput,
} from './papers.ts';

/** Names a note of a cycle for ever, within its campaign. */
export interface NoteName {
  readonly code: string;
  readonly kind: CycleNoteKind;
  readonly sequence: number;
}

/** Cycles of one cohort that a change touched; signalled to that cohort. */
export interface CohortCycles {
  readonly cohort: number;
  readonly cycles: readonly RequestCycle[];
}

export interface RegisteredCampaign {
  readonly addressees: number;
  readonly cohorts: number;
  readonly clock: CampaignClock;
}

/** A note that could not be tried now; nothing changed in the database. */
export interface Wait {
  readonly note: NoteName;
  readonly notBeforeMs: number;
  /** Number of the pause of sending that holds it back; absent where there is another reason. */
  readonly pause?: number;
}

export interface SentNotes {
  /** Cycles as they are after the batch. */
  readonly cycles: readonly RequestCycle[];
  readonly waits: readonly Wait[];
}

/** What was delivered by hand, and the cohort to tell. */
export interface HandDelivered {
  /** Reference numbers of the notes. */
  readonly references: readonly string[];
  readonly changed: CohortCycles;
}

/** A decision about one incoming item. */
export interface JudgedItem {
  readonly outcome: 'filed' | 'held' | 'machine' | 'duplicate';
  readonly campaignId: string | null;
  /** The cohort to tell, with the cycle as it is now. */
  readonly changed: CohortCycles | null;
  /** Cohorts of the other respondents of a joint text; absent where there are none. */
  readonly alsoChanged?: readonly CohortCycles[];
  /** Submission to acknowledge, or null when nobody is to be answered. */
  readonly acknowledge: string | null;
}

/** Everything the workflows ask for. Implemented in `activities/`, written against ports. */
export interface Activities {
  registerCampaign(input: {
    readonly definition: CampaignDefinition;
    readonly drafter: string;
    readonly clockSpeed: number;
  }): Promise<RegisteredCampaign>;
  /** Renders and fixes the next request notes after `afterPosition`; `last` is null when all are done. */
  prepareRequestNotes(input: {
    readonly campaignId: string;
    readonly afterPosition: number;
    readonly limit: number;
  }): Promise<{ readonly prepared: number; readonly last: number | null }>;
  sealPreparation(input: { readonly campaignId: string }): Promise<{ readonly hash: string }>;
  recordClearance(input: ClearInput & { readonly campaignId: string }): Promise<{ readonly clock: CampaignClock }>;
  startStatusSchedule(input: { readonly campaignId: string }): Promise<void>;

  openCohort(input: { readonly campaignId: string; readonly cohort: number }): Promise<CohortState>;
  sendNotes(input: { readonly campaignId: string; readonly notes: readonly NoteName[] }): Promise<SentNotes>;
  closeCohort(input: { readonly campaignId: string; readonly cohort: number }): Promise<readonly RequestCycle[]>;

  extendDeadline(input: ExtendInput & { readonly campaignId: string }): Promise<readonly CohortCycles[]>;
  withdrawRequest(input: WithdrawInput & { readonly campaignId: string }): Promise<readonly CohortCycles[]>;
  pauseReminders(input: PauseInput & { readonly campaignId: string }): Promise<readonly CohortCycles[]>;
  resumeReminders(input: PauseInput & { readonly campaignId: string }): Promise<readonly CohortCycles[]>;

  /** Marks what lies ready for an addressee as delivered by hand. */
  recordHandDelivery(input: HandDeliveryInput & { readonly campaignId: string }): Promise<HandDelivered>;
  publishNotice(input: PublishNoticeInput & { readonly campaignId: string }): Promise<HandDelivered>;
  /** Ends a pause of sending. */
  resumeDispatch(input: ResumeDispatchInput & { readonly campaignId: string }): Promise<DispatchResumed>;

  judgeItem(input: { readonly itemId: string }): Promise<JudgedItem>;
  /** Sends the acknowledgement of a submission; `sent` false with a moment to try again at. */
  acknowledge(input: {
    readonly submissionId: string;
  }): Promise<{ readonly sent: boolean; readonly retryInRealMs: number | null }>;

  /** Drafts a version of the campaign's paper. */
  compilePaper(input: CompilationRequest): Promise<CompiledPaperResult>;
  /** Issues exactly the bytes that were cleared. */
  issuePaperVersion(input: PaperClearance): Promise<CompiledPaperResult>;
  issueStatusReport(input: { readonly campaignId: string; readonly asAtMs: number | null }): Promise<IssuedPaperResult>;
  /** Sends an issued report to the campaign's list; once, however often it is asked. */
  distributeReport(input: ReportMailingInput): Promise<{
    /** Every mailbox has it, or refused it for good. */
    readonly sent: boolean;
    /** Real milliseconds until it is to be tried again; null when nothing is left. */
    readonly retryInRealMs: number | null;
  }>;
  recordCampaignStage(input: { readonly campaignId: string; readonly stage: string }): Promise<void>;
}
