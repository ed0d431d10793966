import { digestText, usualLimitDays, type WaitingLine } from '../../../domain/receive/inbox/digest.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import type { InboxActivities } from '../../../workflows/contracts/inbox.ts';
import { withHeartbeat } from '../../heartbeat.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import type { DigestMail, WaitingThing } from '../../ports/inbox.ts';
import type { CampaignRecord } from '../../ports/records.ts';

/** Who is told, and how the mail is made. */
export interface DigestSettings {
  /** Mailboxes that are told of everything, besides those that a campaign names for itself. */
  readonly to: readonly string[];
  readonly message: (mail: DigestMail) => Promise<Uint8Array>;
}

/** Real milliseconds until another try. */
const retryMs = 300_000;

/**
 * Sends to each who is to be told one mail with all that waits, once a day. The bytes are fixed and kept before the first
 * attempt, and a claim keeps two workers from sending the same; an answer that was lost counts as sent.
 */
export const sendDigest =
  (deps: Dependencies, settings: DigestSettings): InboxActivities['sendDigest'] =>
  () =>
    withHeartbeat(async () => {
      const nowMs = deps.time.nowMs();
      const waiting = await deps.database.read.waiting();
      if (waiting.length === 0) return { sent: 0, waiting: 0, retryInRealMs: null };
      const { read } = deps.database;
      const campaigns = await Promise.all((await read.campaignIds()).map((id) => read.campaign(id)));
      const day = localDay(nowMs, campaigns[0]?.definition.dates.zone ?? 'UTC');
      let sent = 0;
      let left = 0;
      for (const recipient of recipientsOf(settings, campaigns)) {
        const own = waiting.filter((thing) => isToldOf(thing, recipient, settings, campaigns));
        if (own.length === 0) continue;
        await prepare(deps, settings, { day, recipient, own, campaigns, nowMs });
        const outcome = await send(deps, day, recipient);
        if (outcome === 'sent') sent += 1;
        if (outcome === 'later') left += 1;
      }
      return { sent, waiting: waiting.length, retryInRealMs: left > 0 ? retryMs : null };
    });

const recipientsOf = ({ to }: DigestSettings, campaigns: readonly CampaignRecord[]): string[] => [
  ...new Set([...to, ...campaigns.flatMap(({ definition }) => definition.inbox?.digestTo ?? [])]),
];

/** What belongs to no campaign yet is told to all. */
const isToldOf = (
  { campaignId }: WaitingThing,
  recipient: string,
  { to }: DigestSettings,
  campaigns: readonly CampaignRecord[],
): boolean =>
  to.includes(recipient) ||
  campaignId === null ||
  (campaigns.find(({ id }) => id === campaignId)?.definition.inbox?.digestTo ?? []).includes(recipient);

interface Preparation {
  readonly day: string;
  readonly recipient: string;
  readonly own: readonly WaitingThing[];
  readonly campaigns: readonly CampaignRecord[];
  readonly nowMs: number;
}

/** Fixes the mail of the day; one that is there already stays as it is. */
const prepare = async (
  deps: Dependencies,
  settings: DigestSettings,
  { day, recipient, own, campaigns, nowMs }: Preparation,
): Promise<void> => {
  const limits = new Map(campaigns.map(({ id, definition }) => [id, definition.inbox?.limitDays]));
  const lines = own.map(
    ({ id, campaignId, reason, candidates, addressee, from, sinceRealMs }): WaitingLine => ({
      id,
      campaignId,
      reason,
      whose: candidates.length === 1 ? (candidates[0] as string) : (addressee ?? '?'),
      from,
      sinceRealMs,
      limitDays: limits.get(campaignId ?? '') ?? usualLimitDays,
    }),
  );
  const from = campaigns[0]?.definition.office.senderMailbox ?? recipient;
  const name = deps.sha256(`digest ${day} ${recipient}`).slice(0, 32);
  const messageId = `<${name}.digest@${from.slice(from.lastIndexOf('@') + 1)}>`;
  const bytes = await settings.message({
    from,
    to: recipient,
    ...digestText(lines, nowMs),
    messageId,
    datedAtMs: nowMs,
  });
  const mimeSha256 = deps.sha256(bytes);
  await deps.database.transaction((unit) =>
    unit.insertDigest({ day, recipient, messageId, mimeSha256, waiting: own.length }, bytes),
  );
};

const send = async (deps: Dependencies, day: string, recipient: string): Promise<'sent' | 'later' | 'done'> => {
  const { database } = deps;
  const nowMs = deps.time.nowMs();
  const name = { day, recipient };
  const claimed = await database.transaction((unit) => unit.claimDigest(name, nowMs, nowMs + deps.leaseMs));
  if (claimed === null) return 'done';
  const mime = (await database.read.blobs([claimed.mimeSha256])).get(claimed.mimeSha256) as Uint8Array;
  // No return path: a digest that bounces must not come in as something that waits.
  const { outcome, reason, response } = await deps.mailer.send({ mime, envelopeFrom: '', envelopeTo: recipient });
  const isOver = outcome !== 'temporary';
  await database.transaction((unit) => unit.settleDigest(name, isOver ? deps.time.nowMs() : null, response ?? reason));
  return outcome === 'temporary' ? 'later' : outcome === 'permanent' ? 'done' : 'sent';
};
