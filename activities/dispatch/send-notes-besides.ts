import { campaignTime } from '../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { WritingActivities } from '../../workflows/contracts/writing.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteState, OutboxNote } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { type Delivered, deliverNotes } from './deliver-notes.ts';
import { fixBytes } from './fix-bytes.ts';

/** Notes rendered before the first of them leaves: few, so that none waits for all others. */
const groupSize = 25;

/** Real milliseconds until it is tried again while sending is paused, if nobody has told before that the pause is over. */
export const pausedMs = 15 * 60_000;

/** What nothing more is done about here; a note that lies ready for a person is that person's to mark. */
const settled: readonly NoteState[] = ['accepted', 'refused', 'bounced', 'dropped', 'to-deliver', 'to-notify'];

/**
 * Sends notes that no cycle wants, through the same outbox as every note: those of a writing once it is cleared,
 * or those that tell of withdrawals. Asked again, it goes on with what is not settled.
 * @throws DomainRefusal `not-cleared` for a writing that nobody cleared
 */
export const sendNotesBesides =
  (deps: Dependencies): WritingActivities['sendNotesBesides'] =>
  ({ campaignId, writingId }) =>
    withHeartbeat(async () => {
      const { read } = deps.database;
      const campaign = await read.campaign(campaignId);
      if (writingId !== null && (await read.writing(campaignId, writingId)).clearedBy === null)
        throw new DomainRefusal('not-cleared', `"${writingId}" was not cleared: nothing of it is sent.`);
      const unsettled = async (): Promise<OutboxNote[]> =>
        (await read.notesBesides(campaignId, writingId === null ? 'withdrawals' : { writingId })).filter(
          ({ state }) => !settled.includes(state),
        );
      const waits: Delivered['waits'][number][] = [];
      const notes = await unsettled();
      for (let start = 0; start < notes.length; start += groupSize) {
        const group = notes.slice(start, start + groupSize);
        await fixBytes(deps, campaign, group);
        waits.push(...(await deliverNotes(deps, campaign, group)).waits);
      }
      const left = notes.length === 0 ? [] : await unsettled();
      return { retryInRealMs: left.length === 0 ? null : retryInRealMs(deps, campaign, left, waits) };
    });

const retryInRealMs = (
  deps: Dependencies,
  { clock }: CampaignRecord,
  left: readonly OutboxNote[],
  waits: Delivered['waits'],
): number => {
  if (waits.some(({ pause }) => pause !== null)) return pausedMs;
  const nowMs = campaignTime(clock, deps.time.nowMs());
  const moments = [
    ...left.flatMap(({ notBeforeAtMs }) => notBeforeAtMs ?? []),
    ...waits.map(({ notBeforeMs }) => notBeforeMs),
  ];
  const waitMs = moments.length === 0 ? 0 : (Math.min(...moments) - nowMs) / clock.speed;
  return Math.max(200, Math.ceil(waitMs));
};
