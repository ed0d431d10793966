import { isCycleNoteKind, isSameNote, type RequestCycle } from '../request-cycle/cycle.ts';
import type { NoteKind } from './note-text.ts';

/** As much of a note as tells whether it waits for a person. */
interface WaitingNote {
  readonly state: string;
  readonly kind: NoteKind;
  readonly sequence: number;
}

/**
 * Whether a note lies ready for a person, to be delivered by hand or to have its link handed over, and is still wanted.
 * A reply, a withdrawal or a new deadline overtakes one that lies ready; what the cycle does not send, it does not
 * overtake.
 */
export const isLaidOut = ({ state, kind, sequence }: WaitingNote, { byHand }: Pick<RequestCycle, 'byHand'>): boolean =>
  (state === 'to-deliver' || state === 'to-notify') &&
  (!isCycleNoteKind(kind) || (byHand != null && isSameNote(byHand, { kind, sequence })));
