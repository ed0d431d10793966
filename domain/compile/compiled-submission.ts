import type { Direction, Language } from '../language.ts';
import type { SubmissionBlock } from '../paper/blocks.ts';
import type { Publication, ReplyKind } from '../receive/submission.ts';

/** One of those whose text it is. */
export interface NamedRespondent {
  readonly code: string;
  /** Name in the language of the paper, and what it is sorted by. */
  readonly name: string;
  readonly sortKey: string;
  readonly isState: boolean;
}

/** A file that came with a text and is named instead of being reproduced. */
export interface NamedAttachment {
  readonly name: string;
  readonly pages?: number;
  /** Where it can be read; absent for what is only on file. */
  readonly link?: string;
}

/** A reply, or a text that was handed over, as the compilation needs it: its words already read out of the files. */
export interface CompiledSubmission {
  readonly replyKind: ReplyKind;
  /** Its author, or all those that submitted it jointly; in any order, never empty. */
  readonly respondents: readonly NamedRespondent[];
  /** Those on whose behalf it was submitted, which wrote nothing themselves. */
  readonly onBehalfOf: readonly NamedRespondent[];
  /** Language of the text; null where it could not be told. */
  readonly language: Language | null;
  readonly direction: Direction;
  /** YYYY-MM-DD, of receipt or of the transmittal. */
  readonly receivedOn: string;
  /** Received after the cut-off. */
  readonly late: boolean;
  readonly publication: Publication;
  readonly blocks: readonly SubmissionBlock[];
  readonly attachments: readonly NamedAttachment[];
}
