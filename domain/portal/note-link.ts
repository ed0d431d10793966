import { type CampaignClock, realDelayUntil } from '../campaign/clock.ts';
import type { CampaignDefinition } from '../campaign/definition.ts';
import type { NoteKind } from '../dispatch/note-text.ts';

/** What a link in a note leads to: the form for uploads, or the note itself. */
export type LinkPurpose = 'upload' | 'notice';

/** A link whose token stands in the bytes of a note; kept is only the token's SHA-256, in hexadecimal. */
export interface NoteLink {
  readonly purpose: LinkPurpose;
  readonly id: string;
  readonly tokenSha256: string;
}

/** What decides for how long a link of a note may be used. Instants are campaign milliseconds. */
export interface NoteLinkSituation {
  readonly note: {
    readonly state: string;
    readonly attempt: number;
    readonly preparedAtMs: number;
  };
  readonly phase: string;
  /** Of the addressee's own request, as it now stands: an extension moves it, and the links with it. */
  readonly cutOffAtMs: number;
  readonly clock: CampaignClock;
}

/** Days after the cut-off, or after the day of a note that came later, for which a link is still good. */
const graceMs = 14 * 86_400_000;

/** The states of a note that nobody has tried to send and that lies ready for a person, or has arrived. */
const isGivenOut = (state: string): boolean => state === 'accepted' || state === 'to-deliver' || state === 'to-notify';

/** Whether a note is on its way or there. What it holds is good for nothing before: nobody has cleared it yet. */
const hasLeft = ({ state, attempt }: NoteLinkSituation['note']): boolean =>
  state !== 'dropped' && state !== 'numbered' && (attempt > 0 || isGivenOut(state));

/**
 * The real moment (milliseconds) at which a link of a note ends: a fortnight after the cut-off that now holds. One whose
 * note has not left has ended already, and so has one for uploads whose request is withdrawn.
 */
export const noteLinkEnd = (purpose: LinkPurpose, situation: NoteLinkSituation, realNowMs: number): number => {
  const { note, phase, cutOffAtMs, clock } = situation;
  if (!hasLeft(note) || (purpose === 'upload' && phase === 'withdrawn')) return 0;
  const endsAtMs = Math.max(cutOffAtMs, note.preparedAtMs) + graceMs;
  const delayMs = realDelayUntil(clock, endsAtMs, realNowMs);
  return delayMs === 0 ? 0 : realNowMs + delayMs;
};

/** Whether a note of this kind says where the reply may be uploaded. */
export const carriesUploadLink = ({ notes }: Pick<CampaignDefinition, 'notes'>, kind: NoteKind): boolean =>
  notes?.uploadLink === true && (kind === 'request' || kind === 'reminder' || kind === 'extension');
