import type { DecisionRecord, InboxReads, InboxUnit, WaitingThing } from '../../activities/ports/inbox.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import { evidenceClause } from '../../domain/receive/attribution-wording.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { readStanding, writeStanding } from './inbox-standing.ts';
import { putBlobs } from './outbox.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';
import { readAnySubmissions, readSubmissionsWhere } from './submissions.ts';

type DecisionRow = Awaited<ReturnType<Transaction['inboxDecision']['findFirstOrThrow']>>;

const decisionOf = ({ at, decidedRealAt, ...row }: DecisionRow): DecisionRecord =>
  ({ ...row, atMs: at.getTime(), decidedRealAtMs: decidedRealAt.getTime() }) as unknown as DecisionRecord;

const readDecision = async (tx: Transaction, id: string): Promise<DecisionRecord> => {
  const row = await tx.inboxDecision.findUnique({ where: { id } });
  if (row === null) throw new NotFound('The decision', id, 'see "verbale inbox show <item>"');
  return decisionOf(row);
};

const repliesOf: (tx: Transaction, ...of: Parameters<InboxReads['repliesOf']>) => ReturnType<InboxReads['repliesOf']> =
  (tx, campaignId, codes) =>
    readSubmissionsWhere(tx, { campaignId, respondents: { some: { code: { in: [...codes] } } } });

export const inboxReads = (tx: Transaction): InboxReads => ({
  waiting: async (campaignId) =>
    [...(await heldItems(tx, campaignId)), ...(await openTasks(tx, campaignId))].sort(
      (a, b) => a.sinceRealMs - b.sinceRealMs || (a.id < b.id ? -1 : 1),
    ),
  decisions: async (about) =>
    (await tx.inboxDecision.findMany({ where: about, orderBy: [{ decidedRealAt: 'asc' }, { id: 'asc' }] })).map(
      decisionOf,
    ),
  decision: (id) => readDecision(tx, id),
  task: async (id) => {
    const select = { id: true, campaignId: true, addresseeCode: true, kind: true, reason: true };
    const row = await tx.officerTask.findUnique({ where: { id }, select });
    if (row === null) throw new NotFound('The task', id, 'see "verbale inbox"');
    return row;
  },
  idsBeginning: async (of, beginning) => {
    const query = { where: { id: { startsWith: beginning } }, select: { id: true }, take: 2 } as const;
    const rows =
      of === 'item'
        ? await tx.incomingItem.findMany(query)
        : of === 'submission'
          ? await tx.submission.findMany(query)
          : of === 'task'
            ? await tx.officerTask.findMany(query)
            : await tx.inboxDecision.findMany(query);
    return rows.map(({ id }) => id);
  },
  repliesOf: (campaignId, codes) => repliesOf(tx, campaignId, codes),
  submissionsNamed: (ids) => readAnySubmissions(tx, ids),
  submissionsOfItem: (itemId) => readSubmissionsWhere(tx, { itemId }),
});

export const inboxUnit = (tx: Transaction): InboxUnit => ({
  standing: (name) => readStanding(tx, name),
  writeStandings: async (effects, officer, atMs) => {
    for (const effect of effects) await writeStanding(tx, effect, officer, atMs);
  },
  openTasksAbout: async (about) =>
    (
      await tx.officerTask.findMany({
        where: { ...about, closedAt: null },
        select: { id: true },
        orderBy: { id: 'asc' },
      })
    ).map(({ id }) => id),
  repliesOf: (campaignId, codes) => repliesOf(tx, campaignId, codes),
  insertDecision: async ({ atMs, decidedRealAtMs, content, effects, ...plain }) => {
    await tx.inboxDecision.create({
      data: {
        ...plain,
        at: new Date(atMs),
        decidedRealAt: new Date(decidedRealAtMs),
        content: storable(content) as Prisma.InputJsonValue,
        effects: storable(effects) as unknown as Prisma.InputJsonValue,
      },
    });
  },
  lockDecision: async (id) => {
    await tx.$queryRawUnsafe('SELECT 1 AS one FROM inbox_decision WHERE id = $1 FOR UPDATE', id);
    return readDecision(tx, id);
  },
  markUndone: async (id, by) => {
    await tx.inboxDecision.update({ where: { id }, data: { undoneBy: by } });
  },
  insertDigest: async (digest, bytes) => {
    await putBlobs(tx, [{ sha256: digest.mimeSha256, bytes }]);
    await tx.inboxDigest.createMany({ data: digest, skipDuplicates: true });
  },
  claimDigest: async (name, realNowMs, untilRealMs) => {
    const { count } = await tx.inboxDigest.updateMany({
      where: {
        ...name,
        sentRealAt: null,
        OR: [{ claimedRealUntil: null }, { claimedRealUntil: { lt: new Date(realNowMs) } }],
      },
      data: { claimedRealUntil: new Date(untilRealMs) },
    });
    return count === 0 ? null : tx.inboxDigest.findUnique({ where: { day_recipient: name } });
  },
  settleDigest: async (name, sentRealAtMs, response) => {
    await tx.inboxDigest.update({
      where: { day_recipient: name },
      data: {
        sentRealAt: sentRealAtMs === null ? null : new Date(sentRealAtMs),
        claimedRealUntil: null,
        response: storable(response),
      },
    });
  },
});

/** Of one campaign and of none, or of all. */
const concerning = (campaignId: string | undefined) =>
  campaignId === undefined ? {} : { OR: [{ campaignId }, { campaignId: null }] };

interface KeptJudgement {
  readonly attribution?: Attribution | null;
  readonly explanation?: string;
  /** Where a rule proposes others than the attribution. */
  readonly candidates?: readonly string[];
}

const heldItems = async (tx: Transaction, campaignId: string | undefined): Promise<WaitingThing[]> => {
  const rows = await tx.incomingItem.findMany({ where: { state: 'held', ...concerning(campaignId) } });
  return rows.map((row): WaitingThing => {
    const { attribution = null, explanation = '', candidates } = (row.judgement ?? {}) as unknown as KeptJudgement;
    const possible =
      attribution === null
        ? []
        : attribution.kind === 'attributed'
          ? [attribution.code]
          : attribution.candidates.map(({ code }) => code);
    return {
      kind: 'item',
      id: row.id,
      campaignId: row.campaignId,
      addressee: row.addresseeCode,
      reason: row.reason ?? 'held',
      explanation,
      from: row.fromMailbox ?? row.envelopeFrom,
      subject: row.subject,
      sinceMs: (row.receivedAt ?? row.storedRealAt).getTime(),
      sinceRealMs: row.storedRealAt.getTime(),
      candidates: candidates ?? [...new Set(possible)],
      evidence: (attribution?.evidence ?? []).map(evidenceClause),
      sender: row.senderVerdict,
    };
  });
};

/** Tasks about held items are those items. */
const openTasks = async (tx: Transaction, campaignId: string | undefined): Promise<WaitingThing[]> => {
  const rows = await tx.officerTask.findMany({
    where: { closedAt: null, kind: { not: 'held-item' }, ...(campaignId === undefined ? {} : { campaignId }) },
  });
  return rows.map((row): WaitingThing => {
    const isNote = row.kind === 'note-verbale-pending';
    return {
      kind: isNote ? 'note-verbale' : 'task',
      id: isNote ? (row.submissionId ?? row.id) : row.id,
      campaignId: row.campaignId,
      addressee: row.addresseeCode,
      reason: row.kind,
      explanation: row.reason,
      from: null,
      subject: null,
      sinceMs: row.openedAt.getTime(),
      sinceRealMs: row.openedRealAt.getTime(),
      candidates: [],
      evidence: [],
      sender: null,
    };
  });
};
