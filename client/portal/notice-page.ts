import { html } from 'hono/html';
import type { OutboxNote } from '../../activities/ports/outbox.ts';
import { campaignTime } from '../../domain/campaign/clock.ts';
import type { Language } from '../../domain/language.ts';
import type { NoticeLink } from '../../domain/portal/notice-link.ts';
import { portalTextOf } from '../../domain/portal/portal-text-of.ts';
import { isCycleNoteKind } from '../../domain/request-cycle/cycle.ts';
import { formatDay } from '../../domain/wording/dates.ts';
import { type LinkView, writtenMoment } from './link-view.ts';
import { type Markup, pageFrame } from './page-frame.ts';

/** A document of a notice, by the last part of its address. */
export interface NoticeDocument {
  readonly address: string;
  /** What it is called under which it is saved. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
}

export interface NoticePage {
  readonly language: Language;
  readonly base: string;
  /** Path of the link. */
  readonly path: string;
  readonly view: LinkView;
  readonly link: NoticeLink;
  readonly note: OutboxNote;
  readonly documents: readonly NoticeDocument[];
  readonly secret: string;
}

/** A note as a notice: what it is, its documents, and a button that confirms its receipt. */
export const noticePage = (page: NoticePage): Markup => {
  const { language, view, link, note, path } = page;
  const { facts, notice } = portalTextOf(language);
  return pageFrame({
    language,
    title: `${notice.title} ${note.reference}`,
    base: page.base,
    path,
    office: view.office(language),
    withScript: false,
    skipTo: null,
    main: html`<h1>${notice.title}</h1>
<p>${notice.introduction}</p>
<dl>
<dt>${notice.addressee}</dt><dd><bdi>${view.addressee(language)}</bdi></dd>
<dt>${notice.subject}</dt><dd><bdi>${view.request(language)}</bdi></dd>
<dt>${facts.reference}</dt><dd><bdi dir="ltr">${note.reference}</bdi></dd>
<dt>${notice.dated}</dt><dd><time datetime="${note.dated}">${formatDay(note.dated, language)}</time></dd>
${
  isCycleNoteKind(note.kind)
    ? html`<dt>${facts.replyBy}</dt><dd><time datetime="${new Date(view.deadlineAtMs).toISOString()}">${writtenMoment(view.deadlineAtMs, view.zone, language)}</time></dd>`
    : ''
}
</dl>
<h2>${notice.documents}</h2>
<ul class="documents">
${page.documents.map(
  ({ address, fileName }) => html`<li><a href="${path}/${address}" download><bdi dir="auto">${fileName}</bdi></a></li>`,
)}
</ul>
<h2>${notice.receipt}</h2>
${confirmation(page, link)}
<p class="confidence">${notice.keep}</p>`,
  });
};

const confirmation = ({ language, path, view, secret }: NoticePage, { confirmedRealAtMs }: NoticeLink): Markup => {
  const { notice } = portalTextOf(language);
  if (confirmedRealAtMs === null)
    return html`<p id="confirm-hint">${notice.confirmHint}</p>
<form method="post" action="${path}?lang=${language}">
<input type="hidden" name="secret" value="${secret}">
<p class="actions"><button type="submit" aria-describedby="confirm-hint">${notice.confirm}</button></p>
</form>`;
  const atMs = campaignTime(view.clock, confirmedRealAtMs);
  return html`<p class="done" role="status">${notice.confirmed} <time datetime="${new Date(atMs).toISOString()}">${writtenMoment(atMs, view.zone, language)}</time></p>`;
};
