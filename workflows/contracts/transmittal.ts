import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { CampaignClock } from '../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { ObstacleKind } from '../../domain/compile/paper-obstacles.ts';
import type { Proposal } from '../../domain/receive/transmittal/propose-entity.ts';
import type { ClearInput } from './campaign.ts';
import type { CompiledPaperResult, IssuedPaperResult } from './papers.ts';

/** Name under which the workflow is registered. It runs under the id of its campaign. */
export const transmittalWorkflowType = 'transmittal';

export interface TransmittalInput {
  readonly definition: CampaignDefinition;
  /** Officer who drafts the paper; may not clear it. */
  readonly drafter: string;
  readonly clockSpeed: number;
}

/** Where a campaign without a request stands. `not-issued`: the meeting opened before the paper was cleared. */
export type TransmittalStage = 'receiving' | 'drafting' | 'awaiting-clearance' | 'issued' | 'over' | 'not-issued';

export interface TransmittalProgress {
  readonly stage: TransmittalStage;
  /** Batches and texts filed. */
  readonly transmittals: number;
  readonly texts: number;
  /** The paper as drafted last, or as issued. */
  readonly paper: IssuedPaperResult | null;
  /** What a clearing officer clears; null while there is no draft, or it is made anew. */
  readonly preparedHash: string | null;
}

/** A batch that has been stored and is now to be filed. */
export interface RegisterTransmittalInput {
  readonly transmittalId: string;
  readonly officer: string;
}

/** What became of a batch. Filed whole or held whole; `known` when it was filed before, with what was filed then. */
export interface RegisteredTransmittal {
  readonly outcome: 'filed' | 'held' | 'known';
  readonly filed: number;
  /** Texts that were on file already. */
  readonly duplicates: number;
  readonly kept: number;
  /** Whose text each file seems to be, where nobody has said it. */
  readonly proposals: readonly Proposal[];
  /** What a person should look at although it holds nothing up. */
  readonly doubts: readonly string[];
}

/** Clears the drafted paper; `allow` is what it may go out in spite of. */
export interface ClearPaperInput extends ClearInput {
  readonly allow?: readonly ObstacleKind[];
}

export interface DraftInput {
  readonly officer: string;
}

export const registerTransmittalUpdate = defineUpdate<RegisteredTransmittal, [RegisterTransmittalInput]>(
  'registerTransmittal',
);
export const draftPaperUpdate = defineUpdate<TransmittalProgress, [DraftInput]>('draftPaper');
export const clearPaperUpdate = defineUpdate<TransmittalProgress, [ClearPaperInput]>('clear');
export const getTransmittalProgressQuery = defineQuery<TransmittalProgress>('getProgress');

/** A draft with the hash that clearance binds. */
export interface DraftedPaper {
  readonly paper: CompiledPaperResult;
  readonly hash: string;
}

/** What the workflow of a campaign without a request asks for. */
export interface TransmittalActivities {
  registerTransmittalCampaign(input: TransmittalInput): Promise<{ readonly clock: CampaignClock }>;
  /** Files a stored batch whole, or holds it whole with everything that is wrong. */
  fileTransmittal(input: RegisterTransmittalInput & { readonly campaignId: string }): Promise<RegisteredTransmittal>;
  /** Renders the paper of what is on file and keeps it as the draft to be cleared; null = now. */
  draftTransmittedPaper(input: { readonly campaignId: string; readonly asAtMs: number | null }): Promise<DraftedPaper>;
  /** Issues exactly the bytes that were cleared. */
  issueTransmittedPaper(input: ClearPaperInput & { readonly campaignId: string }): Promise<CompiledPaperResult>;
  /** Writes that the campaign is over; with a task for a person where its paper was not issued. */
  endTransmittal(input: { readonly campaignId: string; readonly issued: boolean }): Promise<void>;
}
