import { mappingFailures } from './failures.ts';
import type { Transaction } from './prisma-client.ts';

/** Where a campaign stands, in numbers that a person asks for. Instants are ISO 8601, campaign time. */
export interface CampaignOverview {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly draftedBy: string;
  readonly clearedBy: string | null;
  readonly deadline: string;
  readonly addressees: number;
  /** Cycles by phase. */
  readonly phases: Readonly<Record<string, number>>;
  /** Notes by kind and state. */
  readonly notes: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  /** Since when and why nothing is handed to the exchange; null while notes are sent. */
  readonly sendingPaused: { readonly at: string; readonly reason: string } | null;
  /** Codes of the addressees for whom a note lies ready to be delivered by hand. */
  readonly toDeliver: readonly string[];
  /** Codes of the addressees who have a notice in the portal whose link a person hands over. */
  readonly toNotify: readonly string[];
  readonly submissions: number;
  readonly acknowledged: number;
  /** Items held for a person, and other open tasks. */
  readonly tasks: readonly {
    readonly id: string;
    readonly addressee: string | null;
    readonly kind: string;
    readonly reason: string;
    readonly openedAt: string;
  }[];
}

/**
 * Everything `verbale status` shows of one campaign; null when there is none of that id.
 * @param tasksAtMs campaign moment whose open tasks are wanted; those open now when it is left out
 */
export const campaignOverview = (tx: Transaction, id: string, tasksAtMs?: number): Promise<CampaignOverview | null> =>
  mappingFailures(() => overviewOf(tx, id, tasksAtMs));

const overviewOf = async (tx: Transaction, id: string, tasksAtMs?: number): Promise<CampaignOverview | null> => {
  const campaign = await tx.campaign.findUnique({ where: { id } });
  if (campaign === null) return null;
  const phases = await tx.addressee.groupBy({ by: ['phase'], where: { campaignId: id }, _count: true });
  const notes = await tx.note.groupBy({
    by: ['kind', 'state'],
    where: { campaignId: id },
    _count: true,
    orderBy: [{ kind: 'asc' }, { state: 'asc' }],
  });
  const laidOut = await tx.$queryRawUnsafe<{ code: string; state: string }[]>(
    `SELECT DISTINCT a.position, a.code, n.state FROM note n
     JOIN addressee a ON a.campaign_id = n.campaign_id AND a.code = n.addressee_code
     WHERE n.campaign_id = $1 AND n.state IN ('to-deliver', 'to-notify') AND (n.kind NOT IN ('request', 'reminder', 'extension')
       OR (a.cycle->'byHand'->>'kind' = n.kind AND (a.cycle->'byHand'->>'sequence')::int = n.sequence))
     ORDER BY a.position`,
    id,
  );
  const submissions = await tx.submission.count({ where: { campaignId: id, undoneAt: null } });
  const acknowledged = await tx.submission.count({
    where: { campaignId: id, undoneAt: null, acknowledgedAt: { not: null } },
  });
  const tasks = await tx.officerTask.findMany({
    where: {
      campaignId: id,
      ...(tasksAtMs === undefined
        ? { closedAt: null }
        : {
            openedAt: { lte: new Date(tasksAtMs) },
            OR: [{ closedAt: null }, { closedAt: { gt: new Date(tasksAtMs) } }],
          }),
    },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  return {
    id,
    title: (campaign.definition as { title: string }).title,
    status: campaign.status,
    draftedBy: campaign.draftedBy,
    clearedBy: campaign.clearedBy,
    deadline: campaign.deadlineAt.toISOString(),
    addressees: phases.reduce((sum, { _count }) => sum + _count, 0),
    phases: Object.fromEntries(phases.map(({ phase, _count }) => [phase, _count])),
    notes: notes.map(({ kind, state, _count }) => ({ kind, state, count: _count })),
    sendingPaused:
      campaign.dispatchPausedAt === null
        ? null
        : { at: campaign.dispatchPausedAt.toISOString(), reason: campaign.dispatchPausedReason ?? '' },
    toDeliver: laidOut.filter(({ state }) => state === 'to-deliver').map(({ code }) => code),
    toNotify: laidOut.filter(({ state }) => state === 'to-notify').map(({ code }) => code),
    submissions,
    acknowledged,
    tasks: tasks.map((task) => ({
      id: task.id,
      addressee: task.addresseeCode,
      kind: task.kind,
      reason: task.reason,
      openedAt: task.openedAt.toISOString(),
    })),
  };
};

/** An incoming item that waits for a person. */
export interface HeldItemRow {
  readonly id: string;
  readonly campaignId: string | null;
  readonly addressee: string | null;
  readonly reason: string;
  readonly from: string | null;
  readonly subject: string | null;
  readonly receivedAt: string | null;
}

/** Held items, oldest first; of one campaign or of all. */
export const heldItems = (tx: Transaction, campaignId?: string): Promise<HeldItemRow[]> =>
  mappingFailures(() => heldItemsOf(tx, campaignId));

const heldItemsOf = async (tx: Transaction, campaignId?: string): Promise<HeldItemRow[]> => {
  const rows = await tx.incomingItem.findMany({
    where: { state: 'held', ...(campaignId === undefined ? {} : { OR: [{ campaignId }, { campaignId: null }] }) },
    orderBy: { storedRealAt: 'asc' },
  });
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaignId,
    addressee: row.addresseeCode,
    reason: row.reason ?? 'held',
    from: row.fromMailbox ?? row.envelopeFrom,
    subject: row.subject,
    receivedAt: row.receivedAt?.toISOString() ?? null,
  }));
};
