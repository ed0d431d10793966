import type { IssuedPaper } from '../../activities/ports/database.ts';
import { NotFound } from '../../domain/errors.ts';
import { copyBytes } from './copy-bytes.ts';
import { type Client, poolOf, type Transaction } from './prisma-client.ts';

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
export const readBlobs = async (client: Client, hashes: readonly string[]): Promise<Map<string, Uint8Array>> => {
  const wanted = [...new Set(hashes)];
  for (const hash of wanted) if (!/^[0-9a-f]{64}$/.test(hash)) throw new NotFound('The document with SHA-256', hash);
  if (wanted.length === 0) return new Map();
  // Nothing but hexadecimal digits: a COPY takes no parameters.
  const list = wanted.map((hash) => `'${hash}'`).join(', ');
  const found = await copyBytes(poolOf(client), `SELECT sha256, bytes FROM blob WHERE sha256 IN (${list})`);
  for (const hash of wanted) if (!found.has(hash)) throw new NotFound('The document with SHA-256', hash);
  return found;
};
