import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { engine } from '../../domain/ledger/event.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/**
 * The hash that a clearing officer clears: definition, frozen audience with its mailboxes, and the
 * exact bytes of every note. Anything else than exactly this has not been cleared.
 */
export const sealPreparation =
  (deps: Dependencies): Activities['sealPreparation'] =>
  async ({ campaignId }) => {
    const { database } = deps;
    const campaign = await database.read.campaign(campaignId);
    if (campaign.preparedHash !== null) return { hash: campaign.preparedHash };
    const notes = await database.read.notesOf(campaignId, null);
    const addressees = await database.read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER);
    const routes = addressees.flatMap(({ code, mailboxes }) => (mailboxes.length > 1 ? [{ code, mailboxes }] : []));
    const hash = deps.sha256(
      canonicalJson({
        definition: campaign.definition,
        // The first mailbox stands with its note.
        ...(routes.length === 0 ? {} : { routes }),
        notes: notes.map(({ code, reference, dated, envelopeTo, mimeSha256, channel, pdfSha256 }) => ({
          code,
          reference,
          dated,
          envelopeTo,
          mimeSha256,
          ...(channel === 'email' ? {} : { channel, pdfSha256 }),
        })),
      }),
    );
    await database.transaction(async (unit) => {
      await unit.updateCampaign(campaignId, { status: 'awaiting-clearance', preparedHash: hash });
      await unit.append(campaignId, [
        {
          atMs: campaign.clock.originMs,
          type: 'preparation-sealed',
          subject: null,
          actor: engine,
          data: { hash, notes: notes.length },
        },
      ]);
    });
    return { hash };
  };
