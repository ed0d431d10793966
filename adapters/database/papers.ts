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
  // Base64 costs both sides half of what the hexadecimal digits cost that bytes are sent in by themselves.
  const rows = await tx.$queryRawUnsafe<{ sha256: string; base64: string }[]>(
    "SELECT sha256, encode(bytes, 'base64') AS base64 FROM blob WHERE sha256 = ANY($1)",
    [...new Set(hashes)],
  );
  const found = new Map<string, Uint8Array>(rows.map(({ sha256, base64 }) => [sha256, Buffer.from(base64, 'base64')]));
  for (const hash of hashes) if (!found.has(hash)) throw new NotFound('The document with SHA-256', hash);
  return found;
};
