import { engine, intakeChain } from '../../domain/ledger/event.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import type { IncomingClass } from '../../domain/receive/classification.ts';
import { type IncomingMessage, soleSender } from '../../domain/receive/incoming-message.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { IncomingRecord } from '../ports/intake.ts';
import { senderEntry } from './judge-sender.ts';
import { receivedAtMs } from './read-item.ts';

export interface HeldItem {
  readonly item: IncomingRecord;
  readonly message: IncomingMessage | null;
  readonly attribution: Attribution | null;
  /** What it was taken for; a reply where nothing else is said. */
  readonly class?: IncomingClass;
  /** Stable word for why: "one-piece-of-evidence", "asks-for-extension", "unreadable". */
  readonly reason: string;
  /** The same in a clause for the person who decides. */
  readonly explanation: string;
  /** Whose it could be, where that is more than the attribution says. */
  readonly candidates?: readonly string[];
  /** Whose officers are to look, where that is known though nobody's reply is. */
  readonly campaignId?: string;
}

/** Keeps an item for a person: it has a task, and nobody is counted as having replied. */
export const holdItem = async (deps: Dependencies, held: HeldItem): Promise<JudgedItem> => {
  const { item, message, attribution, reason } = held;
  const sender = attribution?.sender ?? null;
  const { campaignId, code } =
    held.campaignId === undefined ? likeliest(attribution) : { campaignId: held.campaignId, code: null };
  const atMs = campaignId === null ? item.storedRealAtMs : await receivedAtMs(deps, campaignId, item);
  await deps.database.transaction(async (unit) => {
    const locked = await unit.lockIncoming(item.id);
    if (locked.state !== 'stored') return;
    await unit.decideIncoming({
      id: item.id,
      state: 'held',
      class: held.class ?? 'reply',
      reason,
      messageId: message?.messageId ?? null,
      fromMailbox: message === null ? null : soleSender(message),
      subject: message?.subject ?? null,
      ...(sender === null ? {} : { senderVerdict: sender.status }),
      judgement: {
        attribution,
        explanation: held.explanation,
        ...(held.candidates === undefined ? {} : { candidates: held.candidates }),
      },
      campaignId,
      addresseeCode: code,
      receivedAtMs: atMs,
    });
    if (campaignId !== null)
      await unit.openTasks([
        {
          campaignId,
          addresseeCode: code,
          kind: 'held-item',
          reason: `${reason}: ${held.explanation}`,
          itemId: item.id,
          openedAtMs: atMs,
        },
      ]);
    await unit.append(campaignId ?? intakeChain, [
      {
        atMs,
        type: 'incoming-held',
        subject: code,
        actor: engine,
        data: {
          itemId: item.id,
          messageId: message?.messageId ?? null,
          rawSha256: item.rawSha256,
          reason,
          explanation: held.explanation,
          ...senderEntry(sender),
        },
      },
    ]);
  });
  return { outcome: 'held', campaignId: null, changed: null, acknowledge: null };
};

/** The campaign whose officer should look, where the evidence leaves only one. */
const likeliest = (attribution: Attribution | null): { campaignId: string | null; code: string | null } => {
  if (attribution === null) return { campaignId: null, code: null };
  if (attribution.kind === 'attributed') return attribution;
  const campaigns = new Set(attribution.candidates.flatMap(({ campaignId }) => campaignId ?? []));
  const codes = new Set(attribution.candidates.map(({ code }) => code));
  return {
    campaignId: campaigns.size === 1 ? ([...campaigns][0] as string) : null,
    code: codes.size === 1 && campaigns.size === 1 ? ([...codes][0] as string) : null,
  };
};
