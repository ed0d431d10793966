import type { DispatchPause } from '../../activities/ports/database.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

interface PauseRow {
  readonly dispatchPausedAt: Date | null;
  readonly dispatchPausedReason: string | null;
  readonly dispatchPauses: number;
}

const select = { dispatchPausedAt: true, dispatchPausedReason: true, dispatchPauses: true } as const;

const pauseOf = (row: PauseRow | null): DispatchPause | null =>
  row?.dispatchPausedAt == null
    ? null
    : { number: row.dispatchPauses, atMs: row.dispatchPausedAt.getTime(), reason: row.dispatchPausedReason ?? '' };

export const dispatchPause = async (tx: Transaction, campaignId: string): Promise<DispatchPause | null> =>
  pauseOf(await tx.campaign.findUnique({ where: { id: campaignId }, select }));

/** Of two that find a reason at once one begins the pause; the row lock decides which. */
export const pauseDispatch = async (
  tx: Transaction,
  campaignId: string,
  { atMs, reason }: { readonly atMs: number; readonly reason: string },
): Promise<DispatchPause & { readonly isNew: boolean }> => {
  const { count } = await tx.campaign.updateMany({
    where: { id: campaignId, dispatchPausedAt: null },
    data: {
      dispatchPausedAt: new Date(atMs),
      dispatchPausedReason: storable(reason),
      dispatchPauses: { increment: 1 },
    },
  });
  const pause = await dispatchPause(tx, campaignId);
  return { ...(pause ?? { number: 0, atMs, reason }), isNew: count === 1 };
};

export const resumeDispatch = async (
  tx: Transaction,
  campaignId: string,
  atMs: number,
): Promise<DispatchPause | null> => {
  await tx.$queryRawUnsafe('SELECT 1 AS one FROM campaign WHERE id = $1 FOR UPDATE', campaignId);
  const pause = await dispatchPause(tx, campaignId);
  if (pause === null) return null;
  await tx.campaign.update({
    where: { id: campaignId },
    data: { dispatchPausedAt: null, dispatchPausedReason: null },
  });
  // Who waited during the pause is not given up for it.
  await tx.$executeRawUnsafe(
    `UPDATE note SET first_tried_at = first_tried_at + make_interval(secs => $2)
     WHERE campaign_id = $1 AND first_tried_at IS NOT NULL AND state IN ('deferred', 'uncertain', 'prepared')`,
    campaignId,
    Math.max(0, atMs - pause.atMs) / 1000,
  );
  return pause;
};
