import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../../activities/ports/database.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import type { Client } from '../../../adapters/database/prisma-client.ts';
import { formSecretOf } from '../../../client/portal/form-secret.ts';
import { dispatchAtMs } from '../../builders/a-cycle.ts';
import { campaignId } from './own-portal.ts';

export interface OwnNotice {
  readonly path: string;
  readonly token: string;
  readonly secret: string;
  readonly linkId: string;
  readonly noteId: string;
}

/** A notice in the portal as a mail that was taken points to it. */
export const ownNotice = async (
  { client, database }: { readonly client: Client; readonly database: Database },
  code: string,
  state = 'accepted',
): Promise<OwnNotice> => {
  const token = randomBytes(32).toString('base64url');
  const [linkId, noteId] = [randomUUID(), randomUUID()];
  const pdf = Buffer.from(`%PDF-1.7 the note to ${code}`);
  const translation = Buffer.from(`%PDF-1.7 the note to ${code} in French`);
  const pdfSha256 = sha256(pdf);
  await database.transaction(async (unit) => {
    await unit.putBlobs([pdf, translation].map((bytes) => ({ sha256: sha256(bytes), bytes })));
    await unit.insertNotes([
      {
        id: noteId,
        campaignId,
        code,
        kind: 'reminder',
        sequence: Math.floor(Math.random() * 1e9),
        reference: 'VB 2015/77/OCB',
        dated: '2015-06-25',
        messageId: `<${noteId}@secretariat.example>`,
        token: noteId,
        envelopeFrom: 'notes@secretariat.example',
        envelopeTo: 'mission@missions.example',
        channel: 'portal',
        inReplyTo: null,
        submissionId: null,
        preparedAtMs: dispatchAtMs,
      },
    ]);
    const links = [{ purpose: 'notice' as const, id: linkId, tokenSha256: sha256(token) }];
    const translations = [{ language: 'fr' as const, sha256: sha256(translation) }];
    await unit.fixNotes([{ id: noteId, mimeSha256: null, pdfSha256, wordSha256: null, translations, links }]);
  });
  await client.note.update({ where: { id: noteId }, data: { state } });
  return { path: `/notice/${token}`, token, secret: formSecretOf(token), linkId, noteId };
};
