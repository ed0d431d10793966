import { html } from 'hono/html';
import type { Language } from '../../domain/language.ts';
import type { PortalText } from '../../domain/portal/portal-text.ts';
import { portalTextOf } from '../../domain/portal/portal-text-of.ts';
import type { UploadLimits } from '../../domain/portal/upload-limits.ts';
import { fillPhrase } from '../../domain/wording/fill-phrase.ts';
import { limitSlots } from './mistake-text.ts';
import { type Markup, pageFrame } from './page-frame.ts';

/** Why a request is answered with a page that says no. */
export type RefusalName = Extract<
  keyof PortalText,
  'notValid' | 'tooMany' | 'tooLarge' | 'noRoom' | 'notNow' | 'notUnderstood'
>;

/** The status that goes with each refusal. */
export const refusalStatus = {
  notValid: 404,
  tooMany: 429,
  tooLarge: 413,
  noRoom: 507,
  notNow: 503,
  notUnderstood: 400,
} as const satisfies Record<RefusalName, number>;

/** A page that says why nothing was done. It says nothing about any link. */
export const refusalPage = (name: RefusalName, language: Language, base: string, limits: UploadLimits): Markup => {
  const { title, text } = portalTextOf(language)[name];
  return pageFrame({
    language,
    title,
    base,
    // The same whatever was asked for: the page in another language is where this one is.
    path: '',
    office: null,
    withScript: false,
    skipTo: null,
    main: html`<h1>${title}</h1>
<p>${name === 'tooLarge' ? fillPhrase(text, limitSlots(limits), 'tooLarge.text') : text}</p>`,
  });
};
