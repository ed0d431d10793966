import type { AddresseeRecord, CampaignRecord, NewTask } from '../../activities/ports/records.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

type Json = Prisma.InputJsonValue;

export const insertCampaign = async (
  tx: Transaction,
  record: CampaignRecord,
  addressees: readonly AddresseeRecord[],
): Promise<void> => {
  const { definition, clock } = record;
  await tx.campaign.create({
    data: {
      id: record.id,
      status: record.status,
      definition: definition as unknown as Json,
      draftedBy: record.draftedBy,
      draftedAt: new Date(clock.originMs),
      clockOriginAt: new Date(clock.originMs),
      clockAnchoredRealAt: clock.anchoredAtMs === null ? null : new Date(clock.anchoredAtMs),
      clockSpeed: clock.speed,
      deadlineAt: new Date(definition.dates.deadlineAt),
      cutOffAt: new Date(definition.dates.cutOffAt),
      workingMornings: [...record.workingMornings],
      registrationKey: record.registrationKey,
    },
  });
  await tx.addressee.createMany({
    data: addressees.map(({ names, cycle, ...addressee }) => ({
      ...addressee,
      mailboxes: [...addressee.mailboxes],
      names: names as unknown as Json,
      phase: cycle.phase,
      revision: cycle.revision,
      cycle: cycle as unknown as Json,
    })),
  });
};

export const updateCampaign = async (
  tx: Transaction,
  id: string,
  change: {
    readonly status?: string;
    readonly preparedHash?: string;
    readonly clearedBy?: string;
    readonly clearedAtMs?: number;
    readonly clockAnchoredAtMs?: number;
  },
): Promise<void> => {
  const { clearedAtMs, clockAnchoredAtMs, ...plain } = change;
  await tx.campaign.update({
    where: { id },
    data: {
      ...plain,
      ...(clearedAtMs === undefined ? {} : { clearedAt: new Date(clearedAtMs) }),
      ...(clockAnchoredAtMs === undefined ? {} : { clockAnchoredRealAt: new Date(clockAnchoredAtMs) }),
    },
  });
};

export const readCampaign = async (tx: Transaction, id: string): Promise<CampaignRecord> => {
  const row = await tx.campaign.findUnique({ where: { id } });
  if (row === null) throw new NotFound('The campaign', id, 'see the list with "verbale status"');
  return {
    id: row.id,
    status: row.status,
    definition: row.definition as unknown as CampaignDefinition,
    preparedHash: row.preparedHash,
    draftedBy: row.draftedBy,
    clearedBy: row.clearedBy,
    clock: {
      originMs: row.clockOriginAt.getTime(),
      anchoredAtMs: row.clockAnchoredRealAt?.getTime() ?? null,
      speed: row.clockSpeed,
    },
    workingMornings: row.workingMornings as unknown as number[],
    registrationKey: row.registrationKey,
  };
};

type AddresseeRow = Awaited<ReturnType<Transaction['addressee']['findFirstOrThrow']>>;

const addresseeOf = ({ phase: _phase, revision: _revision, ...row }: AddresseeRow): AddresseeRecord =>
  row as unknown as AddresseeRecord;

export const readAddressees = async (
  tx: Transaction,
  campaignId: string,
  afterPosition: number,
  limit: number,
): Promise<AddresseeRecord[]> => {
  const rows = await tx.addressee.findMany({
    where: { campaignId, position: { gt: afterPosition } },
    orderBy: { position: 'asc' },
    take: limit,
  });
  return rows.map(addresseeOf);
};

export const readAddresseesNamed = async (
  tx: Transaction,
  campaignId: string,
  codes: readonly string[],
): Promise<AddresseeRecord[]> =>
  (await tx.addressee.findMany({ where: { campaignId, code: { in: [...codes] } } })).map(addresseeOf);

export const readAddressee = async (tx: Transaction, campaignId: string, code: string): Promise<AddresseeRecord> => {
  const row = await tx.addressee.findUnique({ where: { campaignId_code: { campaignId, code } } });
  if (row === null)
    throw new NotFound(`The addressee of ${campaignId}`, code, 'addressees are named by their codes, such as AUT');
  return addresseeOf(row);
};

/** First of `count` serial numbers; the row lock makes numbering gapless under concurrency. */
export const takeSerials = async (tx: Transaction, pattern: string, year: number, count: number): Promise<number> => {
  const [row] = await tx.$queryRawUnsafe<{ last: number }[]>(
    `INSERT INTO reference_counter (pattern, year, last) VALUES ($1, $2, $3)
     ON CONFLICT (pattern, year) DO UPDATE SET last = reference_counter.last + $3 RETURNING last`,
    pattern,
    year,
    count,
  );
  return (row?.last ?? count) - count + 1;
};

export const closeTasks = async (
  tx: Transaction,
  {
    campaignId,
    kind,
    officer,
    atMs,
  }: {
    readonly campaignId: string;
    readonly kind: NewTask['kind'];
    readonly officer: string;
    readonly atMs: number;
  },
): Promise<void> => {
  await tx.officerTask.updateMany({
    where: { campaignId, kind, closedAt: null },
    data: { closedAt: new Date(atMs), closedBy: officer },
  });
};

export const openTasks = async (tx: Transaction, tasks: readonly NewTask[]): Promise<void> => {
  await tx.officerTask.createMany({
    data: storable(tasks).map(({ openedAtMs, ...task }) => ({ ...task, openedAt: new Date(openedAtMs) })),
  });
};
