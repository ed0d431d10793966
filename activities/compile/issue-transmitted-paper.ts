import { campaignTime } from '../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import { engine } from '../../domain/ledger/event.ts';
import type { TransmittalActivities } from '../../workflows/contracts/transmittal.ts';
import { mustBeClearingOfficer, refuseOwnDraft } from '../launch/clearing-officer.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { CampaignRecord } from '../ports/records.ts';

/**
 * Issues the draft that was cleared, the very same bytes, before the meeting opens.
 * @throws NotFound for an officer nobody knows
 * @throws DomainRefusal `not-a-clearing-officer`, `own-draft`, `stale-clearance`, `cleared-before`, `meeting-has-opened`
 */
export const issueTransmittedPaper =
  (deps: Dependencies): TransmittalActivities['issueTransmittedPaper'] =>
  async ({ campaignId, officer, hash }) => {
    await mustBeClearingOfficer(deps, officer);
    return deps.database.transaction(async (unit) => {
      const campaign = await unit.lockCampaign(campaignId);
      const draft = await latestDraft(unit, campaign, hash);
      const result = {
        paperId: draft.paperId,
        asAtMs: Date.parse(draft.asAt),
        entries: draft.entries,
        pdfSha256: draft.pdfSha256,
        wordSha256: draft.wordSha256,
      };
      if (campaign.clearedBy === officer) return result;
      if (campaign.clearedBy !== null)
        throw new DomainRefusal('cleared-before', `The paper of "${campaignId}" was cleared by ${campaign.clearedBy}.`);
      refuseOwnDraft(officer, campaign.draftedBy, 'paper');
      const atMs = campaignTime(campaign.clock, deps.time.nowMs());
      if (atMs >= Date.parse(campaign.definition.dates.closeAt))
        throw new DomainRefusal(
          'meeting-has-opened',
          `The paper was to be issued before the meeting opened (${campaign.definition.dates.closeAt}); it is too late.`,
        );
      await unit.insertPaper({
        id: deps.newId(),
        campaignId,
        kind: 'compilation',
        symbol: draft.symbol,
        asAtMs: result.asAtMs,
        inputsHash: draft.inputsHash,
        pdfSha256: draft.pdfSha256,
        wordSha256: draft.wordSha256,
        htmlSha256: draft.htmlSha256 ?? null,
        xmlSha256: draft.xmlSha256 ?? null,
        textSha256: draft.textSha256 ?? null,
        csvSha256: null,
        jsonSha256: null,
        xlsxSha256: null,
      });
      await unit.updateCampaign(campaignId, { status: 'issued', clearedBy: officer, clearedAtMs: atMs });
      await unit.append(campaignId, [
        { atMs, type: 'paper-cleared', subject: null, actor: officer, data: { hash, draftId: draft.paperId } },
        { atMs, type: 'paper-compiled', subject: null, actor: engine, data: { ...draft } },
      ]);
      return result;
    });
  };

/** What the ledger says of a draft. */
interface Draft {
  readonly paperId: string;
  readonly asAt: string;
  readonly entries: number;
  readonly symbol: string | null;
  readonly inputsHash: string;
  readonly pdfSha256: string;
  readonly wordSha256: string;
  /** Not there in drafts made before papers had these forms. */
  readonly htmlSha256?: string | null;
  readonly xmlSha256?: string | null;
  readonly textSha256?: string | null;
}

/** The draft that is to be cleared; refused when a text was filed after it, or another draft was made. */
const latestDraft = async (unit: Unit, campaign: CampaignRecord, hash: string): Promise<Draft> => {
  const [latest] = await unit.latestEvents(
    campaign.id,
    campaign.clearedBy === null ? ['paper-drafted', 'submission-filed'] : ['paper-drafted'],
    1,
  );
  if (latest?.type !== 'paper-drafted' || campaign.preparedHash !== hash)
    throw new DomainRefusal(
      'stale-clearance',
      'What is to be cleared has changed since it was shown; look at it again and clear that.',
    );
  return latest.data as unknown as Draft;
};
