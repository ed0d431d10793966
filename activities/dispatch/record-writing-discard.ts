import { campaignTime } from '../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { WritingActivities } from '../../workflows/contracts/writing.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/**
 * Writes that a writing nobody cleared is taken back: its notes are dropped and never leave. Their numbers stay
 * theirs, so that the register has no gap nobody can explain. Said again, it changes nothing.
 * @throws NotFound for an officer or a writing nobody knows
 * @throws DomainRefusal `may-not-discard`, `cleared-before`
 */
export const recordWritingDiscard =
  (deps: Dependencies): WritingActivities['recordWritingDiscard'] =>
  async ({ campaignId, writingId, officer, reason }) => {
    const { roles } = await deps.database.read.officer(officer);
    if (!roles.includes('drafter') && !roles.includes('clearing-officer'))
      throw new DomainRefusal(
        'may-not-discard',
        `"${officer}" may not discard a writing: the role drafter or clearing-officer is missing.`,
      );
    const { clock } = await deps.database.read.campaign(campaignId);
    await deps.database.transaction(async (unit) => {
      const inOrder = await deps.database.read.notesBesides(campaignId, { writingId });
      const notes = await unit.lockNotes(inOrder);
      const writing = await unit.lockWriting(campaignId, writingId);
      if (writing.discardedBy !== null) return;
      if (writing.clearedBy !== null)
        throw new DomainRefusal('cleared-before', `"${writingId}" was cleared by ${writing.clearedBy}: it is sent.`);
      const atMs = campaignTime(clock, deps.time.nowMs());
      await unit.changeNotes(notes.map((note) => ({ ...note, state: 'dropped', response: null })));
      await unit.updateWriting({ campaignId, id: writingId }, { discardedBy: officer, discardedAtMs: atMs });
      const data = { writing: writingId, reason, references: inOrder.map(({ reference }) => reference) };
      await unit.append(campaignId, [{ atMs, type: 'writing-discarded', subject: null, actor: officer, data }]);
    });
  };
