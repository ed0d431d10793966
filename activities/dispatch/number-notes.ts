import { campaignTime } from '../../domain/campaign/clock.ts';
import { formatReference } from '../../domain/launch/reference-number.ts';
import { wantsNote } from '../../domain/remind/next-note.ts';
import { type CyclePlan, isCycleNoteKind, type RequestCycle } from '../../domain/request-cycle/cycle.ts';
import { cyclePlan } from '../../domain/request-cycle/plan.ts';
import { yearOf } from '../../domain/time/calendar-day.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteToNumber, OutboxNote } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { numberedNote } from './numbered-note.ts';

/**
 * Gives notes that follow the request their own numbers, in one transaction with their rows: no number
 * is lost or given twice. A note that has its row keeps its number; one that the cycle does not want
 * any more gets none. A reminder that an extension has overtaken is to be rendered anew.
 */
export const numberNotes = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  notes: readonly NoteToNumber[],
): Promise<void> => {
  if (notes.length === 0) return;
  const { definition } = campaign;
  const plan = cyclePlan(definition, campaign.workingMornings, campaign.clock);
  await deps.database.transaction(async (unit) => {
    const locked = await unit.lockCycles(campaign.id, { codes: notes.map(({ code }) => code) });
    const cycles = new Map(locked.map(({ cycle }) => [cycle.code, cycle]));
    const nowMs = campaignTime(campaign.clock, deps.time.nowMs());
    const rows = await unit.lockNotes(notes);
    const dated = localDay(nowMs, definition.dates.zone);
    await unit.renewNotes(
      rows
        .filter((row) => isOvertaken(row, cycles.get(row.code), plan, nowMs))
        .map(({ id }) => ({ id, dated, preparedAtMs: nowMs })),
    );
    const there = new Set(rows.map(({ code, kind, sequence }) => `${code} ${kind} ${sequence}`));
    const missing = notes.filter(({ code, kind, sequence }) => {
      const cycle = cycles.get(code);
      if (cycle === undefined || there.has(`${code} ${kind} ${sequence}`)) return false;
      return !isCycleNoteKind(kind) || wantsNote(cycle, plan, { kind, sequence }, nowMs);
    });
    if (missing.length === 0) return;
    const pattern = definition.office.referencePattern;
    const first = await unit.takeSerials(pattern, yearOf(dated), missing.length);
    await unit.insertNotes(
      missing.map((note, index) =>
        numberedNote(deps, definition, note, {
          reference: formatReference(pattern, yearOf(dated), first + index),
          dated,
          preparedAtMs: nowMs,
        }),
      ),
    );
  });
};

/**
 * Whether a reminder states a deadline that an extension has replaced since. One that may have reached
 * the mission keeps its bytes all the same: a second copy must be the same note (design D3).
 */
const isOvertaken = (note: OutboxNote, cycle: RequestCycle | undefined, plan: CyclePlan, nowMs: number): boolean =>
  cycle !== undefined &&
  note.kind === 'reminder' &&
  note.preparedAtMs < cycle.remindersSettledUntilMs &&
  !note.possibleDuplicate &&
  ['prepared', 'deferred', 'dropped', 'to-deliver'].includes(note.state) &&
  wantsNote(cycle, plan, { kind: note.kind, sequence: note.sequence }, nowMs);
