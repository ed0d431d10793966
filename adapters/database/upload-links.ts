import { NotFound } from '../../domain/errors.ts';
import type { UploadLink } from '../../domain/portal/upload-link.ts';
import { mappingFailures } from './failures.ts';
import { appendEvents } from './ledger.ts';
import { endOfNoteLink, type SituationRow, situationColumns, situationJoins } from './note-links.ts';
import type { Client, Transaction } from './prisma-client.ts';

export interface NewUploadLink {
  readonly id: string;
  /** SHA-256 of the token in hexadecimal; the token itself is kept nowhere. */
  readonly tokenSha256: string;
  readonly campaignId: string;
  readonly code: string;
  readonly issuedBy: string;
  readonly expiresRealAtMs: number;
  readonly usesAllowed: number;
}

interface LinkRow extends SituationRow, Omit<UploadLink, 'expiresRealAtMs' | 'revokedRealAtMs'> {
  readonly expiresRealAt: Date | null;
  readonly revokedRealAt: Date | null;
}

/** One query, whatever the answer. */
const readLink = async (
  tx: Pick<Transaction, '$queryRawUnsafe'>,
  by: 'id' | 'token_sha256',
  value: string,
  realNowMs: number,
): Promise<UploadLink | null> => {
  const [row] = await tx.$queryRawUnsafe<LinkRow[]>(
    `SELECT l.id, l.campaign_id AS "campaignId", l.addressee_code AS code, l.expires_real_at AS "expiresRealAt",
       l.revoked_real_at AS "revokedRealAt", l.uses_allowed AS "usesAllowed", l.uses, ${situationColumns}
     FROM upload_link l ${situationJoins} WHERE l.${by} = $1`,
    value,
  );
  if (row === undefined) return null;
  const { id, campaignId, code, usesAllowed, uses } = row;
  return {
    id,
    campaignId,
    code,
    expiresRealAtMs: row.expiresRealAt?.getTime() ?? endOfNoteLink('upload', row, realNowMs),
    revokedRealAtMs: row.revokedRealAt?.getTime() ?? null,
    usesAllowed,
    uses,
  };
};

/** Keeps a new link and says so in the campaign's ledger; `atMs` is the campaign's own moment. */
export const insertUploadLink = (client: Client, link: NewUploadLink, atMs: number, realNowMs: number): Promise<void> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      const { code, expiresRealAtMs, ...plain } = link;
      await tx.uploadLink.create({
        data: {
          ...plain,
          addresseeCode: code,
          issuedRealAt: new Date(realNowMs),
          expiresRealAt: new Date(expiresRealAtMs),
        },
      });
      const expiresAt = new Date(expiresRealAtMs).toISOString();
      const data = { linkId: link.id, expiresAt, usesAllowed: link.usesAllowed };
      const entry = { atMs, type: 'upload-link-issued', subject: code, actor: link.issuedBy, data };
      await appendEvents(tx, link.campaignId, [entry], realNowMs);
    }),
  );

/**
 * Revokes every link of an addressee that is still valid. At once: the next request finds it so.
 * @returns the ids of those revoked
 */
export const revokeUploadLinks = (
  client: Client,
  of: { readonly campaignId: string; readonly code: string; readonly officer: string },
  atMs: number,
  realNowMs: number,
): Promise<string[]> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      const { campaignId, code, officer } = of;
      const now = new Date(realNowMs);
      const rows = await tx.uploadLink.findMany({
        where: {
          campaignId,
          addresseeCode: code,
          revokedRealAt: null,
          OR: [{ expiresRealAt: { gt: now } }, { noteId: { not: null } }],
        },
        select: { id: true },
        orderBy: { issuedRealAt: 'asc' },
      });
      const ids = rows.map(({ id }) => id);
      await tx.uploadLink.updateMany({
        where: { id: { in: ids } },
        data: { revokedRealAt: now, revokedBy: officer },
      });
      const entries = ids.map((linkId) => ({
        atMs,
        type: 'upload-link-revoked',
        subject: code,
        actor: officer,
        data: { linkId },
      }));
      await appendEvents(tx, campaignId, entries, realNowMs);
      return ids;
    }),
  );

/** The link of a token, by the token's SHA-256; null when there is none. */
export const findUploadLink = (client: Client, tokenSha256: string, realNowMs: number): Promise<UploadLink | null> =>
  mappingFailures(() => readLink(client, 'token_sha256', tokenSha256, realNowMs));

/** @throws NotFound. Locks the link, so that its uses are counted one after another. */
export const lockUploadLink = async (tx: Transaction, id: string, realNowMs: number): Promise<UploadLink> => {
  await tx.$queryRawUnsafe('SELECT 1 AS one FROM upload_link WHERE id = $1 FOR UPDATE', id);
  const link = await readLink(tx, 'id', id, realNowMs);
  if (link === null) throw new NotFound('The upload link', id);
  return link;
};
