import { randomBytes, randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { z } from 'zod';
import { findUploadReceipt, submitUpload } from '../../adapters/database/submit-upload.ts';
import { discardUploadFiles, findUploadFile } from '../../adapters/database/upload-files.ts';
import { buildUploadMessage } from '../../adapters/mail/mime-upload.ts';
import { campaignTime } from '../../domain/campaign/clock.ts';
import {
  checkDeclaration,
  declarationFields,
  type FormMistake,
  needsFiles,
  type TypedDeclaration,
  type UploadDeclaration,
} from '../../domain/portal/declaration.ts';
import { isReceiptNumber, receiptBytes, receiptNumber } from '../../domain/portal/receipt-number.ts';
import { refusalOfFile, refusalOfFiles } from '../../domain/portal/upload-limits.ts';
import { isOpen } from '../../domain/portal/upload-link.ts';
import { safeFileName } from '../../domain/receive/file-name.ts';
import { addDays } from '../../domain/time/calendar-day.ts';
import { localDay } from '../../domain/time/zoned.ts';
import { anchorOf, formPage } from './form-page.ts';
import { formSecretOf } from './form-secret.ts';
import { isByForm, type OpenedLink, openLink } from './link-gate.ts';
import { type LinkView, readLinkView } from './link-view.ts';
import { mistakeText } from './mistake-text.ts';
import { FormNotUnderstood } from './multipart-stream.ts';
import { pageLanguage } from './page-language.ts';
import { type PortalContext, type PortalEnv, type PortalParts, wantsJson } from './portal-context.ts';
import { receiptPage } from './receipt-page.ts';
import { isFileId, largestForm, type ReceivedForm, receiveForm } from './receive-form.ts';
import { refuse } from './refuse.ts';

const announcedSchema = z.array(z.object({ name: z.string().max(4_000), size: z.number() })).max(200);

/** The form, what it sends, and the receipt. */
export const addFormRoutes = (app: Hono<PortalEnv>, parts: PortalParts): void => {
  app.get('/upload/:token', (c) =>
    openLink(c, parts, async (opened) => c.html(await page(c, parts, opened, { typed: {}, kept: [], mistakes: [] }))),
  );

  app.post('/upload/:token', (c) =>
    openLink(
      c,
      parts,
      async (opened) => {
        const wait = parts.rates.take('linkForms', opened.link.id, parts.nowMs());
        if (wait > 0) return refuse(c, parts, 'tooMany', { retryAfterSeconds: wait });
        const length = Number(c.req.header('content-length') ?? Number.NaN);
        if (!Number.isSafeInteger(length)) return refuse(c, parts, 'notUnderstood', { status: 411 });
        if (length > largestForm(parts)) {
          await passOver(c, 4 * largestForm(parts));
          return refuse(c, parts, 'tooLarge');
        }
        return takeForm(c, parts, opened);
      },
      // The form of a link that was used up by it may come again, when its answer was lost.
      true,
    ),
  );

  app.get('/upload/:token/receipt/:number', (c) =>
    openLink(
      c,
      parts,
      async ({ link, path }) => {
        const number = c.req.param('number');
        const receipt = isReceiptNumber(number) ? await findUploadReceipt(parts.client, link.id, number) : null;
        if (receipt === null) return refuse(c, parts, 'notValid');
        const view = await readLinkView(parts.database, link);
        const language = pageLanguage(c.req.query('lang'), view.addresseeLanguage, undefined);
        const mayUseAgain = isOpen(link, parts.nowMs());
        return c.html(receiptPage({ language, base: parts.base, linkPath: path, view, receipt, mayUseAgain }));
      },
      true,
    ),
  );
};

/** Reads what is not wanted, so that the browser shows the answer instead of a broken connection. */
const passOver = async (c: PortalContext, most: number): Promise<void> => {
  let read = 0;
  for await (const piece of c.req.raw.body ?? []) {
    read += piece.byteLength;
    if (read > most) return;
  }
};

const page = async (
  c: PortalContext,
  parts: PortalParts,
  { link, token, path }: OpenedLink,
  filled: {
    readonly typed: TypedDeclaration;
    readonly kept: readonly { readonly id: string; readonly name: string }[];
    readonly mistakes: readonly FormMistake[];
  },
  known?: LinkView,
) => {
  const view = known ?? (await readLinkView(parts.database, link));
  const language = pageLanguage(c.req.query('lang'), view.addresseeLanguage, undefined);
  const { base, limits } = parts;
  return formPage({ language, base, path, view, limits, secret: formSecretOf(token), ...filled });
};

const typedIn = (fields: ReceivedForm['fields']): TypedDeclaration =>
  Object.fromEntries(
    declarationFields.flatMap((field) => {
      const value = fields.get(field)?.at(-1);
      return value === undefined ? [] : [[field, value]];
    }),
  );

const takeForm = async (c: PortalContext, parts: PortalParts, opened: OpenedLink): Promise<Response> => {
  const { link, token } = opened;
  const isOurs = (fields: ReceivedForm['fields']): boolean => isByForm(c, token, fields.get('secret')?.at(-1));
  const form = await receiveForm(c, parts, link.id, isOurs);
  if (!isOurs(form.fields)) return refuse(c, parts, 'notUnderstood', { status: 403 });

  const view = await readLinkView(parts.database, link);
  const announced = announcedIn(form.fields.get('check')?.at(-1));
  const checked = await checkForm(parts, opened, form, view, announced ?? []);
  if (announced !== null && checked.mistakes.length === 0) return c.json({ checked: true });
  const { declaration, kept } = checked;
  if (checked.mistakes.length > 0 || declaration === null) return withMistakes(c, parts, opened, form, view, checked);

  const itemId = randomUUID();
  const submitted = await submitUpload(parts.client, {
    linkId: link.id,
    declaration,
    fileIds: kept.map(({ id }) => id),
    itemId,
    receipt: receiptNumber(randomBytes(receiptBytes)),
    realNowMs: parts.nowMs(),
    compose: ({ campaignId, code }, receipt, files) =>
      buildUploadMessage({ itemId, campaignId, code, receipt, declaration, files }),
  });
  if (submitted.kind === 'closed') {
    await discardUploadFiles(
      parts.client,
      link.id,
      form.stored.map(({ id }) => id),
    );
    return refuse(c, parts, 'notValid');
  }
  if (submitted.kind === 'incomplete') {
    const mistakes: FormMistake[] = [{ field: 'files', code: 'file-incomplete' }];
    return withMistakes(c, parts, opened, form, view, { declaration, kept: [], mistakes });
  }
  parts.log.info({ receipt: submitted.receipt.number, isNew: submitted.isNew }, 'An upload is stored');
  const language = pageLanguage(c.req.query('lang'), view.addresseeLanguage, undefined);
  const location = `${opened.path}/receipt/${submitted.receipt.number}?lang=${language}`;
  if (!wantsJson(c)) return c.redirect(location, 303);
  return c.json({ receipt: submitted.receipt.number, location }, 201, { Location: location });
};

/** What the script says it is going to send; null when this is no mere check. */
const announcedIn = (text: string | undefined): z.output<typeof announcedSchema> | null => {
  if (text === undefined) return null;
  try {
    return announcedSchema.parse(JSON.parse(text));
  } catch {
    throw new FormNotUnderstood('the announced files cannot be read');
  }
};

interface CheckedForm {
  readonly declaration: UploadDeclaration | null;
  /** Files that have arrived whole, by an earlier try or by this one. */
  readonly kept: readonly { readonly id: string; readonly name: string }[];
  readonly mistakes: readonly FormMistake[];
}

const checkForm = async (
  parts: PortalParts,
  { link }: OpenedLink,
  form: ReceivedForm,
  { clock, zone }: LinkView,
  announced: z.output<typeof announcedSchema>,
): Promise<CheckedForm> => {
  const ids = [...new Set([...(form.fields.get('uploaded') ?? []), ...form.stored.map(({ id }) => id)])];
  const found = await Promise.all(
    ids
      .filter(isFileId)
      .slice(0, 200)
      .map((id) => findUploadFile(parts.client, link.id, id)),
  );
  const kept = found.filter((file) => file !== null && file.size > 0 && file.received === file.size) as Exclude<
    (typeof found)[number],
    null
  >[];
  const fileMistakes: FormMistake[] = [...form.mistakes];
  if (kept.length < ids.length) fileMistakes.push({ field: 'files', code: 'file-incomplete' });
  for (const { name, size } of announced) {
    const code = refusalOfFile(size, parts.limits);
    if (code !== null) fileMistakes.push({ field: 'files', code, fileName: safeFileName(name) });
  }
  const together = refusalOfFiles(
    [...kept, ...announced].map(({ size }) => size),
    parts.limits,
  );
  // Who chose only a wrong file knows already that there is none.
  const isMissed = together !== 'files-missing' || needsFiles(typedIn(form.fields));
  if (together !== null && isMissed && fileMistakes.length === 0) fileMistakes.push({ field: 'files', code: together });
  const latestDay = addDays(localDay(campaignTime(clock, parts.nowMs()), zone), 2);
  const { declaration, mistakes } = checkDeclaration(typedIn(form.fields), latestDay);
  return { declaration, kept, mistakes: [...fileMistakes, ...mistakes] };
};

/** The form again, or its mistakes for the script, which has the form still. */
const withMistakes = async (
  c: PortalContext,
  parts: PortalParts,
  opened: OpenedLink,
  form: ReceivedForm,
  view: LinkView,
  { kept, mistakes }: CheckedForm,
): Promise<Response> => {
  if (!wantsJson(c))
    return c.html(await page(c, parts, opened, { typed: typedIn(form.fields), kept, mistakes }, view), 422);
  const language = pageLanguage(c.req.query('lang'), view.addresseeLanguage, undefined);
  const told = mistakes.map((mistake) => ({
    field: mistake.field,
    anchor: anchorOf(mistake.field),
    text: mistakeText(mistake, language, parts.limits),
  }));
  return c.json({ mistakes: told }, 422);
};
