import { randomUUID } from 'node:crypto';
import {
  beginUploadFile,
  discardUploadFiles,
  endUploadFile,
  takeUploadPart,
} from '../../adapters/database/upload-files.ts';
import type { FormMistake } from '../../domain/portal/declaration.ts';
import { safeFileName } from '../../domain/receive/file-name.ts';
import { boundaryOf, FormNotUnderstood, type FormPart, readMultipart } from './multipart-stream.ts';
import type { PortalContext, PortalParts } from './portal-context.ts';

/** Bytes kept in memory of a file that comes in whole, before they are committed. */
const pieceBytes = 1024 * 1024;

/** Bytes that everything in a form but its files may have. */
const formBytes = 256 * 1024;

const longestValue = 64 * 1024;

/** Ids of files: the browser's are 32 hexadecimal digits, ours too. */
export const isFileId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** What a form brought: its fields, and files that are stored now but not submitted. */
export interface ReceivedForm {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly stored: readonly { readonly id: string; readonly name: string }[];
  readonly mistakes: readonly FormMistake[];
}

/** Largest body of a form with files that is read at all. */
export const largestForm = ({ limits }: PortalParts): number => limits.totalBytes + formBytes;

/**
 * Reads a form and stores its files as they come in, piece by piece. When it breaks off, what it stored is removed.
 * @param maySend asked with the fields so far before the first file is taken
 * @throws FormNotUnderstood, FormTooLarge; TemporaryFailure when it cannot be stored
 */
export const receiveForm = async (
  c: PortalContext,
  parts: PortalParts,
  linkId: string,
  maySend: (fields: ReadonlyMap<string, readonly string[]>) => boolean,
): Promise<ReceivedForm> => {
  const boundary = boundaryOf(c.req.header('content-type') ?? '');
  const { body } = c.req.raw;
  if (boundary === null || body === null) throw new FormNotUnderstood('not a form with files');
  const fields = new Map<string, string[]>();
  const stored: { id: string; name: string }[] = [];
  const begun: string[] = [];
  const mistakes: FormMistake[] = [];
  try {
    for await (const part of readMultipart(body, boundary, largestForm(parts))) {
      if (part.fileName === null) {
        const value = await textOf(part);
        fields.set(part.name, [...(fields.get(part.name) ?? []), value]);
      } else if (part.name === 'files') {
        if (!maySend(fields)) throw new FormNotUnderstood('the secret is not right');
        const taken = await storeFile(parts, linkId, part, begun);
        if (taken !== null && 'code' in taken) mistakes.push(taken);
        else if (taken !== null) stored.push(taken);
      }
    }
    return { fields, stored, mistakes };
  } catch (error) {
    // If the database is what failed they are removed later, as all that nobody goes on with.
    await discardUploadFiles(parts.client, linkId, begun).catch(() => undefined);
    throw error;
  }
};

const textOf = async ({ bytes }: FormPart): Promise<string> => {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > longestValue) throw new FormNotUnderstood('a field is too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};

/** @returns the file as stored, a mistake, or null where no file was chosen */
const storeFile = async (
  { client, limits, nowMs }: PortalParts,
  linkId: string,
  part: FormPart,
  begun: string[],
): Promise<{ id: string; name: string } | FormMistake | null> => {
  const id = randomUUID().replaceAll('-', '');
  const name = safeFileName(part.fileName);
  const mistake = (code: FormMistake['code']): FormMistake => ({ field: 'files', code, fileName: name });
  let [start, refused, hasBegun] = [0, null as FormMistake | null, false];
  const commit = async (bytes: Buffer): Promise<void> => {
    if (refused !== null) return;
    if (!hasBegun) {
      begun.push(id);
      // How large it is nobody says: room is kept for the largest.
      const file = { linkId, id, name, mediaType: part.mediaType, size: limits.fileBytes };
      if ((await beginUploadFile(client, file, limits, nowMs())) === null) {
        refused = mistake('files-too-large');
        return;
      }
      hasBegun = true;
    }
    const judged = await takeUploadPart(client, { linkId, fileId: id, start, bytes }, limits, nowMs());
    if (judged?.kind === 'taken') start = judged.received;
    else refused = mistake('file-too-large');
  };
  for await (const piece of inPieces(part.bytes)) await commit(piece);
  if (refused !== null) {
    await discardUploadFiles(client, linkId, [id]);
    return refused;
  }
  // A browser sends an empty part without a name where nothing was chosen.
  if (!hasBegun) return part.fileName === '' ? null : mistake('file-empty');
  await endUploadFile(client, linkId, id);
  return { id, name };
};

/** The same bytes in pieces worth a transaction each. */
async function* inPieces(source: AsyncGenerator<Buffer, void>): AsyncGenerator<Buffer, void> {
  let kept: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    kept.push(piece);
    length += piece.length;
    if (length < pieceBytes) continue;
    const joined = Buffer.concat(kept);
    let given = 0;
    for (; joined.length - given >= pieceBytes; given += pieceBytes) yield joined.subarray(given, given + pieceBytes);
    const rest = joined.subarray(given);
    [kept, length] = [[rest], rest.length];
  }
  if (length > 0) yield Buffer.concat(kept);
}
