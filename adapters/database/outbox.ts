import type {
  FixedBytes,
  HeldNote,
  LeftMailbox,
  NoteChange,
  NoteKey,
  NumberedNote,
  OutboxNote,
  Rerouting,
} from '../../activities/ports/outbox.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { cycleParameters, savingCycles } from './cycles.ts';
import { keepNoteLinks, type NoteWithLinks } from './note-links.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

const columns = `n.id, n.campaign_id AS "campaignId", n.addressee_code AS code, n.kind, n.sequence, n.reference, n.dated,
  n.message_id AS "messageId", n.token, n.envelope_from AS "envelopeFrom", n.envelope_to AS "envelopeTo",
  n.channel, n.in_reply_to AS "inReplyTo", n.submission_id AS "submissionId", n.writing_id AS "writingId", n.mime_sha256 AS "mimeSha256",
  n.pdf_sha256 AS "pdfSha256", n.word_sha256 AS "wordSha256", n.translations, n.state, n.attempt,
  n.attempts_elsewhere AS "attemptsElsewhere",
  n.lease_real_until AS "leaseRealUntil", n.first_tried_at AS "firstTriedAt", n.prepared_at AS "preparedAt",
  n.accepted_at AS "acceptedAt", n.not_before_at AS "notBeforeAt", n.possible_duplicate AS "possibleDuplicate"`;

interface Row
  extends Omit<OutboxNote, 'leaseRealUntilMs' | 'firstTriedAtMs' | 'preparedAtMs' | 'acceptedAtMs' | 'notBeforeAtMs'> {
  leaseRealUntil: Date | null;
  firstTriedAt: Date | null;
  preparedAt: Date;
  acceptedAt: Date | null;
  notBeforeAt: Date | null;
}

const fromRow = ({ leaseRealUntil, firstTriedAt, preparedAt, acceptedAt, notBeforeAt, ...row }: Row): OutboxNote => ({
  ...row,
  leaseRealUntilMs: leaseRealUntil?.getTime() ?? null,
  firstTriedAtMs: firstTriedAt?.getTime() ?? null,
  preparedAtMs: preparedAt.getTime(),
  acceptedAtMs: acceptedAt?.getTime() ?? null,
  notBeforeAtMs: notBeforeAt?.getTime() ?? null,
});

/** Rows by their keys; those not there yet are left out. `lock` takes them for update. */
export const notesByKey = async (tx: Transaction, keys: readonly NoteKey[], lock: boolean): Promise<OutboxNote[]> => {
  if (keys.length === 0) return [];
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM note n
     JOIN jsonb_to_recordset($1::jsonb) AS k("campaignId" text, code text, kind text, sequence int)
       ON n.campaign_id = k."campaignId" AND n.addressee_code = k.code AND n.kind = k.kind AND n.sequence = k.sequence
     WHERE n.campaign_id = ANY($2) AND n.addressee_code = ANY($3)
     ORDER BY n.id ${lock ? 'FOR UPDATE OF n' : ''}`,
    JSON.stringify(keys.map(({ campaignId, code, kind, sequence }) => ({ campaignId, code, kind, sequence }))),
    // Arrays tell the planner how few they are: with the join alone it reads the whole table.
    [...new Set(keys.map(({ campaignId }) => campaignId))],
    [...new Set(keys.map(({ code }) => code))],
  );
  return rows.map(fromRow);
};

/** Cycles before notes and in the order of their codes, as everywhere, so that two transactions cannot deadlock. */
export const lockNotesWithCycles = (tx: Transaction, ids: readonly string[]): Promise<HeldNote[]> =>
  tx.$queryRawUnsafe(
    `SELECT n.id, n.state, n.attempt, n.envelope_to AS "envelopeTo", a.cycle, a.mailboxes,
       a.working_mailbox AS "workingMailbox"
     FROM addressee a JOIN note n ON n.campaign_id = a.campaign_id AND n.addressee_code = a.code
     WHERE n.id = ANY($1) ORDER BY a.code, n.id FOR UPDATE OF a, n`,
    [...ids],
  );

/** Notes of a campaign, or of one addressee of it, in the order in which they were prepared. */
export const notesOf = async (tx: Transaction, campaignId: string, code: string | null): Promise<OutboxNote[]> => {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM note n WHERE n.campaign_id = $1 AND ($2::text IS NULL OR n.addressee_code = $2)
     ORDER BY n.prepared_at, n.reference`,
    campaignId,
    code,
  );
  return rows.map(fromRow);
};

/** Notes that carry a writing; for none named, those that tell of a withdrawal. */
export const notesBesides = async (
  tx: Transaction,
  campaignId: string,
  writingId: string | null,
): Promise<OutboxNote[]> => {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM note n JOIN addressee a ON a.campaign_id = n.campaign_id AND a.code = n.addressee_code
     WHERE n.campaign_id = $1 AND ($2::text IS NULL AND n.kind = 'withdrawal' OR n.writing_id = $2)
     ORDER BY a.position, n.sequence`,
    campaignId,
    writingId,
  );
  return rows.map(fromRow);
};

export const insertNotes = async (tx: Transaction, notes: readonly NumberedNote[]): Promise<void> => {
  if (notes.length === 0) return;
  await tx.note.createMany({
    skipDuplicates: true,
    data: notes.map(({ code, preparedAtMs, ...note }) => ({
      ...note,
      addresseeCode: code,
      preparedAt: new Date(preparedAtMs),
      state: 'numbered',
    })),
  });
};

/** Makes notes numbered again, without bytes; the attempts they had still count. */
export const renewNotes = async (
  tx: Transaction,
  notes: readonly { readonly id: string; readonly dated: string; readonly preparedAtMs: number }[],
): Promise<void> => {
  for (const { id, dated, preparedAtMs } of notes)
    await tx.note.update({
      where: { id },
      data: {
        state: 'numbered',
        dated,
        preparedAt: new Date(preparedAtMs),
        mimeSha256: null,
        pdfSha256: null,
        wordSha256: null,
        translations: Prisma.DbNull,
        firstTriedAt: null,
        notBeforeAt: null,
      },
    });
};

/** Fixes the bytes of numbered notes; a row that has its bytes keeps them. */
export const fixNotes = async (tx: Transaction, notes: readonly FixedBytes[], realNowMs: number): Promise<void> => {
  if (notes.length === 0) return;
  const fixed = await tx.$queryRawUnsafe<Omit<NoteWithLinks, 'links'>[]>(
    `UPDATE note SET state = 'prepared', mime_sha256 = f."mimeSha256", pdf_sha256 = f."pdfSha256",
       word_sha256 = f."wordSha256", translations = f.translations
     FROM jsonb_to_recordset($1::jsonb)
       AS f(id text, "mimeSha256" text, "pdfSha256" text, "wordSha256" text, translations jsonb)
     WHERE note.id = f.id AND note.id = ANY($2) AND note.state = 'numbered'
     RETURNING note.id, note.campaign_id AS "campaignId", note.addressee_code AS code`,
    JSON.stringify(notes),
    notes.map(({ id }) => id),
  );
  const links = new Map(notes.map(({ id, links: ofNote = [] }) => [id, ofNote]));
  // Of a note that had its bytes already, the links of those bytes hold, and not these.
  await keepNoteLinks(
    tx,
    fixed.map((note) => ({ ...note, links: links.get(note.id) ?? [] })),
    realNowMs,
  );
};

const changing = `UPDATE note SET state = c.state, attempt = c.attempt, lease_real_until = c.lease,
    not_before_at = c."notBefore", first_tried_at = c."firstTried", accepted_at = c.accepted, response = c.response,
    possible_duplicate = c.duplicate
  FROM jsonb_to_recordset($1::jsonb) AS c(id text, state text, attempt int, lease timestamptz, "notBefore" timestamptz,
    "firstTried" timestamptz, accepted timestamptz, response text, duplicate boolean)
  WHERE note.id = c.id AND note.id = ANY($2)`;

const changeParameters = (changes: readonly NoteChange[]): [string, string[]] => {
  const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
  const rows = changes.map((change) => ({
    id: change.id,
    state: change.state,
    attempt: change.attempt,
    lease: iso(change.leaseRealUntilMs),
    notBefore: iso(change.notBeforeAtMs),
    firstTried: iso(change.firstTriedAtMs),
    accepted: iso(change.acceptedAtMs),
    response: storable(change.response),
    duplicate: change.possibleDuplicate,
  }));
  return [JSON.stringify(rows), changes.map(({ id }) => id)];
};

export const changeNotes = async (tx: Transaction, changes: readonly NoteChange[]): Promise<void> => {
  if (changes.length > 0) await tx.$executeRawUnsafe(changing, ...changeParameters(changes));
};

export const changeNotesAndCycles = async (
  tx: Transaction,
  campaignId: string,
  changes: readonly NoteChange[],
  cycles: readonly RequestCycle[],
): Promise<void> => {
  if (changes.length === 0 && cycles.length === 0) return;
  await tx.$executeRawUnsafe(
    `WITH notes AS (${changing}) ${savingCycles('$3', '$4', '$5')}`,
    ...changeParameters(changes),
    ...cycleParameters(campaignId, cycles),
  );
};

export const leftMailboxes = (tx: Transaction, noteIds: readonly string[]): Promise<LeftMailbox[]> =>
  tx.noteRoute.findMany({
    where: { noteId: { in: [...noteIds] } },
    select: { noteId: true, mailbox: true, token: true, cause: true },
  }) as Promise<LeftMailbox[]>;

export const deliveredByHand = async (
  tx: Transaction,
  campaignId: string,
  addresseeCode: string,
  response: string,
): Promise<string[]> => {
  const rows = await tx.note.findMany({
    where: { campaignId, addresseeCode, channel: 'hand', state: 'accepted', response: storable(response) },
    orderBy: { preparedAt: 'asc' },
    select: { reference: true },
  });
  return rows.map(({ reference }) => reference);
};

/** Keeps the mailbox that each note leaves, and makes it ready to be claimed for the next. */
export const rerouteNotes = async (tx: Transaction, reroutings: readonly Rerouting[]): Promise<void> => {
  for (const { note, left, to, possibleDuplicate } of reroutings) {
    const { atMs, ...route } = left;
    await tx.noteRoute.create({ data: storable({ ...route, leftAt: new Date(atMs) }) });
    await tx.note.update({
      where: { id: note.id },
      data: {
        ...to,
        state: 'prepared',
        attemptsElsewhere: note.attempt,
        leaseRealUntil: null,
        firstTriedAt: null,
        notBeforeAt: null,
        acceptedAt: null,
        response: storable(left.reason),
        possibleDuplicate,
      },
    });
  }
};

/** As SQL, so that the bytes go as they are: the client's models turn them into text and back. */
export const putBlobs = async (
  tx: Pick<Transaction, '$executeRawUnsafe'>,
  blobs: readonly { readonly sha256: string; readonly bytes: Uint8Array }[],
): Promise<void> => {
  if (blobs.length === 0) return;
  // In one order everywhere, so that two transactions with the same bytes cannot deadlock.
  const distinct = [...new Map(blobs.map((blob) => [blob.sha256, blob])).values()].sort((a, b) =>
    a.sha256 < b.sha256 ? -1 : 1,
  );
  await tx.$executeRawUnsafe(
    `INSERT INTO blob (sha256, size, bytes)
     VALUES ${distinct.map((_, at) => `($${3 * at + 1}, $${3 * at + 2}, $${3 * at + 3})`).join(', ')}
     ON CONFLICT DO NOTHING`,
    ...distinct.flatMap(({ sha256, bytes }) => [
      sha256,
      bytes.byteLength,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    ]),
  );
};

/**
 * Reserves consecutive sending slots across all workers by moving the campaign's next slot on.
 * @returns real milliseconds of the first reserved slot
 */
export const reserveSlots = async (
  tx: Transaction,
  campaignId: string,
  count: number,
  perSecond: number,
  realNowMs: number,
): Promise<number> => {
  const [row] = await tx.$queryRawUnsafe<{ next: Date }[]>(
    `UPDATE campaign SET next_slot_real_at = greatest(coalesce(next_slot_real_at, $2), $2) + make_interval(secs => $3)
     WHERE id = $1 RETURNING next_slot_real_at AS next`,
    campaignId,
    new Date(realNowMs),
    count / perSecond,
  );
  return (row?.next.getTime() ?? realNowMs) - (count / perSecond) * 1000;
};
