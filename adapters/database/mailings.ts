import type { MailingReads, MailingUnit, ReportDelivery, ReportMailing } from '../../activities/ports/mailings.ts';
import type { Client, Transaction } from './prisma-client.ts';

type MailingRow = Awaited<ReturnType<Transaction['reportMailing']['findFirstOrThrow']>>;
type DeliveryRow = Awaited<ReturnType<Transaction['reportDelivery']['findFirstOrThrow']>>;

const mailingOf = ({ asAt, preparedAt, ...row }: MailingRow): ReportMailing => ({
  ...row,
  asAtMs: asAt.getTime(),
  preparedAtMs: preparedAt.getTime(),
});

const deliveryOf = ({
  leaseRealUntil,
  firstTriedAt,
  notBeforeAt,
  acceptedAt,
  state,
  ...row
}: DeliveryRow): ReportDelivery => ({
  ...row,
  state: state as ReportDelivery['state'],
  leaseRealUntilMs: leaseRealUntil?.getTime() ?? null,
  firstTriedAtMs: firstTriedAt?.getTime() ?? null,
  notBeforeAtMs: notBeforeAt?.getTime() ?? null,
  acceptedAtMs: acceptedAt?.getTime() ?? null,
});

const dateOf = (atMs: number | null): Date | null => (atMs === null ? null : new Date(atMs));

const readDeliveries = async (tx: Transaction, paperId: string): Promise<ReportDelivery[]> =>
  (await tx.reportDelivery.findMany({ where: { paperId }, orderBy: { mailbox: 'asc' } })).map(deliveryOf);

export const mailingReads = (client: Client): MailingReads => ({
  reportMailing: async (paperId) => {
    const row = await client.reportMailing.findUnique({ where: { paperId } });
    return row === null ? null : mailingOf(row);
  },
  reportMailingBefore: async (campaignId, asAtMs) => {
    const row = await client.reportMailing.findFirst({
      where: { campaignId, asAt: { lt: new Date(asAtMs) } },
      orderBy: { asAt: 'desc' },
    });
    return row === null ? null : mailingOf(row);
  },
  reportDeliveries: (paperId) => readDeliveries(client, paperId),
});

export const mailingUnit = (tx: Transaction): MailingUnit => ({
  insertReportMailing: async ({ asAtMs, preparedAtMs, ...mailing }, mailboxes) => {
    const { count } = await tx.reportMailing.createMany({
      skipDuplicates: true,
      data: { ...mailing, asAt: new Date(asAtMs), preparedAt: new Date(preparedAtMs) },
    });
    if (count === 0) return false;
    await tx.reportDelivery.createMany({
      data: mailboxes.map((mailbox) => ({ paperId: mailing.paperId, mailbox, state: 'prepared' })),
    });
    return true;
  },
  lockReportDeliveries: async (paperId) => {
    await tx.$queryRawUnsafe(
      'SELECT 1 AS one FROM report_delivery WHERE paper_id = $1 ORDER BY mailbox FOR UPDATE',
      paperId,
    );
    return readDeliveries(tx, paperId);
  },
  changeReportDelivery: async ({ paperId, mailbox, state, attempt, response, ...moments }) => {
    await tx.reportDelivery.update({
      where: { paperId_mailbox: { paperId, mailbox } },
      data: {
        state,
        attempt,
        response,
        leaseRealUntil: dateOf(moments.leaseRealUntilMs),
        firstTriedAt: dateOf(moments.firstTriedAtMs),
        notBeforeAt: dateOf(moments.notBeforeAtMs),
        acceptedAt: dateOf(moments.acceptedAtMs),
      },
    });
  },
});
