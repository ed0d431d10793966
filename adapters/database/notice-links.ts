import type { NewNoticeLink, OutboxNote } from '../../activities/ports/outbox.ts';
import { engine } from '../../domain/ledger/event.ts';
import type { NoticeLink } from '../../domain/portal/notice-link.ts';
import { mappingFailures } from './failures.ts';
import { appendEvents } from './ledger.ts';
import { endOfNoteLink, type SituationRow, situationColumns, situationJoins } from './note-links.ts';
import type { Client, Transaction } from './prisma-client.ts';

/** Keeps a new link; earlier links of the same note end, so that one alone is in use. */
export const insertNoticeLink = async (tx: Transaction, link: NewNoticeLink, realNowMs: number): Promise<void> => {
  const { code, noteId, issuedBy, ...plain } = link;
  const now = new Date(realNowMs);
  await tx.noticeLink.updateMany({
    where: { noteId, revokedRealAt: null },
    data: { revokedRealAt: now, revokedBy: issuedBy },
  });
  await tx.noticeLink.create({ data: { ...plain, addresseeCode: code, noteId, issuedBy, issuedRealAt: now } });
};

interface Row extends SituationRow {
  readonly id: string;
  readonly campaignId: string;
  readonly code: string;
  readonly noteId: string;
  readonly revokedRealAt: Date | null;
  readonly confirmedRealAt: Date | null;
}

/** The link of a token, by the token's SHA-256; null when there is none. One query, whatever the answer. */
export const findNoticeLink = (client: Client, tokenSha256: string, realNowMs: number): Promise<NoticeLink | null> =>
  mappingFailures(async () => {
    const [row] = await client.$queryRawUnsafe<Row[]>(
      `SELECT l.id, l.campaign_id AS "campaignId", l.addressee_code AS code, l.note_id AS "noteId",
         l.revoked_real_at AS "revokedRealAt", l.confirmed_real_at AS "confirmedRealAt", ${situationColumns}
       FROM notice_link l ${situationJoins} WHERE l.token_sha256 = $1`,
      tokenSha256,
    );
    if (row === undefined) return null;
    const { id, campaignId, code, noteId } = row;
    return {
      id,
      campaignId,
      code,
      noteId,
      expiresRealAtMs: endOfNoteLink('notice', row, realNowMs),
      revokedRealAtMs: row.revokedRealAt?.getTime() ?? null,
      confirmedRealAtMs: row.confirmedRealAt?.getTime() ?? null,
    };
  });

/**
 * Writes that the mission confirmed that it has the note, once; said again, it changes nothing.
 * @param atMs the campaign's own moment
 */
export const confirmNotice = (
  client: Client,
  { id, campaignId, code }: NoticeLink,
  note: Pick<OutboxNote, 'messageId' | 'kind' | 'sequence' | 'reference'>,
  atMs: number,
  realNowMs: number,
): Promise<void> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      const { count } = await tx.noticeLink.updateMany({
        where: { id, confirmedRealAt: null, revokedRealAt: null },
        data: { confirmedRealAt: new Date(realNowMs) },
      });
      if (count === 0) return;
      const { messageId, kind, sequence, reference } = note;
      const data = { linkId: id, messageId, kind, sequence, reference };
      const entry = { atMs, type: 'notice-confirmed', subject: code, actor: engine, data };
      await appendEvents(tx, campaignId, [entry], realNowMs);
    }),
  );

/**
 * Ends every link to notices of an addressee. At once: the next request finds it so.
 * @returns how many were ended
 */
export const revokeNoticeLinks = (
  client: Client,
  { campaignId, code, officer }: { readonly campaignId: string; readonly code: string; readonly officer: string },
  atMs: number,
  realNowMs: number,
): Promise<number> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      const where = { campaignId, addresseeCode: code, revokedRealAt: null };
      const links = await tx.noticeLink.findMany({ where, select: { id: true }, orderBy: { issuedRealAt: 'asc' } });
      await tx.noticeLink.updateMany({ where, data: { revokedRealAt: new Date(realNowMs), revokedBy: officer } });
      const entries = links.map(({ id }) => ({
        atMs,
        type: 'notice-link-revoked',
        subject: code,
        actor: officer,
        data: { linkId: id },
      }));
      await appendEvents(tx, campaignId, entries, realNowMs);
      return links.length;
    }),
  );

/** A new link to a notice that was published before; the former one ends. */
export const renewNoticeLink = (
  client: Client,
  link: NewNoticeLink,
  reference: string,
  atMs: number,
  realNowMs: number,
): Promise<void> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      await insertNoticeLink(tx, link, realNowMs);
      const data = { linkId: link.id, reference };
      const entry = { atMs, type: 'notice-link-issued', subject: link.code, actor: link.issuedBy, data };
      await appendEvents(tx, link.campaignId, [entry], realNowMs);
    }),
  );
