import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { CampaignClock } from '../../domain/campaign/clock.ts';
import type { CyclePlan, RequestCycle } from '../../domain/request-cycle/cycle.ts';

export const cohortWorkflowType = 'cohort';

/** A cohort's cycles with what they share; read once from the database, then carried along. */
export interface CohortState {
  readonly clock: CampaignClock;
  readonly plan: CyclePlan;
  readonly cycles: readonly RequestCycle[];
}

export interface CohortInput {
  readonly campaignId: string;
  readonly cohort: number;
  /** Set when the run continues an earlier one. */
  readonly carried?: CohortState;
  /** Events after which the run continues as new although the server does not suggest it yet; for tests. */
  readonly continueAfterEvents?: number;
}

export interface CohortResult {
  readonly cohort: number;
  /** Cycles by the phase they ended in. */
  readonly phases: Readonly<Record<string, number>>;
}

/**
 * A person ended a pause of sending, by its number: what it held back is wanted again. Sent after the
 * database knows it: by the campaign to its cohorts, by who resumes to what sends besides the request.
 */
export const dispatchResumedSignal = defineSignal<[{ readonly pause: number }]>('dispatchResumed');

/** Cycles as the database now has them; a cohort keeps whichever revision is higher. */
export const cyclesChangedSignal = defineSignal<[readonly RequestCycle[]]>('cyclesChanged');

export const getCyclesQuery = defineQuery<readonly RequestCycle[]>('getCycles');
