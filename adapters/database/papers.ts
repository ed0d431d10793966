import type { IssuedPaper } from '../../activities/ports/database.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Transaction } from './prisma-client.ts';

export const insertPaper = async (tx: Transaction, paper: IssuedPaper): Promise<void> => {
  const { asAtMs, ...plain } = paper;
  await tx.issuedPaper.create({ data: { ...plain, asAt: new Date(asAtMs) } });
};

export const readPaper = async (
  tx: Transaction,
  campaignId: string,
  kind: IssuedPaper['kind'],
  asAtMs: number,
): Promise<IssuedPaper | null> => {
  const row = await tx.issuedPaper.findUnique({
    where: { campaignId_kind_asAt: { campaignId, kind, asAt: new Date(asAtMs) } },
  });
  if (row === null) return null;
  const { asAt, kind: storedKind, ...plain } = row;
  return { ...plain, kind: storedKind as IssuedPaper['kind'], asAtMs: asAt.getTime() };
};

/** Bytes by their hashes. */
export const readBlobs = async (tx: Transaction, hashes: readonly string[]): Promise<Map<string, Uint8Array>> => {
  const rows = await tx.$queryRawUnsafe<{ sha256: string; bytes: Uint8Array }[]>(
    'SELECT sha256, bytes FROM blob WHERE sha256 = ANY($1)',
    [...new Set(hashes)],
  );
  const found = new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]));
  for (const hash of hashes) if (!found.has(hash)) throw new NotFound('The document with SHA-256', hash);
  return found;
};
