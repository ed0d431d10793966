import type { CycleSelection } from '../../activities/ports/database.ts';
import type { LockedAddressee } from '../../activities/ports/records.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Transaction } from './prisma-client.ts';

/** Locks and reads cycles, in the order of their codes so that two transactions cannot deadlock on them. */
export const lockCycles = async (
  tx: Transaction,
  campaignId: string,
  selection: CycleSelection,
): Promise<LockedAddressee[]> => {
  const columns = `SELECT cohort, cycle, mailboxes, working_mailbox AS "workingMailbox", channel
    FROM addressee WHERE campaign_id = $1`;
  if ('codes' in selection)
    return tx.$queryRawUnsafe(`${columns} AND code = ANY($2) ORDER BY code FOR UPDATE`, campaignId, [
      ...selection.codes,
    ]);
  if ('cohort' in selection)
    return tx.$queryRawUnsafe(`${columns} AND cohort = $2 ORDER BY code FOR UPDATE`, campaignId, selection.cohort);
  return tx.$queryRawUnsafe(`${columns} ORDER BY code FOR UPDATE`, campaignId);
};

/** The statement that saves cycles, with its three parameters wherever they stand; `cycleParameters` gives them. */
export const savingCycles = (campaignId: string, values: string, codes: string): string =>
  `UPDATE addressee SET cycle = s.value, phase = s.value->>'phase', revision = (s.value->>'revision')::int
   FROM jsonb_array_elements(${values}::jsonb) AS s(value)
   WHERE campaign_id = ${campaignId} AND code = ANY(${codes}) AND code = s.value->>'code'`;

export const cycleParameters = (campaignId: string, cycles: readonly RequestCycle[]): [string, string, string[]] => [
  campaignId,
  JSON.stringify(cycles),
  cycles.map(({ code }) => code),
];

export const saveCycles = async (
  tx: Transaction,
  campaignId: string,
  cycles: readonly RequestCycle[],
): Promise<void> => {
  if (cycles.length > 0)
    await tx.$executeRawUnsafe(savingCycles('$1', '$2', '$3'), ...cycleParameters(campaignId, cycles));
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
