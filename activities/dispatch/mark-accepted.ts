import type { LedgerEntry } from '../../domain/ledger/event.ts';
import { apply } from '../../domain/request-cycle/apply.ts';
import { isCycleNoteKind, type RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Unit } from '../ports/database.ts';
import type { OutboxNote } from '../ports/outbox.ts';

/**
 * Writes that a note which lay ready has reached its addressee.
 * @param how kept with the note: by whom and when
 * @returns the cycle as it is afterwards; it is not saved yet
 */
export const markAccepted = async (
  unit: Unit,
  cycle: RequestCycle,
  note: OutboxNote,
  { atMs, how }: { readonly atMs: number; readonly how: string },
): Promise<RequestCycle> => {
  await unit.changeNotes([{ ...note, state: 'accepted', acceptedAtMs: atMs, response: how }]);
  if (isCycleNoteKind(note.kind))
    return apply(cycle, { type: 'note-accepted', kind: note.kind, sequence: note.sequence, atMs });
  if (note.kind === 'acknowledgement' && note.submissionId !== null)
    await unit.acknowledgeSubmission(note.submissionId, atMs);
  return cycle;
};

/** What the ledger says of it: the event itself, and for an acknowledgement that the submission is acknowledged. */
export const acceptanceEntries = (
  note: OutboxNote,
  by: Pick<LedgerEntry, 'atMs' | 'actor' | 'type' | 'data'>,
): LedgerEntry[] => {
  const { messageId, kind, sequence, reference, pdfSha256, channel, inReplyTo, submissionId } = note;
  const common = { ...by, subject: note.code };
  const main: LedgerEntry = {
    ...common,
    data: { messageId, kind, sequence, reference, pdfSha256, channel, ...by.data },
  };
  if (kind !== 'acknowledgement') return [main];
  const data = { messageId, inReplyTo, submissionId, version: sequence };
  return [main, { ...common, type: 'submission-acknowledged', data }];
};
