import type { Hono } from 'hono';
import { z } from 'zod';
import { beginUploadFile, findUploadFile, takeUploadPart } from '../../adapters/database/upload-files.ts';
import { refusalOfFile } from '../../domain/portal/upload-limits.ts';
import { safeFileName } from '../../domain/receive/file-name.ts';
import { isByForm, openLink } from './link-gate.ts';
import type { PortalEnv, PortalParts } from './portal-context.ts';
import { isFileId } from './receive-form.ts';
import { refuse } from './refuse.ts';

/** Bytes of the announcement of a file. */
const announcementBytes = 16 * 1024;

const announcementSchema = z.object({
  id: z.string().refine(isFileId),
  name: z.string().max(4_000),
  size: z.number().int(),
  type: z.string().max(200),
});

const mediaTypeOf = (type: string): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type.toLowerCase() : 'application/octet-stream';

/**
 * A file in parts: announce it, put its parts where the last one ended, ask how far it has arrived. Announcing it again
 * or putting a part again does no harm, so that whoever lost an answer asks and goes on.
 */
export const addFileRoutes = (app: Hono<PortalEnv>, parts: PortalParts): void => {
  const { client, limits, nowMs } = parts;

  app.post('/upload/:token/files', (c) =>
    openLink(c, parts, async ({ link, token }) => {
      if (!isByForm(c, token, c.req.header('x-upload-secret')))
        return refuse(c, parts, 'notUnderstood', { status: 403 });
      const length = Number(c.req.header('content-length') ?? Number.NaN);
      if (!(length <= announcementBytes)) return refuse(c, parts, 'notUnderstood');
      const read = announcementSchema.safeParse(await c.req.json().catch(() => null));
      if (!read.success) return refuse(c, parts, 'notUnderstood');
      const { id, name, size, type } = read.data;
      const refusal = refusalOfFile(size, limits);
      if (refusal !== null) return refuse(c, parts, 'tooLarge', { code: refusal });
      const file = { linkId: link.id, id, name: safeFileName(name), mediaType: mediaTypeOf(type), size };
      const begun = await beginUploadFile(client, file, limits, nowMs());
      if (begun === null) return refuse(c, parts, 'tooMany', { retryAfterSeconds: 60 });
      return c.json({ received: begun.received, size: begun.size }, 201);
    }),
  );

  app.get('/upload/:token/files/:id', (c) =>
    openLink(c, parts, async ({ link }) => {
      const file = await findUploadFile(client, link.id, c.req.param('id'));
      if (file === null) return refuse(c, parts, 'notValid', { code: 'no-file' });
      return c.json({ received: file.received, size: file.size });
    }),
  );

  app.put('/upload/:token/files/:id', (c) =>
    openLink(c, parts, async ({ link, token }) => {
      if (!isByForm(c, token, c.req.header('x-upload-secret')))
        return refuse(c, parts, 'notUnderstood', { status: 403 });
      const start = Number(c.req.query('start') ?? Number.NaN);
      const length = Number(c.req.header('content-length') ?? Number.NaN);
      if (!Number.isSafeInteger(length)) return refuse(c, parts, 'notUnderstood', { status: 411 });
      if (length > limits.partBytes) return refuse(c, parts, 'tooLarge');
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const part = { linkId: link.id, fileId: c.req.param('id'), start, bytes };
      const judged = await takeUploadPart(client, part, limits, nowMs());
      if (judged === null) return refuse(c, parts, 'notValid', { code: 'no-file' });
      if (judged.kind === 'too-large') return refuse(c, parts, 'tooLarge');
      if (judged.kind === 'elsewhere') return c.json({ received: judged.received }, 409);
      return c.json({ received: judged.received, complete: judged.complete }, 201);
    }),
  );
};
