import { campaignTime } from '../../domain/campaign/clock.ts';
import { nextAttemptAtMs } from '../../domain/dispatch/retry.ts';
import { engine, type LedgerEntry } from '../../domain/ledger/event.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { pausedMs } from '../dispatch/send-notes-besides.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { ReportDelivery, ReportMailing } from '../ports/mailings.ts';
import type { DeliveryResult } from '../ports/outside.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { prepareMailing } from './prepare-mailing.ts';

/**
 * Sends an issued report to the campaign's list: one message, claimed, sent and recorded for each mailbox by itself, as
 * every note is (design D3). Asked again, it goes on with what is not settled.
 */
export const distributeReport =
  (deps: Dependencies): Activities['distributeReport'] =>
  ({ campaignId, asAtMs }) =>
    withHeartbeat(async () => {
      const campaign = await deps.database.read.campaign(campaignId);
      const mailing = await prepareMailing(deps, campaign, asAtMs);
      if (mailing === null) return { sent: false, retryInRealMs: null };
      const claim = await claimDeliveries(deps, campaign, mailing);
      if (claim.paused) return { sent: false, retryInRealMs: pausedMs };
      const mime = claim.claimed.length === 0 ? null : await messageOf(deps, mailing);
      for (const delivery of claim.claimed) {
        const result = await deps.mailer.send({
          mime: mime as Uint8Array,
          envelopeFrom: campaign.definition.office.senderMailbox,
          envelopeTo: delivery.mailbox,
        });
        await record(deps, campaign, mailing, delivery, result);
      }
      return outcome(deps, campaign, await deps.database.read.reportDeliveries(mailing.paperId));
    });

const messageOf = async ({ database }: Dependencies, { mimeSha256 }: ReportMailing): Promise<Uint8Array> =>
  (await database.read.blobs([mimeSha256])).get(mimeSha256) as Uint8Array;

/** Whether it may be tried now: what another holds, or what waits, is left alone. */
const isClaimable = ({ state, leaseRealUntilMs, notBeforeAtMs }: ReportDelivery, nowMs: number, realNowMs: number) => {
  if (state === 'accepted' || state === 'refused') return false;
  if (state === 'claimed') return leaseRealUntilMs === null || leaseRealUntilMs <= realNowMs;
  return notBeforeAtMs === null || notBeforeAtMs <= nowMs;
};

const claimDeliveries = (
  deps: Dependencies,
  campaign: CampaignRecord,
  { paperId }: ReportMailing,
): Promise<{ readonly paused: boolean; readonly claimed: readonly ReportDelivery[] }> =>
  deps.database.transaction(async (unit) => {
    const deliveries = await unit.lockReportDeliveries(paperId);
    if ((await unit.dispatchPause(campaign.id)) !== null) return { paused: true, claimed: [] };
    const realNowMs = deps.time.nowMs();
    const nowMs = campaignTime(campaign.clock, realNowMs);
    const claimed = deliveries
      .filter((delivery) => isClaimable(delivery, nowMs, realNowMs))
      .map(
        (delivery, index): ReportDelivery => ({
          ...delivery,
          state: 'claimed',
          attempt: delivery.attempt + 1,
          firstTriedAtMs: delivery.firstTriedAtMs ?? nowMs,
          // They are sent one after the other: each lease covers those before it.
          leaseRealUntilMs: realNowMs + deps.leaseMs * (index + 1),
          notBeforeAtMs: null,
        }),
      );
    for (const delivery of claimed) await unit.changeReportDelivery(delivery);
    return { paused: false, claimed };
  });

const record = (
  deps: Dependencies,
  campaign: CampaignRecord,
  mailing: ReportMailing,
  delivery: ReportDelivery,
  result: DeliveryResult,
): Promise<void> =>
  deps.database.transaction(async (unit) => {
    const row = (await unit.lockReportDeliveries(mailing.paperId)).find(({ mailbox }) => mailbox === delivery.mailbox);
    // Fenced: somebody else holds a later attempt.
    if (row === undefined || row.attempt !== delivery.attempt || row.state !== 'claimed') return;
    const atMs = campaignTime(campaign.clock, deps.time.nowMs());
    const after = settled(campaign, delivery, result, atMs);
    await unit.changeReportDelivery(after);
    if (after.state === 'refused')
      await unit.openTasks([
        {
          campaignId: campaign.id,
          addresseeCode: null,
          kind: 'delivery-failed',
          reason: `The status of responses to ${delivery.mailbox}: ${result.reason}`,
          openedAtMs: atMs,
        },
      ]);
    await unit.append(campaign.id, [entryOf(mailing, after, result, atMs)]);
  });

const settled = (
  { definition }: CampaignRecord,
  delivery: ReportDelivery,
  { outcome: ended, reason, response }: DeliveryResult,
  atMs: number,
): ReportDelivery => {
  const free = { ...delivery, leaseRealUntilMs: null, response: response ?? reason };
  if (ended === 'accepted') return { ...free, state: 'accepted', acceptedAtMs: atMs };
  if (ended === 'permanent') return { ...free, state: 'refused' };
  const notBeforeAtMs = nextAttemptAtMs(definition.sending, {
    attempt: delivery.attempt,
    firstAttemptAtMs: delivery.firstTriedAtMs ?? atMs,
    refusedAtMs: atMs,
  });
  if (notBeforeAtMs === null) return { ...free, state: 'refused' };
  return { ...free, state: ended === 'uncertain' ? 'uncertain' : 'deferred', notBeforeAtMs };
};

const entryOf = (
  { paperId, messageId, mimeSha256 }: ReportMailing,
  { state, mailbox, attempt, response }: ReportDelivery,
  { reason }: DeliveryResult,
  atMs: number,
): LedgerEntry => ({
  atMs,
  type: `report-${state}`,
  subject: null,
  actor: engine,
  data: {
    paperId,
    messageId,
    mimeSha256,
    recipient: mailbox,
    attempt,
    response,
    ...(state === 'accepted' ? {} : { reason }),
  },
});

const outcome = (
  deps: Dependencies,
  { clock }: CampaignRecord,
  deliveries: readonly ReportDelivery[],
): { readonly sent: boolean; readonly retryInRealMs: number | null } => {
  const left = deliveries.filter(({ state }) => state !== 'accepted' && state !== 'refused');
  if (left.length === 0) return { sent: true, retryInRealMs: null };
  const realNowMs = deps.time.nowMs();
  const nowMs = campaignTime(clock, realNowMs);
  const waits = left.map(({ state, leaseRealUntilMs, notBeforeAtMs }) =>
    state === 'claimed'
      ? (leaseRealUntilMs ?? realNowMs) - realNowMs
      : ((notBeforeAtMs ?? nowMs) - nowMs) / clock.speed,
  );
  return { sent: false, retryInRealMs: Math.max(200, Math.ceil(Math.min(...waits))) };
};
