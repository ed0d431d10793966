import type { UploadedFile } from '../../activities/ports/intake.ts';
import { PermanentFailure } from '../../domain/errors.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { engine, intakeChain } from '../../domain/ledger/event.ts';
import type { UploadDeclaration } from '../../domain/portal/declaration.ts';
import { isOpen, type UploadLink } from '../../domain/portal/upload-link.ts';
import { mappingFailures } from './failures.ts';
import { insertIncoming } from './intake.ts';
import { appendEvents, sha256 } from './ledger.ts';
import { putBlobs } from './outbox.ts';
import type { Client, Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';
import { incomingStored } from './store-incoming.ts';
import { lockUploadLink } from './upload-links.ts';

/** A form whose fields are in order, with the files that were uploaded before. */
export interface UploadToSubmit {
  readonly linkId: string;
  readonly declaration: UploadDeclaration;
  /** Ids of files, in the order of the form. */
  readonly fileIds: readonly string[];
  /** Ids that are used if it is new. */
  readonly itemId: string;
  readonly receipt: string;
  readonly realNowMs: number;
  /** The message in which it is kept, as every incoming item is. */
  readonly compose: (link: UploadLink, receipt: string, files: readonly UploadedFile[]) => Promise<Uint8Array>;
}

/** What was submitted, for the person who did. */
export interface UploadReceiptRecord {
  readonly number: string;
  readonly linkId: string;
  readonly itemId: string;
  readonly receivedRealAtMs: number;
  readonly declaration: UploadDeclaration;
  readonly files: readonly UploadedFile[];
}

export type SubmittedUpload =
  | { readonly kind: 'submitted'; readonly receipt: UploadReceiptRecord; readonly isNew: boolean }
  | { readonly kind: 'closed' }
  /** Files that are not there, or not whole. */
  | { readonly kind: 'incomplete' };

/**
 * Makes an incoming item of an upload, in one transaction: the bytes become documents by their content, the item
 * and its event in the ledger are written, the receipt is numbered. Nothing may be answered before it is committed
 * (design D4). The same form with the same files, sent again, has the receipt that it had.
 * @throws TemporaryFailure when it cannot be stored; nothing is lost or half done then
 */
export const submitUpload = (client: Client, upload: UploadToSubmit): Promise<SubmittedUpload> =>
  mappingFailures(() => client.$transaction((tx) => submit(tx, upload)));

const submit = async (tx: Transaction, upload: UploadToSubmit): Promise<SubmittedUpload> => {
  const { linkId, declaration, realNowMs } = upload;
  const link = await lockUploadLink(tx, linkId, realNowMs);
  const rows = await wholeFiles(tx, linkId, upload.fileIds);
  if (rows === null) return { kind: 'incomplete' };
  // What was submitted before may be asked for again when the link is used up; nothing new is kept then.
  if (!isOpen(link, realNowMs) && rows.some((row) => row.sha256 === null)) return { kind: 'closed' };
  const files: UploadedFile[] = [];
  for (const { id, name, mediaType, size, sha256: known } of rows)
    files.push({ name, mediaType, size, sha256: known ?? (await keepFile(tx, linkId, id, size)) });
  const named = files.map(({ name, sha256: hash }) => ({ name, sha256: hash }));
  const fingerprint = sha256(canonicalJson(storable({ declaration, files: named })));
  const former = await tx.uploadReceipt.findUnique({ where: { linkId_fingerprint: { linkId, fingerprint } } });
  if (former !== null) return { kind: 'submitted', receipt: receiptOf(former), isNew: false };
  if (!isOpen(link, realNowMs)) return { kind: 'closed' };

  const { itemId, receipt: number } = upload;
  const raw = await upload.compose(link, number, files);
  const item = {
    id: itemId,
    door: 'portal' as const,
    envelopeFrom: '',
    envelopeTo: [],
    raw,
    rawSha256: sha256(raw),
    messageId: null,
    answers: [],
    storedRealAtMs: realNowMs,
    registration: storable({
      campaignId: link.campaignId,
      code: link.code,
      officer: engine,
      receivedAtMs: null,
      theirReference: declaration.theirReference,
      upload: { linkId, receipt: number, declaration, files },
    }),
  };
  await putBlobs(tx, [{ sha256: item.rawSha256, bytes: item.raw }]);
  await insertIncoming(tx, item);
  const row = await tx.uploadReceipt.create({
    data: {
      number,
      linkId,
      itemId,
      fingerprint,
      receivedRealAt: new Date(realNowMs),
      declaration: storable({ ...declaration }),
      files: storable(files.map((file) => ({ ...file }))),
    },
  });
  await tx.uploadFile.updateMany({ where: { linkId, id: { in: [...upload.fileIds] } }, data: { receipt: number } });
  await tx.uploadPart.deleteMany({ where: { linkId, fileId: { in: [...upload.fileIds] } } });
  await tx.uploadLink.update({ where: { id: linkId }, data: { uses: { increment: 1 } } });
  await appendEvents(tx, intakeChain, [incomingStored(item)], realNowMs);
  return { kind: 'submitted', receipt: receiptOf(row), isNew: true };
};

type FileRow = Awaited<ReturnType<Transaction['uploadFile']['findMany']>>[number];

/** The files in the order asked for; null when one is missing or has not arrived whole. */
const wholeFiles = async (
  tx: Transaction,
  linkId: string,
  ids: readonly string[],
): Promise<readonly FileRow[] | null> => {
  const rows = await tx.uploadFile.findMany({ where: { linkId, id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  return inOrder.length === ids.length && inOrder.every(({ size, received }) => size > 0 && received === size)
    ? inOrder
    : null;
};

/** Makes a document of a file, joined and hashed where it lies. @returns its SHA-256 */
const keepFile = async (tx: Transaction, linkId: string, id: string, size: number): Promise<string> => {
  const [kept] = await tx.$queryRawUnsafe<{ sha256: string; size: number }[]>(
    `WITH whole AS MATERIALIZED (
       SELECT string_agg(bytes, ''::bytea ORDER BY start) AS bytes FROM upload_part WHERE link_id = $1 AND file_id = $2
     ), kept AS (
       INSERT INTO blob (sha256, size, bytes)
       SELECT encode(sha256(bytes), 'hex'), length(bytes), bytes FROM whole WHERE bytes IS NOT NULL
       ON CONFLICT DO NOTHING
     )
     SELECT encode(sha256(bytes), 'hex') AS sha256, length(bytes) AS size FROM whole WHERE bytes IS NOT NULL`,
    linkId,
    id,
  );
  if (kept === undefined || kept.size !== size)
    throw new PermanentFailure(`The parts of the uploaded file ${id} do not make ${size} bytes.`);
  await tx.uploadFile.update({ where: { linkId_id: { linkId, id } }, data: { sha256: kept.sha256 } });
  return kept.sha256;
};

type ReceiptRow = NonNullable<Awaited<ReturnType<Transaction['uploadReceipt']['findUnique']>>>;

const receiptOf = (row: ReceiptRow): UploadReceiptRecord => ({
  number: row.number,
  linkId: row.linkId,
  itemId: row.itemId,
  receivedRealAtMs: row.receivedRealAt.getTime(),
  declaration: row.declaration as unknown as UploadDeclaration,
  files: row.files as unknown as UploadedFile[],
});

/** The receipt of a submission by this link; null when there is none of that number. */
export const findUploadReceipt = (
  client: Client,
  linkId: string,
  number: string,
): Promise<UploadReceiptRecord | null> =>
  mappingFailures(async () => {
    const row = await client.uploadReceipt.findFirst({ where: { number, linkId } });
    return row === null ? null : receiptOf(row);
  });
