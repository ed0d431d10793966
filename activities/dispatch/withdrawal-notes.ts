import { startOf } from '../../domain/dispatch/route.ts';
import { withdrawalNotice } from '../../domain/dispatch/withdrawal.ts';
import { formatReference } from '../../domain/launch/reference-number.ts';
import { yearOf } from '../../domain/time/calendar-day.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { OutboxNote } from '../ports/outbox.ts';
import type { CampaignRecord, LockedAddressee, NewTask } from '../ports/records.ts';
import { numberedNote } from './numbered-note.ts';

/**
 * Gives each whom the request has reached, or may have, a note that withdraws it, with a number of its own and in
 * the transaction of the withdrawal: whatever breaks off afterwards, the note is owed. A request is withdrawn once,
 * so there is one such note.
 * @param withdrawn addressees whose cycles the withdrawal changed, locked
 */
export const numberWithdrawals = async (
  deps: Dependencies,
  unit: Unit,
  { id, definition }: CampaignRecord,
  withdrawn: readonly LockedAddressee[],
  atMs: number,
): Promise<void> => {
  const requests = await unit.lockNotes(
    withdrawn.map(({ cycle }) => ({ campaignId: id, code: cycle.code, kind: 'request', sequence: 1 })),
  );
  const states = new Map(requests.map(({ code, state }) => [code, state]));
  const notices = new Map(
    withdrawn.map(({ cycle }) => [cycle.code, withdrawalNotice(states.get(cycle.code), true)] as const),
  );
  const unknown = requests.filter(({ code }) => notices.get(code) === 'unknown');
  if (unknown.length > 0) await unit.openTasks(unknown.map((request) => untoldTask(request, atMs)));
  const told = withdrawn.filter(({ cycle }) => ['tell', 'wait'].includes(notices.get(cycle.code) ?? 'nothing'));
  if (told.length === 0) return;
  const dated = localDay(atMs, definition.dates.zone);
  const pattern = definition.office.referencePattern;
  const first = await unit.takeSerials(pattern, yearOf(dated), told.length);
  await unit.insertNotes(
    told.map((addressee, index) =>
      numberedNote(
        deps,
        definition,
        {
          campaignId: id,
          code: addressee.cycle.code,
          kind: 'withdrawal',
          sequence: 1,
          ...startOf(addressee, definition),
          inReplyTo: null,
          submissionId: null,
        },
        { reference: formatReference(pattern, yearOf(dated), first + index), dated, preparedAtMs: atMs },
      ),
    ),
  );
};

/** For the person who finds out whether the request arrived, and then tells the addressee. */
export const untoldTask = ({ campaignId, code, reference }: OutboxNote, openedAtMs: number): NewTask => ({
  campaignId,
  addresseeCode: code,
  kind: 'withdrawal-untold',
  reason: `Whether the request ${reference} reached ${code} is not known: it was not told that the request is withdrawn.`,
  openedAtMs,
});
