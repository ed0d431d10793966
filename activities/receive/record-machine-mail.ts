import { engine, intakeChain, type LedgerEntry } from '../../domain/ledger/event.ts';
import { deliveryOutcome } from '../../domain/receive/delivery-outcome.ts';
import { soleSender } from '../../domain/receive/incoming-message.ts';
import { apply } from '../../domain/request-cycle/apply.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { OutboxNote } from '../ports/outbox.ts';
import { type ReadItem, receivedAtMs } from './read-item.ts';

/**
 * Records an automatic reply, a list mail or a delivery report. It counts for nobody's reply. Only a
 * delivery report that carries our own envelope token and names the mailbox is believed (a bounce);
 * it opens a task and never disables a mission silently.
 */
export const recordMachineMail = async (deps: Dependencies, known: ReadItem): Promise<JudgedItem> => {
  const { item, message, classification, attribution, matches } = known;
  const bounced = await bouncedNote(deps, known);
  const campaignId =
    bounced?.campaignId ??
    (attribution.kind === 'attributed' ? attribution.campaignId : (matches.tokens[0]?.campaignId ?? null));
  const code =
    bounced?.code ?? (attribution.kind === 'attributed' ? attribution.code : (matches.tokens[0]?.code ?? null));
  const atMs = campaignId === null ? item.storedRealAtMs : await receivedAtMs(deps, campaignId, item);
  const changed = await deps.database.transaction(async (unit) => {
    const [locked] = bounced === null ? [] : await unit.lockCycles(bounced.campaignId, { codes: [bounced.code] });
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
    const [row] = await unit.lockNotesById([bounced.id]);
    if (row !== undefined)
      await unit.changeNotes([
        { ...row, state: 'bounced', notBeforeAtMs: null, response: message.deliveryReport?.diagnostic ?? null },
      ]);
    const cycle = apply(locked.cycle, { type: 'delivery-failed', atMs });
    if (cycle !== locked.cycle) await unit.saveCycles(bounced.campaignId, [cycle]);
    await unit.openTasks([
      {
        campaignId: bounced.campaignId,
        addresseeCode: bounced.code,
        kind: 'bounce',
        reason: `${bounced.reference} came back from ${bounced.envelopeTo}: ${message.deliveryReport?.diagnostic ?? message.deliveryReport?.status ?? 'no reason given'}`,
        openedAtMs: atMs,
      },
    ]);
    await unit.append(bounced.campaignId, [
      recognised,
      {
        atMs,
        type: 'bounce-recorded',
        subject: bounced.code,
        actor: engine,
        data: {
          itemId: item.id,
          noteMessageId: bounced.messageId,
          recipient: bounced.envelopeTo,
          status: message.deliveryReport?.status ?? null,
        },
      },
    ]);
    return { cohort: locked.cohort, cycles: [cycle] };
  });
  return { outcome: 'machine', campaignId: changed === null ? null : campaignId, changed, acknowledge: null };
};

/** The note that a delivery report proves undelivered, or null. */
const bouncedNote = async (deps: Dependencies, known: ReadItem): Promise<OutboxNote | null> => {
  if (known.classification.class !== 'delivery-report') return null;
  for (const { campaignId, code, noteId } of known.matches.tokens) {
    const note = (await deps.database.read.notesOf(campaignId, code)).find(({ id }) => id === noteId);
    if (note !== undefined && deliveryOutcome(known.message, note) === 'failed') return note;
  }
  return null;
};
