import type { Disposition, Publication } from '../../domain/receive/submission.ts';
import type { CohortCycles } from './activities.ts';

/** Name under which the workflow is registered. */
export const decisionWorkflowType = 'decision';

/** What an item is filed as: a reply of one of three kinds, or something that belongs to a reply on file or to none. */
export const filedAs = [
  'text',
  'nil-return',
  'declined',
  'withdrawal',
  'clarification',
  'note-verbale',
  'correspondence',
] as const;

export type FiledAs = (typeof filedAs)[number];

/** What an officer asks for. Ids are whole; codes are those of addressees. */
export type InboxDecision =
  | {
      readonly kind: 'file';
      readonly itemId: string;
      readonly campaignId: string;
      /** The addressee that sent it. */
      readonly code: string;
      readonly as: FiledAs;
      /** Co-authors of a joint text besides the sender, and those on whose behalf it is. */
      readonly jointWith: readonly string[];
      readonly onBehalfOf: readonly string[];
      /** Whether it takes the place of the newest text on file, or stands beside it; null where nothing is on file. */
      readonly replaces: boolean | null;
      readonly publication: Publication;
      readonly acknowledge: boolean;
    }
  | { readonly kind: 'refuse'; readonly itemId: string; readonly reason: string }
  | { readonly kind: 'close'; readonly taskId: string; readonly reason: string }
  | {
      readonly kind: 'split';
      readonly itemId: string;
      readonly campaignId: string;
      /** The first code of a part is the addressee that it is filed under; several are authors of a joint text. */
      readonly parts: readonly { readonly codes: readonly string[]; readonly files: readonly string[] }[];
      readonly acknowledge: boolean;
    }
  | {
      readonly kind: 'reattribute';
      readonly submissionId: string;
      readonly to: string;
      readonly acknowledge: boolean;
    }
  | {
      readonly kind: 'amend';
      readonly submissionId: string;
      readonly publication?: Publication;
      readonly file?: { readonly name: string; readonly disposition: Disposition; readonly note: string | null };
      readonly noteVerbaleReceived?: boolean;
    }
  | { readonly kind: 'undo'; readonly decisionId: string };

export interface DecisionInput {
  /** Made by whoever asks, so that a retry is told from a second decision. */
  readonly decisionId: string;
  readonly officer: string;
  readonly decision: InboxDecision;
}

export interface Decided {
  readonly decisionId: string;
  readonly campaignId: string | null;
  /** What was done and what could not be, in sentences for the officer. */
  readonly sentences: readonly string[];
  /** Submissions to acknowledge. */
  readonly acknowledge: readonly string[];
  readonly changed: readonly CohortCycles[];
}

/** Name under which the workflow is registered. */
export const digestWorkflowType = 'digest';

export interface SentDigest {
  /** Mails that have left by now, of those of today. */
  readonly sent: number;
  readonly waiting: number;
  /** Real milliseconds after which another try makes sense; null when nothing is left to send. */
  readonly retryInRealMs: number | null;
}

export interface InboxActivities {
  /** @throws DomainRefusal with the rule that says no; nothing is changed then */
  decideInbox(input: DecisionInput): Promise<Decided>;
  /** Sends the mail that lists what waits: one a day to each who is to be told, and none where nothing waits. */
  sendDigest(): Promise<SentDigest>;
}
