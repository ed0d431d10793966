import {
  type FileInHand,
  judgePart,
  type PartJudgement,
  type UploadLimits,
} from '../../domain/portal/upload-limits.ts';
import { mappingFailures } from './failures.ts';
import type { Client } from './prisma-client.ts';
import { storable } from './storable.ts';

/** A file on its way in, or submitted already. */
export interface UploadFileRecord extends FileInHand {
  readonly id: string;
  readonly name: string;
}

export interface FileToBegin {
  readonly linkId: string;
  /** Chosen by who uploads: random, so that beginning again finds what has arrived. */
  readonly id: string;
  /** Safe name. */
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Files that nobody went on with for so long are removed: the person has begun anew, or given up. */
const abandonedMs = 48 * 60 * 60_000;

/** After so long without a part a file makes room for another of the same link. */
const idleMs = 60 * 60_000;

/** Bytes on their way by one link: a few broken attempts at the largest submission. */
const roomFactor = 3;

const select = { id: true, name: true, size: true, received: true } as const;

/**
 * Begins a file, or finds it as far as it has arrived.
 * @returns null when the link has too much on its way already
 */
export const beginUploadFile = (
  client: Client,
  file: FileToBegin,
  limits: UploadLimits,
  realNowMs: number,
): Promise<UploadFileRecord | null> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      const { linkId, id } = file;
      // Two that begin at once would each see the room of the other as free.
      await tx.$queryRawUnsafe('SELECT 1 AS one FROM upload_link WHERE id = $1 FOR UPDATE', linkId);
      const begun = await tx.uploadFile.findUnique({ where: { linkId_id: { linkId, id } }, select });
      if (begun !== null) return begun.size === file.size ? begun : null;
      const open = { linkId, receipt: null };
      const room = async (): Promise<boolean> => {
        const { _sum, _count } = await tx.uploadFile.aggregate({ where: open, _sum: { size: true }, _count: true });
        return (_sum.size ?? 0) + file.size <= roomFactor * limits.totalBytes && _count < roomFactor * limits.files;
      };
      if (!(await room())) {
        await tx.uploadFile.deleteMany({ where: { ...open, changedRealAt: { lt: new Date(realNowMs - idleMs) } } });
        if (!(await room())) return null;
      }
      return tx.uploadFile.create({ data: { ...storable(file), changedRealAt: new Date(realNowMs) }, select });
    }),
  );

/** A file of a link as far as it has arrived; null when there is none. Changes nothing. */
export const findUploadFile = (client: Client, linkId: string, id: string): Promise<UploadFileRecord | null> =>
  mappingFailures(() => client.uploadFile.findUnique({ where: { linkId_id: { linkId, id } }, select }));

/**
 * Commits one part of a file before anybody is told that it has arrived.
 * @returns null when there is no such file
 * @throws TemporaryFailure when it cannot be stored
 */
export const takeUploadPart = (
  client: Client,
  part: { readonly linkId: string; readonly fileId: string; readonly start: number; readonly bytes: Uint8Array },
  limits: UploadLimits,
  realNowMs: number,
): Promise<PartJudgement | null> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      const { linkId, fileId, start, bytes } = part;
      const [file] = await tx.$queryRawUnsafe<FileInHand[]>(
        'SELECT size, received FROM upload_file WHERE link_id = $1 AND id = $2 AND receipt IS NULL FOR UPDATE',
        linkId,
        fileId,
      );
      if (file === undefined) return null;
      const judged = judgePart(file, { start, length: bytes.byteLength }, limits);
      if (judged.kind !== 'taken') return judged;
      await tx.uploadPart.create({ data: { linkId, fileId, start, bytes: Buffer.from(bytes) } });
      await tx.uploadFile.update({
        where: { linkId_id: { linkId, id: fileId } },
        data: { received: judged.received, changedRealAt: new Date(realNowMs) },
      });
      return judged;
    }),
  );

/** The size of a file whose size was not known when it was begun, now that all of it has arrived. */
export const endUploadFile = (client: Client, linkId: string, id: string): Promise<void> =>
  mappingFailures(async () => {
    await client.$executeRawUnsafe(
      'UPDATE upload_file SET size = received WHERE link_id = $1 AND id = $2 AND receipt IS NULL',
      linkId,
      id,
    );
  });

/** Removes files of a link that were not submitted, with what has arrived of them. */
export const discardUploadFiles = (client: Client, linkId: string, ids: readonly string[]): Promise<void> =>
  mappingFailures(async () => {
    await client.uploadFile.deleteMany({ where: { linkId, id: { in: [...ids] }, receipt: null } });
  });

/** Removes files that nobody goes on with. @returns how many */
export const discardAbandonedFiles = (client: Client, realNowMs: number): Promise<number> =>
  mappingFailures(async () => {
    const { count } = await client.uploadFile.deleteMany({
      where: { receipt: null, changedRealAt: { lt: new Date(realNowMs - abandonedMs) } },
    });
    return count;
  });
