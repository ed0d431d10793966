import type { NewSubmission, SubmissionRecord, VersionOnFile } from '../../activities/ports/intake.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

export const insertSubmission = async (tx: Transaction, submission: NewSubmission): Promise<void> => {
  const { files, respondents, receivedAtMs, blocks, ...plain } = submission;
  await tx.submission.create({
    data: {
      ...storable(plain),
      receivedAt: new Date(receivedAtMs),
      blocks: storable(blocks) as unknown as Prisma.InputJsonValue,
    },
  });
  await tx.submissionFile.createMany({
    data: files.map((file, index) => ({ ...file, submissionId: submission.id, position: index + 1 })),
  });
  await tx.submissionRespondent.createMany({
    data: respondents.map((respondent, index) => ({ ...respondent, submissionId: submission.id, position: index + 1 })),
  });
};

const withParts = {
  files: { orderBy: { position: 'asc' } },
  respondents: { orderBy: { position: 'asc' } },
} as const;

type Row = Prisma.SubmissionGetPayload<{ include: { files: true; respondents: true } }>;

const submissionOf = ({ receivedAt, acknowledgedAt, withdrawnAt, undoneAt: _, files, ...row }: Row): SubmissionRecord =>
  ({
    ...row,
    receivedAtMs: receivedAt.getTime(),
    acknowledgedAtMs: acknowledgedAt?.getTime() ?? null,
    withdrawnAtMs: withdrawnAt?.getTime() ?? null,
    respondents: row.respondents.map(({ code, capacity }) => ({ code, capacity })),
    files: files.map(({ submissionId: _submission, position: _position, ...file }) => file),
  }) as unknown as SubmissionRecord;

/** @throws NotFound also for one whose filing was undone */
export const readSubmission = async (tx: Transaction, id: string): Promise<SubmissionRecord> => {
  const row = await tx.submission.findUnique({ where: { id, undoneAt: null }, include: withParts });
  if (row === null)
    throw new NotFound(
      'The submission',
      id,
      'its filing may have been undone, or moved: "verbale inbox show" of its item says what became of it',
    );
  return submissionOf(row);
};

/** The first, where an item holds several. */
export const submissionOfItem = async (tx: Transaction, itemId: string): Promise<SubmissionRecord | null> => {
  const row = await tx.submission.findFirst({
    where: { itemId, undoneAt: null },
    orderBy: { id: 'asc' },
    include: withParts,
  });
  return row === null ? null : submissionOf(row);
};

/** Those that are somebody's reply, by series and version. */
export const readSubmissionsWhere = async (
  tx: Transaction,
  where: Prisma.SubmissionWhereInput,
): Promise<SubmissionRecord[]> => {
  const rows = await tx.submission.findMany({
    where: { ...where, undoneAt: null },
    orderBy: [{ addresseeCode: 'asc' }, { version: 'asc' }],
    include: withParts,
  });
  return rows.map(submissionOf);
};

/** Also those whose filing was undone. */
export const readAnySubmissions = async (tx: Transaction, ids: readonly string[]): Promise<SubmissionRecord[]> =>
  (await tx.submission.findMany({ where: { id: { in: [...ids] } }, include: withParts })).map(submissionOf);

export const readSubmissions = (tx: Transaction, campaignId: string, code?: string): Promise<SubmissionRecord[]> =>
  readSubmissionsWhere(tx, { campaignId, ...(code === undefined ? {} : { addresseeCode: code }) });

export const filedVersions = async (
  tx: Transaction,
  campaignId: string,
  addresseeCode: string,
): Promise<VersionOnFile[]> => {
  const rows = await tx.submission.findMany({
    where: { campaignId, addresseeCode },
    select: { id: true, version: true, door: true, contentHash: true, undoneAt: true },
    orderBy: { version: 'asc' },
  });
  return rows.map(({ undoneAt, ...row }) => ({ ...row, undone: undoneAt !== null }));
};
