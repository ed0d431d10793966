import { engine, intakeChain, type LedgerEntry } from '../../domain/ledger/event.ts';
import { soleSender } from '../../domain/receive/incoming-message.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { type ReadItem, receivedAtMs } from './read-item.ts';
import { bounceIn, recordBounce } from './record-bounce.ts';

/**
 * Records an automatic reply, a list mail or a delivery report. It counts for nobody's reply. Only a
 * delivery report that carries our own envelope token and names the mailbox is believed (a bounce);
 * it sends the note to the next mailbox or opens a task, and never disables a mission silently.
 */
export const recordMachineMail = async (deps: Dependencies, known: ReadItem): Promise<JudgedItem> => {
  const { item, message, classification, attribution, matches } = known;
  const bounced = await bounceIn(deps, known);
  const campaignId =
    bounced?.campaign.id ??
    (attribution.kind === 'attributed' ? attribution.campaignId : (matches.tokens[0]?.campaignId ?? null));
  const code =
    bounced?.note.code ?? (attribution.kind === 'attributed' ? attribution.code : (matches.tokens[0]?.code ?? null));
  const atMs = campaignId === null ? item.storedRealAtMs : await receivedAtMs(deps, campaignId, item);
  const changed = await deps.database.transaction(async (unit) => {
    const [locked] = bounced === null ? [] : await unit.lockCycles(bounced.campaign.id, { codes: [bounced.note.code] });
    if ((await unit.lockIncoming(item.id)).state !== 'stored') return null;
    await unit.decideIncoming({
      id: item.id,
      state: 'machine',
      class: classification.class,
      reason: classification.reasons.join('; '),
      messageId: message.messageId,
      fromMailbox: soleSender(message),
      subject: message.subject,
      judgement: { report: message.deliveryReport },
      campaignId,
      addresseeCode: code,
      receivedAtMs: atMs,
    });
    const recognised: LedgerEntry = {
      atMs,
      type: 'machine-mail-recognised',
      subject: code,
      actor: engine,
      data: {
        itemId: item.id,
        messageId: message.messageId,
        rawSha256: item.rawSha256,
        class: classification.class,
        reasons: classification.reasons,
      },
    };
    if (bounced === null || locked === undefined) {
      await unit.append(campaignId ?? intakeChain, [recognised]);
      return null;
    }
    const { cycle, entries } = await recordBounce(deps, unit, bounced, locked, atMs);
    await unit.append(bounced.campaign.id, [recognised, ...entries]);
    return { cohort: locked.cohort, cycles: [cycle] };
  });
  return { outcome: 'machine', campaignId: changed === null ? null : campaignId, changed, acknowledge: null };
};
