import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { NoteLink } from '../../domain/portal/note-link.ts';

/** Name under which the workflow is registered. */
export const campaignWorkflowType = 'campaign';

export interface CampaignInput {
  readonly definition: CampaignDefinition;
  /** Officer who drafts; may not clear. */
  readonly drafter: string;
  /** Speed of the campaign clock; 1 is real life. Above 1 the clock stands at the dispatch day until clearance. */
  readonly clockSpeed: number;
  /** Set when the run continues an earlier one of the same campaign. */
  readonly carried?: CarriedCampaign;
}

/** What a campaign takes along when it continues as new: time and intent only. */
export interface CarriedCampaign {
  readonly stage: CampaignStage;
  readonly progress: CampaignProgress;
  readonly openCohorts: readonly number[];
  readonly clock: { readonly originMs: number; readonly anchoredAtMs: number | null; readonly speed: number };
  readonly compiled: boolean;
}

/** Where a campaign stands, in the order in which it gets there. */
export type CampaignStage = 'preparing' | 'awaiting-clearance' | 'open' | 'compiled' | 'reported' | 'withdrawn';

export interface CampaignProgress {
  readonly stage: CampaignStage;
  readonly addressees: number;
  readonly cohorts: number;
  /** Request notes rendered and fixed so far. */
  readonly prepared: number;
  /** What a clearing officer clears; null until preparation is finished. */
  readonly preparedHash: string | null;
}

export interface ClearInput {
  readonly officer: string;
  /** Hash that the officer saw; clearance of anything else is refused. */
  readonly hash: string;
}

export interface ExtendInput {
  readonly officer: string;
  /** Codes of the addressees; null = everybody still awaited. */
  readonly codes: readonly string[] | null;
  readonly deadlineAtMs: number;
  readonly cutOffAtMs: number;
}

export interface WithdrawInput {
  readonly officer: string;
  readonly codes: readonly string[] | null;
  readonly reason: string;
  /**
   * False: each whom the request has reached is sent a note that withdraws it. True or absent, as in histories
   * from before there was such a note: nobody is told.
   */
  readonly silently?: boolean;
}

/** Reminders stopped, or taken up again; everything else goes on. */
export interface PauseInput {
  readonly officer: string;
  /** Codes of the addressees; null = everybody still awaited. */
  readonly codes: readonly string[] | null;
  readonly reason: string;
}

/** A person delivered what lay ready for one addressee. */
export interface HandDeliveryInput {
  /** Who says so. */
  readonly officer: string;
  readonly code: string;
  /** Calendar day (YYYY-MM-DD) on which it was handed over. */
  readonly on: string;
  /** Who handed it over: an office, the pouch, a function. */
  readonly by: string;
  /** Only the note of this reference number; null = everything that lies ready. */
  readonly reference: string | null;
}

/** The link of a notice that a person hands over; its token is known to that person alone. */
export interface PublishNoticeInput {
  readonly officer: string;
  readonly code: string;
  /** Reference number of the note. */
  readonly reference: string;
  readonly link: Pick<NoteLink, 'id' | 'tokenSha256'>;
}

export interface DeliveredByHand {
  readonly references: readonly string[];
}

/** Sending goes on after a pause. */
export interface ResumeDispatchInput {
  readonly officer: string;
  readonly reason: string;
}

export interface DispatchResumed {
  /** Number of the last pause; null when there never was one. */
  readonly pause: number | null;
  /** False when sending was not paused. */
  readonly ended: boolean;
}

/** The addressees whose cycles an extension, a withdrawal or a pause changed. */
export interface ChangedCycles {
  readonly changed: readonly string[];
}

export const clearUpdate = defineUpdate<CampaignProgress, [ClearInput]>('clear');
export const extendDeadlineUpdate = defineUpdate<ChangedCycles, [ExtendInput]>('extendDeadline');
export const withdrawRequestUpdate = defineUpdate<ChangedCycles, [WithdrawInput]>('withdrawRequest');
export const pauseRemindersUpdate = defineUpdate<ChangedCycles, [PauseInput]>('pauseReminders');
export const resumeRemindersUpdate = defineUpdate<ChangedCycles, [PauseInput]>('resumeReminders');
export const markDeliveredUpdate = defineUpdate<DeliveredByHand, [HandDeliveryInput]>('markDelivered');
export const publishNoticeUpdate = defineUpdate<DeliveredByHand, [PublishNoticeInput]>('publishNotice');
export const resumeDispatchUpdate = defineUpdate<DispatchResumed, [ResumeDispatchInput]>('resumeDispatch');
export const cohortClosedSignal = defineSignal<[{ readonly cohort: number }]>('cohortClosed');
export const getProgressQuery = defineQuery<CampaignProgress>('getProgress');
