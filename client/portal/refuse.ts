import { isOutOfRoom } from '../../adapters/database/failures.ts';
import { TemporaryFailure } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { portalTextOf } from '../../domain/portal/portal-text-of.ts';
import { fillPhrase } from '../../domain/wording/fill-phrase.ts';
import { limitSlots } from './mistake-text.ts';
import { FormNotUnderstood, FormTooLarge } from './multipart-stream.ts';
import { pageLanguage } from './page-language.ts';
import { type PortalContext, type PortalParts, wantsJson } from './portal-context.ts';
import { type RefusalName, refusalPage, refusalStatus } from './refusal-page.ts';

export interface RefusalOptions {
  readonly retryAfterSeconds?: number;
  /** Another status than the usual one of this refusal. */
  readonly status?: 403 | 409 | 411 | 415;
  /** A word for the script. */
  readonly code?: string;
}

/**
 * Answers that nothing was done, in the language that the address or the browser names: never in the language of an
 * addressee, so that the answer says nothing about a link.
 */
export const refuse = (
  c: PortalContext,
  { base, limits }: PortalParts,
  name: RefusalName,
  options: RefusalOptions = {},
): Response | Promise<Response> => {
  const language: Language = pageLanguage(c.req.query('lang'), null, c.req.header('accept-language'));
  const status = options.status ?? refusalStatus[name];
  if (options.retryAfterSeconds !== undefined) c.header('Retry-After', String(options.retryAfterSeconds));
  if (!wantsJson(c)) return c.html(refusalPage(name, language, base, limits), status);
  const { title, text } = portalTextOf(language)[name];
  const detail = name === 'tooLarge' ? fillPhrase(text, limitSlots(limits), 'tooLarge.text') : text;
  return c.json({ title, status, detail, code: options.code ?? name }, status, {
    'Content-Type': 'application/problem+json',
  });
};

/** Seconds after which it may be tried again when a part of ours is away. */
const awaySeconds = 15;

/** Maps what was thrown to an answer; nothing was stored then. */
export const answerError = (error: unknown, c: PortalContext, parts: PortalParts): Response | Promise<Response> => {
  if (error instanceof FormTooLarge) return refuse(c, parts, 'tooLarge');
  if (error instanceof FormNotUnderstood) return refuse(c, parts, 'notUnderstood');
  if (isOutOfRoom(error)) {
    parts.log.error({ error: String(error) }, 'There is no room to store an upload; it was refused');
    return refuse(c, parts, 'noRoom');
  }
  const away = error instanceof TemporaryFailure;
  // The stack of our own mistakes helps to find them; neither names a link.
  parts.log[away ? 'warn' : 'error']({ error: away ? String(error) : error }, 'An upload could not be taken');
  return refuse(c, parts, 'notNow', { retryAfterSeconds: awaySeconds });
};
