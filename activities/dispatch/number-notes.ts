import { campaignTime } from '../../domain/campaign/clock.ts';
import { envelopeSender, noteIdentity } from '../../domain/dispatch/message-id.ts';
import { formatReference } from '../../domain/launch/reference-number.ts';
import { wantsNote } from '../../domain/remind/next-note.ts';
import { cyclePlan } from '../../domain/request-cycle/plan.ts';
import { yearOf } from '../../domain/time/calendar-day.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteKey, NumberedNote } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';

/** A note to be numbered, with what only some kinds have. */
export interface NoteToNumber extends NoteKey {
  readonly envelopeTo: string;
  readonly inReplyTo: string | null;
  readonly submissionId: string | null;
}

/**
 * Gives notes that follow the request their own numbers, in one transaction with their rows: no number
 * is lost or given twice. A note that has its row keeps its number; one that the cycle does not want
 * any more gets none.
 */
export const numberNotes = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  notes: readonly NoteToNumber[],
): Promise<void> => {
  if (notes.length === 0) return;
  const { definition } = campaign;
  const plan = cyclePlan(definition, campaign.workingMornings);
  await deps.database.transaction(async (unit) => {
    const locked = await unit.lockCycles(campaign.id, { codes: notes.map(({ code }) => code) });
    const cycles = new Map(locked.map(({ cycle }) => [cycle.code, cycle]));
    const nowMs = campaignTime(campaign.clock, deps.time.nowMs());
    const there = new Set(
      (await unit.lockNotes(notes)).map(({ code, kind, sequence }) => `${code} ${kind} ${sequence}`),
    );
    const missing = notes.filter(({ code, kind, sequence }) => {
      const cycle = cycles.get(code);
      if (cycle === undefined || there.has(`${code} ${kind} ${sequence}`)) return false;
      return kind === 'acknowledgement' || wantsNote(cycle, plan, { kind, sequence }, nowMs);
    });
    if (missing.length === 0) return;
    const dated = localDay(nowMs, definition.dates.zone);
    const pattern = definition.office.referencePattern;
    const first = await unit.takeSerials(pattern, yearOf(dated), missing.length);
    await unit.insertNotes(
      missing.map((note, index): NumberedNote => {
        const key = { campaignId: note.campaignId, addresseeCode: note.code, kind: note.kind, sequence: note.sequence };
        const { messageId, token } = noteIdentity(key, deps.sha256, definition.office.senderMailbox);
        return {
          ...note,
          id: deps.newId(),
          reference: formatReference(pattern, yearOf(dated), first + index),
          dated,
          messageId,
          token,
          // An automatic answer has no return path, so that nothing can answer it (RFC 3834 section 3.3).
          envelopeFrom: note.kind === 'acknowledgement' ? '' : envelopeSender(definition.office.senderMailbox, token),
          preparedAtMs: nowMs,
        };
      }),
    );
  });
};
