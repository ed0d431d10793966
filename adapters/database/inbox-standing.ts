import { NotFound } from '../../domain/errors.ts';
import type {
  Effect,
  FileStanding,
  ItemStanding,
  RowName,
  StandingOf,
  SubmissionStanding,
  TaskStanding,
} from '../../domain/receive/inbox/effect.ts';
import type { Transaction } from './prisma-client.ts';

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** Locks a row and reads where it stands. @throws NotFound */
export const readStanding = async <Row extends RowName['row']>(
  tx: Transaction,
  { row, id, position = 0 }: RowName<Row>,
): Promise<StandingOf<Row>> => {
  const standings = {
    item: async (): Promise<ItemStanding | null> => {
      await tx.$queryRawUnsafe('SELECT 1 AS one FROM incoming_item WHERE id = $1 FOR UPDATE', id);
      return tx.incomingItem.findUnique({
        where: { id },
        select: { state: true, class: true, reason: true, campaignId: true, addresseeCode: true, concerns: true },
      });
    },
    submission: async (): Promise<SubmissionStanding | null> => {
      await tx.$queryRawUnsafe('SELECT 1 AS one FROM submission WHERE id = $1 FOR UPDATE', id);
      const found = await tx.submission.findUnique({ where: { id } });
      return found === null
        ? null
        : {
            filed: found.undoneAt === null,
            withdrawnAtMs: found.withdrawnAt?.getTime() ?? null,
            awaitsNoteVerbale: found.awaitsNoteVerbale,
            publication: found.publication as SubmissionStanding['publication'],
            supersedes: found.supersedes,
          };
    },
    file: async (): Promise<FileStanding | null> => {
      const where = { submissionId_position: { submissionId: id, position } };
      const found = await tx.submissionFile.findUnique({ where, select: { disposition: true, note: true } });
      return found as FileStanding | null;
    },
    task: async (): Promise<TaskStanding | null> => {
      await tx.$queryRawUnsafe('SELECT 1 AS one FROM officer_task WHERE id = $1 FOR UPDATE', id);
      const found = await tx.officerTask.findUnique({ where: { id }, select: { closedAt: true } });
      return found === null ? null : { open: found.closedAt === null };
    },
  };
  const found = await standings[row]();
  if (found === null) throw new NotFound(`The ${row}`, position === 0 ? id : `${id}, ${position}`);
  return found as StandingOf<Row>;
};

/** Makes a row stand as an effect says. */
export const writeStanding = async (tx: Transaction, effect: Effect, officer: string, atMs: number): Promise<void> => {
  const { id } = effect;
  switch (effect.row) {
    case 'item':
      await tx.incomingItem.update({ where: { id }, data: effect.after });
      return;
    case 'submission': {
      const { filed, withdrawnAtMs, ...plain } = effect.after;
      const data = { ...plain, withdrawnAt: dateOf(withdrawnAtMs), undoneAt: filed ? null : new Date(atMs) };
      await tx.submission.update({ where: { id }, data });
      return;
    }
    case 'file': {
      const where = { submissionId_position: { submissionId: id, position: effect.position ?? 0 } };
      await tx.submissionFile.update({ where, data: effect.after });
      return;
    }
    case 'task':
      await tx.officerTask.update({
        where: { id },
        data: effect.after.open ? { closedAt: null, closedBy: null } : { closedAt: new Date(atMs), closedBy: officer },
      });
      return;
  }
};
