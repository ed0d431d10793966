import { campaignTime } from '../../domain/campaign/clock.ts';
import { isLaidOut } from '../../domain/dispatch/notes-to-deliver.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { acceptanceEntries, markAccepted } from './mark-accepted.ts';

/**
 * Publishes a notice to which no mail points: its link is handed over by a person, and the note counts from now. Only
 * the hash of the link's token comes here. The same link again changes nothing more.
 * @throws NotFound for an officer or an addressee nobody knows
 * @throws DomainRefusal `nothing-to-notify`
 */
export const publishNotice =
  (deps: Dependencies): Activities['publishNotice'] =>
  async ({ campaignId, officer, code, reference, link }) => {
    await deps.database.read.officer(officer);
    const { clock } = await deps.database.read.campaign(campaignId);
    const { cohort } = await deps.database.read.addressee(campaignId, code);
    return deps.database.transaction(async (unit) => {
      const [locked] = await unit.lockCycles(campaignId, { codes: [code] });
      const cycle = locked?.cycle as RequestCycle;
      const notes = await unit.lockNotes(await deps.database.read.notesOf(campaignId, code));
      const note = notes.find((each) => each.channel === 'portal' && each.reference === reference);
      if (note !== undefined && (await unit.noticeLinkOf(link.id)) === note.id)
        return { references: [reference], changed: { cohort, cycles: [cycle] } };
      if (note === undefined || !isLaidOut(note, cycle))
        throw new DomainRefusal(
          'nothing-to-notify',
          `No notice ${reference} to ${code} waits for its link; see what does with "verbale notify <campaign>".`,
        );
      const atMs = campaignTime(clock, deps.time.nowMs());
      const after = await markAccepted(unit, cycle, note, { atMs, how: 'published in the portal' });
      await unit.insertNoticeLink({ ...link, campaignId, code, noteId: note.id, issuedBy: officer });
      await unit.saveCycles(campaignId, [after]);
      const published = { atMs, type: 'notice-published', actor: officer, data: { linkId: link.id } };
      await unit.append(campaignId, acceptanceEntries(note, published));
      return { references: [reference], changed: { cohort, cycles: [after] } };
    });
  };
