import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { WritingContent } from '../../domain/dispatch/writing.ts';
import type { Language } from '../../domain/language.ts';
import type { ClearInput } from './campaign.ts';

/** Name under which the workflow is registered. */
export const writingWorkflowType = 'writing';

/** Name of the workflow that sends the notes that tell of withdrawals. */
export const withdrawalNotesWorkflowType = 'withdrawalNotes';

export interface WritingInput {
  readonly campaignId: string;
  readonly writingId: string;
  readonly content: WritingContent;
  /** Officer who drafts; may not clear. */
  readonly drafter: string;
  /** Set when the run continues an earlier one of the same writing. */
  readonly carried?: WritingProgress;
}

export type WritingStage = 'preparing' | 'awaiting-clearance' | 'sending' | 'sent' | 'discarded';

export interface WritingProgress {
  readonly stage: WritingStage;
  /** Codes of those it goes to. */
  readonly to: readonly string[];
  /** Those who get it in another language than their own, with the one that they get. */
  readonly fallBacks: readonly { readonly code: string; readonly wanted: Language; readonly used: Language }[];
  /** What a clearing officer clears; null until preparation is finished. */
  readonly preparedHash: string | null;
}

/** A writing whose notes are numbered and rendered. */
export interface PreparedWriting extends Pick<WritingProgress, 'to' | 'fallBacks'> {
  readonly hash: string;
}

/** Which notes are sent: those of a writing, or those that tell of withdrawals. */
export interface NotesBesides {
  readonly campaignId: string;
  /** Null for the notes that tell of withdrawals. */
  readonly writingId: string | null;
}

/** An officer takes back what nobody has cleared, and says why. */
export interface DiscardInput {
  readonly officer: string;
  readonly reason: string;
}

export const discardWritingUpdate = defineUpdate<WritingProgress, [DiscardInput]>('discard');
export const clearWritingUpdate = defineUpdate<WritingProgress, [ClearInput]>('clear');
export const getWritingProgressQuery = defineQuery<WritingProgress>('getProgress');

/** What the workflows of notes besides the request ask for. */
export interface WritingActivities {
  /** Checks, numbers and renders; the same writing again changes nothing. */
  prepareWriting(input: Omit<WritingInput, 'carried'>): Promise<PreparedWriting>;
  recordWritingClearance(
    input: ClearInput & { readonly campaignId: string; readonly writingId: string },
  ): Promise<void>;
  recordWritingDiscard(
    input: DiscardInput & { readonly campaignId: string; readonly writingId: string },
  ): Promise<void>;
  /** Sends what is not settled yet; a moment to try again at, or null when nothing is left that could be sent. */
  sendNotesBesides(input: NotesBesides): Promise<{ readonly retryInRealMs: number | null }>;
}
