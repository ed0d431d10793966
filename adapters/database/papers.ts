import type { IssuedPaper } from '../../activities/ports/database.ts';
import { NotFound } from '../../domain/errors.ts';
import { copyBytes } from './copy-bytes.ts';
import { type Client, poolOf, type Transaction } from './prisma-client.ts';

type Row = Awaited<ReturnType<Transaction['issuedPaper']['findFirstOrThrow']>>;

export const insertPaper = async (tx: Transaction, paper: IssuedPaper): Promise<void> => {
  const { asAtMs, ...plain } = paper;
  await tx.issuedPaper.create({ data: { ...plain, asAt: new Date(asAtMs) } });
};

const paperOf = ({ asAt, kind, language, ...row }: Row): IssuedPaper => ({
  ...row,
  language: language as IssuedPaper['language'],
  kind: kind as IssuedPaper['kind'],
  asAtMs: asAt.getTime(),
});

/** The paper of a moment; where there are several, of the last edition and its first language. */
export const readPaper = async (
  tx: Transaction,
  campaignId: string,
  kind: IssuedPaper['kind'],
  asAtMs: number,
): Promise<IssuedPaper | null> => {
  const rows = await tx.issuedPaper.findMany({ where: { campaignId, kind, asAt: new Date(asAtMs) } });
  if (rows.length < 2) return rows[0] === undefined ? null : paperOf(rows[0]);
  const [version] = await tx.paperVersion.findMany({
    where: { id: { in: rows.map(({ versionId }) => versionId) } },
    orderBy: { number: 'desc' },
    take: 1,
  });
  const own = rows.filter(({ versionId }) => versionId === version?.id);
  const first = own.find(({ language }) => language === version?.languages[0]) ?? own[0] ?? rows[0];
  return first === undefined ? null : paperOf(first);
};

/** Every paper of an edition, drafts and issued ones. */
export const readPapersOfVersion = async (tx: Transaction, versionId: string): Promise<IssuedPaper[]> =>
  (await tx.issuedPaper.findMany({ where: { versionId }, orderBy: [{ kind: 'asc' }, { language: 'asc' }] })).map(
    paperOf,
  );

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
