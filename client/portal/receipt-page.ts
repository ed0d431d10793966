import { html } from 'hono/html';
import type { UploadReceiptRecord } from '../../adapters/database/submit-upload.ts';
import { campaignTime } from '../../domain/campaign/clock.ts';
import type { Language } from '../../domain/language.ts';
import type { UploadDeclaration } from '../../domain/portal/declaration.ts';
import type { PortalText } from '../../domain/portal/portal-text.ts';
import { portalTextOf } from '../../domain/portal/portal-text-of.ts';
import { formatDay } from '../../domain/wording/dates.ts';
import { type LinkView, linkFacts, writtenMoment } from './link-view.ts';
import { type Markup, pageFrame } from './page-frame.ts';

export interface ReceiptPage {
  readonly language: Language;
  readonly base: string;
  readonly linkPath: string;
  readonly view: LinkView;
  readonly receipt: UploadReceiptRecord;
  /** Whether the link may be used once more. */
  readonly mayUseAgain: boolean;
}

/** What was received, when, and what happens next; made to be printed. */
export const receiptPage = (page: ReceiptPage): Markup => {
  const { language, view, receipt } = page;
  const text = portalTextOf(language).receipt;
  const atMs = campaignTime(view.clock, receipt.receivedRealAtMs);
  return pageFrame({
    language,
    title: `${text.title} ${receipt.number}`,
    base: page.base,
    path: `${page.linkPath}/receipt/${receipt.number}`,
    office: view.office(language),
    withScript: true,
    skipTo: null,
    main: html`<h1>${text.title}</h1>
<p class="done" role="status">${text.introduction}</p>
<dl>
<dt>${text.number}</dt><dd><strong class="number" dir="ltr">${receipt.number}</strong></dd>
<dt>${text.received}</dt><dd><time datetime="${new Date(atMs).toISOString()}">${writtenMoment(atMs, view.zone, language)}</time> <span class="note exactly whole"><bdi dir="ltr">${new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z')}</bdi></span></dd>
${linkFacts(view, language)}
</dl>
${receipt.files.length === 0 ? '' : filesOf(page)}
${said(page)}
<h2>${text.next}</h2>
<ul>
<li>${receipt.declaration.noteVerbale === 'follows' ? text.nextFollows : text.nextEnclosed}</li>
<li>${text.nextAcknowledged}</li>
</ul>
<p class="confidence">${text.nextKeep}</p>
<p class="actions"><button type="button" id="print" hidden>${text.print}</button>
${page.mayUseAgain ? html`<a href="${page.linkPath}?lang=${language}">${text.more}</a>` : ''}</p>`,
  });
};

const filesOf = ({ receipt, language }: ReceiptPage): Markup => {
  const { receipt: text } = portalTextOf(language);
  return html`<h2>${text.files}</h2>
<table>
<thead><tr><th scope="col">${text.fileName}</th><th scope="col" class="size">${text.fileSize}</th><th scope="col">${text.fileHash}</th></tr></thead>
<tbody>
${receipt.files.map(
  ({ name, size, sha256 }) =>
    html`<tr><th scope="row"><bdi>${name}</bdi></th><td class="size" data-label="${text.fileSize}"><bdi>${size}</bdi></td><td data-label="${text.fileHash}"><code dir="ltr">${sha256}</code></td></tr>`,
)}
</tbody>
</table>
<p class="hint">${text.hashHint}</p>`;
};

const said = ({ receipt, language }: ReceiptPage): Markup => {
  const { form, receipt: text } = portalTextOf(language);
  const { declaration } = receipt;
  const facts: (readonly [string, string | null])[] = [
    [form.replyKind, replyKindSaid(declaration, form)],
    [form.noteVerbale, declaration.noteVerbale === 'follows' ? form.noteVerbaleFollows : form.noteVerbaleEnclosed],
    [form.publication, publicationSaid(declaration, form)],
    [form.theirReference, declaration.theirReference],
    [form.theirDate, declaration.theirDate === null ? null : formatDay(declaration.theirDate, language)],
    [form.onBehalfOf, declaration.onBehalfOf],
    [form.replacesEarlier, declaration.replacesEarlier ? text.yes : null],
    [form.message, declaration.message],
  ];
  return html`<h2>${text.said}</h2>
<dl>${facts.map(([name, value]) => (value === null ? '' : html`<dt>${name}</dt><dd class="said"><bdi>${value}</bdi></dd>`))}</dl>`;
};

const replyKindSaid = ({ replyKind = 'text' }: UploadDeclaration, form: PortalText['form']): string =>
  ({ text: form.replyKindText, 'nil-return': form.replyKindNil, declined: form.replyKindDeclined })[replyKind];

/** Nothing where there is no text that could be published. */
const publicationSaid = (
  { replyKind = 'text', publication }: UploadDeclaration,
  form: PortalText['form'],
): string | null => {
  if (replyKind !== 'text') return null;
  return publication === 'publish' ? form.publicationPublish : form.publicationWithhold;
};
