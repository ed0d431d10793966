import { campaignTime } from '../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { WritingActivities } from '../../workflows/contracts/writing.ts';
import { mustBeClearingOfficer, refuseOwnDraft } from '../launch/clearing-officer.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { writingHash } from './prepare-writing.ts';

/**
 * Writes that a writing is cleared: what is in the outbox now, and nothing else.
 * @throws NotFound for an officer or a writing nobody knows
 * @throws DomainRefusal `not-a-clearing-officer`, `own-draft`, `stale-clearance`, `cleared-before`, `discarded`
 */
export const recordWritingClearance =
  (deps: Dependencies): WritingActivities['recordWritingClearance'] =>
  async ({ campaignId, writingId, officer, hash }) => {
    await mustBeClearingOfficer(deps, officer);
    const { clock } = await deps.database.read.campaign(campaignId);
    await deps.database.transaction(async (unit) => {
      const writing = await unit.lockWriting(campaignId, writingId);
      if (writing.clearedBy === officer && writing.preparedHash === hash) return;
      if (writing.clearedBy !== null)
        throw new DomainRefusal('cleared-before', `"${writingId}" was cleared by ${writing.clearedBy}.`);
      if (writing.discardedBy !== null)
        throw new DomainRefusal('discarded', `"${writingId}" was discarded by ${writing.discardedBy}.`);
      refuseOwnDraft(officer, writing.draftedBy, 'writing');
      const notes = await deps.database.read.notesBesides(campaignId, { writingId });
      if (writing.preparedHash !== hash || writingHash(deps, writing, notes) !== hash)
        throw new DomainRefusal(
          'stale-clearance',
          'What is to be cleared has changed since it was shown; look at it again.',
        );
      const atMs = campaignTime(clock, deps.time.nowMs());
      await unit.updateWriting({ campaignId, id: writingId }, { clearedBy: officer, clearedAtMs: atMs });
      await unit.append(campaignId, [
        { atMs, type: 'writing-cleared', subject: null, actor: officer, data: { writing: writingId, hash } },
      ]);
    });
  };
