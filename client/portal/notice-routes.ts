import type { Hono } from 'hono';
import type { OutboxNote } from '../../activities/ports/outbox.ts';
import { confirmNotice } from '../../adapters/database/notice-links.ts';
import { campaignTime } from '../../domain/campaign/clock.ts';
import { enclosedFiles } from '../../domain/dispatch/enclosed-files.ts';
import { noteFileName, translationFileName } from '../../domain/dispatch/note-file-name.ts';
import { NotFound } from '../../domain/errors.ts';
import type { NoticeLink } from '../../domain/portal/notice-link.ts';
import { safeFileName } from '../../domain/receive/file-name.ts';
import { formSecretOf } from './form-secret.ts';
import { isByForm, openNotice } from './link-gate.ts';
import { readLinkView } from './link-view.ts';
import { type NoticeDocument, noticePage } from './notice-page.ts';
import { pageLanguage } from './page-language.ts';
import type { PortalEnv, PortalParts } from './portal-context.ts';
import { refuse } from './refuse.ts';

/** Bytes of the form that confirms a receipt. */
const formBytes = 4 * 1024;

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A note behind its own link: read as often as wanted, which changes nothing, and confirmed by a button. */
export const addNoticeRoutes = (app: Hono<PortalEnv>, parts: PortalParts): void => {
  const { base, client, database, nowMs } = parts;

  app.get('/notice/:token', (c) =>
    openNotice(c, parts, async ({ link, token, path }) => {
      const [view, { note, documents }] = await Promise.all([readLinkView(database, link), readNotice(parts, link)]);
      const language = pageLanguage(c.req.query('lang'), view.addresseeLanguage, undefined);
      return c.html(noticePage({ language, base, path, view, link, note, documents, secret: formSecretOf(token) }));
    }),
  );

  app.post('/notice/:token', (c) =>
    openNotice(c, parts, async ({ link, token, path }) => {
      if (!(Number(c.req.header('content-length') ?? Number.NaN) <= formBytes))
        return refuse(c, parts, 'notUnderstood', { status: 411 });
      const { secret } = await c.req.parseBody().catch(() => ({ secret: undefined }));
      if (!isByForm(c, token, typeof secret === 'string' ? secret : undefined))
        return refuse(c, parts, 'notUnderstood', { status: 403 });
      const [{ note }, { clock }] = await Promise.all([
        readNotice(parts, link),
        database.read.campaign(link.campaignId),
      ]);
      await confirmNotice(client, link, note, campaignTime(clock, nowMs()), nowMs());
      const language = pageLanguage(c.req.query('lang'), null, c.req.header('accept-language'));
      return c.redirect(`${path}?lang=${language}`, 303);
    }),
  );

  app.get('/notice/:token/:document', (c) =>
    openNotice(c, parts, async ({ link }) => {
      const { documents } = await readNotice(parts, link);
      const wanted = documents.find(({ address }) => address === c.req.param('document'));
      if (wanted === undefined) return refuse(c, parts, 'notValid');
      const bytes = (await database.read.blobs([wanted.sha256])).get(wanted.sha256) as Uint8Array<ArrayBuffer>;
      return c.body(bytes, 200, { 'Content-Type': wanted.mediaType, 'Content-Disposition': saved(wanted.fileName) });
    }),
  );
};

/** Saved and never shown: no file is a page of ours. */
const saved = (fileName: string): string =>
  `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** The note of a link with its documents, as they were fixed before it was published. */
const readNotice = async (
  { database: { read } }: PortalParts,
  { campaignId, code, noteId }: NoticeLink,
): Promise<{ readonly note: OutboxNote; readonly documents: readonly NoticeDocument[] }> => {
  const note = (await read.notesOf(campaignId, code)).find(({ id }) => id === noteId);
  if (note === undefined) throw new NotFound('The note', noteId);
  const { definition } = await read.campaign(campaignId);
  const [writing] = note.writingId == null ? [] : await read.writings(campaignId, [note.writingId]);
  const name = noteFileName(note.reference);
  const own = [
    { address: 'note.pdf', fileName: `${name}.pdf`, mediaType: 'application/pdf', sha256: note.pdfSha256 },
    { address: 'note.docx', fileName: `${name}.docx`, mediaType: wordType, sha256: note.wordSha256 },
  ];
  const translated = (note.translations ?? []).map(({ language, sha256 }) => ({
    address: `translation-${language}`,
    fileName: translationFileName(note.reference, language),
    mediaType: 'application/pdf',
    sha256,
  }));
  const enclosed = enclosedFiles(definition, note.kind, writing?.content).map((file, index) => ({
    address: `enclosure-${index + 1}`,
    fileName: safeFileName(file.name),
    mediaType: file.mediaType,
    sha256: file.sha256,
  }));
  return {
    note,
    documents: [...own, ...translated, ...enclosed].flatMap(({ sha256, ...document }) =>
      sha256 === null ? [] : [{ ...document, sha256 }],
    ),
  };
};
