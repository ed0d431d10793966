import type { CycleSelection } from '../../activities/ports/database.ts';
import type { LockedCycle } from '../../activities/ports/records.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Transaction } from './prisma-client.ts';

/** Locks and reads cycles, in the order of their codes so that two transactions cannot deadlock on them. */
export const lockCycles = async (
  tx: Transaction,
  campaignId: string,
  selection: CycleSelection,
): Promise<LockedCycle[]> => {
  const columns = 'SELECT cohort, cycle FROM addressee WHERE campaign_id = $1';
  if ('codes' in selection)
    return tx.$queryRawUnsafe(`${columns} AND code = ANY($2) ORDER BY code FOR UPDATE`, campaignId, [
      ...selection.codes,
    ]);
  if ('cohort' in selection)
    return tx.$queryRawUnsafe(`${columns} AND cohort = $2 ORDER BY code FOR UPDATE`, campaignId, selection.cohort);
  return tx.$queryRawUnsafe(`${columns} ORDER BY code FOR UPDATE`, campaignId);
};

export const saveCycles = async (
  tx: Transaction,
  campaignId: string,
  cycles: readonly RequestCycle[],
): Promise<void> => {
  if (cycles.length === 0) return;
  await tx.$executeRawUnsafe(
    `UPDATE addressee SET cycle = c.value, phase = c.value->>'phase', revision = (c.value->>'revision')::int
     FROM jsonb_array_elements($2::jsonb) AS c(value)
     WHERE campaign_id = $1 AND code = ANY($3) AND code = c.value->>'code'`,
    campaignId,
    JSON.stringify(cycles),
    cycles.map(({ code }) => code),
  );
};

/** The cycles of one cohort in the order of the audience. */
export const readCycles = async (tx: Transaction, campaignId: string, cohort: number): Promise<RequestCycle[]> => {
  const rows = await tx.addressee.findMany({
    where: { campaignId, cohort },
    orderBy: { position: 'asc' },
    select: { cycle: true },
  });
  return rows.map(({ cycle }) => cycle as unknown as RequestCycle);
};
