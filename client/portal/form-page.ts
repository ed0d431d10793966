import { html } from 'hono/html';
import type { Language } from '../../domain/language.ts';
import {
  type DeclarationField,
  type FormMistake,
  longestField,
  type TypedDeclaration,
} from '../../domain/portal/declaration.ts';
import type { PortalText } from '../../domain/portal/portal-text.ts';
import { portalTextOf } from '../../domain/portal/portal-text-of.ts';
import type { UploadLimits } from '../../domain/portal/upload-limits.ts';
import { fillPhrase } from '../../domain/wording/fill-phrase.ts';
import { type LinkView, linkFacts } from './link-view.ts';
import { limitSlots, mistakeText } from './mistake-text.ts';
import { type Markup, pageFrame } from './page-frame.ts';

/** Bytes that a browser hands over at a time: small enough that little is sent again after a break. */
const browserPartBytes = 1024 * 1024;

export interface FormPage {
  readonly language: Language;
  readonly base: string;
  /** Path of the link. */
  readonly path: string;
  readonly view: LinkView;
  readonly limits: UploadLimits;
  readonly secret: string;
  readonly typed: TypedDeclaration;
  /** Files that have arrived with an earlier try of this form. */
  readonly kept: readonly { readonly id: string; readonly name: string }[];
  readonly mistakes: readonly FormMistake[];
}

/** The form; with mistakes, what was typed and what has arrived is in it again. */
export const formPage = (page: FormPage): Markup => {
  const { language, mistakes } = page;
  const text = portalTextOf(language);
  const { form } = text;
  const title = mistakes.length === 0 ? form.title : `${text.mistakes.title} ${form.title}`;
  return pageFrame({
    language,
    title,
    base: page.base,
    path: page.path,
    office: page.view.office(language),
    withScript: true,
    skipTo: 'form',
    main: html`<h1>${form.title}</h1>
${summary(page)}
<p>${form.introduction}</p>
<h2>${text.facts.heading}</h2>
<dl>${linkFacts(page.view, language)}</dl>
<p class="confidence">${form.confidence}</p>
<form id="form" method="post" action="${page.path}?lang=${language}" enctype="multipart/form-data" novalidate data-base="${page.path}" data-part-bytes="${browserPartBytes}">
<input type="hidden" name="secret" value="${page.secret}">
${choices(page, 'replyKind', form.replyKind, null, [
  ['text', form.replyKindText],
  ['nil-return', form.replyKindNil],
  ['declined', form.replyKindDeclined],
])}
${filesGroup(page)}
${choices(page, 'noteVerbale', form.noteVerbale, form.noteVerbaleHint, [
  ['enclosed', form.noteVerbaleEnclosed],
  ['follows', form.noteVerbaleFollows],
])}
${choices(page, 'publication', form.publication, null, [
  ['publish', form.publicationPublish],
  ['withhold', form.publicationWithhold],
])}
<fieldset>
<legend>${form.details}</legend>
${line(page, 'theirReference', form.theirReference, null, 'text')}
${line(page, 'theirDate', form.theirDate, null, 'date')}
${line(page, 'onBehalfOf', form.onBehalfOf, form.onBehalfOfHint, 'text')}
<div class="field choice">
<input type="checkbox" id="replacesEarlier" name="replacesEarlier" value="yes"${page.typed.replacesEarlier ? html` checked` : ''}>
<label for="replacesEarlier">${form.replacesEarlier}</label>
</div>
<div class="field">
<label for="message">${form.message} <span class="note">${text.optional}</span></label>
${problem(page, 'message')}
<textarea id="message" name="message" rows="5" dir="auto" maxlength="${longestField.message}"${invalid(page, 'message', null)}>${page.typed.message ?? ''}</textarea>
</div>
</fieldset>
${progressArea(text)}
<button type="submit">${form.submit}</button>
</form>`,
  });
};

const summary = ({ mistakes, language, limits }: FormPage): Markup => {
  const { title } = portalTextOf(language).mistakes;
  return html`<div id="summary" class="summary" role="alert" tabindex="-1" aria-labelledby="summary-title"${
    mistakes.length === 0 ? html` hidden` : html` autofocus`
  }>
<h2 id="summary-title">${title}</h2>
<ul>${mistakes.map((mistake) => html`<li><a href="#${anchorOf(mistake.field)}">${mistakeText(mistake, language, limits)}</a></li>`)}</ul>
</div>`;
};

/** The first control of a field. */
export const anchorOf = (field: FormMistake['field']): string =>
  ({ noteVerbale: 'noteVerbale-enclosed', publication: 'publication-publish' })[field as string] ?? field;

const problem = ({ mistakes, language, limits }: FormPage, field: FormMistake['field']): Markup => {
  const found = mistakes.filter((mistake) => mistake.field === field);
  return html`<p class="problem" id="${field}-problem"${found.length === 0 ? html` hidden` : ''}>${found
    .map((mistake) => mistakeText(mistake, language, limits))
    .join(' ')}</p>`;
};

const invalid = ({ mistakes }: FormPage, field: FormMistake['field'], hint: string | null): Markup => {
  const wrong = mistakes.some((mistake) => mistake.field === field);
  const described = [...(hint === null ? [] : [`${field}-hint`]), `${field}-problem`].join(' ');
  return html` aria-describedby="${described}"${wrong ? html` aria-invalid="true"` : ''}`;
};

const filesGroup = (page: FormPage): Markup => {
  const text = portalTextOf(page.language);
  const limits = fillPhrase(text.form.filesHint, limitSlots(page.limits), 'form.filesHint');
  const hint = `${limits} ${text.form.filesOptional}`;
  return html`<div class="group">
${
  page.kept.length === 0
    ? ''
    : html`<fieldset class="kept"><legend>${text.form.filesKept}</legend>
${page.kept.map(
  ({
    id,
    name,
  }) => html`<div class="choice"><input type="checkbox" id="kept-${id}" name="uploaded" value="${id}" checked>
<label for="kept-${id}"><bdi>${name}</bdi></label></div>`,
)}</fieldset>`
}
<label for="files" class="legend">${text.form.files} <span class="note">${text.required}</span></label>
<p class="hint" id="files-hint">${hint}</p>
${problem(page, 'files')}
<input type="file" id="files" name="files" multiple${invalid(page, 'files', hint)}>
<ul id="chosen" class="chosen"></ul>
</div>`;
};

const choices = (
  page: FormPage,
  field: 'replyKind' | 'noteVerbale' | 'publication',
  legend: string,
  hint: string | null,
  options: readonly (readonly [string, string])[],
): Markup => html`<fieldset role="radiogroup" aria-required="true"${invalid(page, field, hint)}>
<legend>${legend} <span class="note">${portalTextOf(page.language).required}</span></legend>
${hint === null ? '' : html`<p class="hint" id="${field}-hint">${hint}</p>`}
${problem(page, field)}
${options.map(
  ([
    value,
    label,
  ]) => html`<div class="choice"><input type="radio" id="${field}-${value}" name="${field}" value="${value}"${
    (page.typed[field] ?? (field === 'replyKind' ? 'text' : undefined)) === value ? html` checked` : ''
  }>
<label for="${field}-${value}">${label}</label></div>`,
)}
</fieldset>`;

const line = (
  page: FormPage,
  field: Extract<DeclarationField, 'theirReference' | 'theirDate' | 'onBehalfOf'>,
  label: string,
  hint: string | null,
  type: 'text' | 'date',
): Markup => {
  const longest = field === 'theirDate' ? null : longestField[field];
  return html`<div class="field">
<label for="${field}">${label} <span class="note">${portalTextOf(page.language).optional}</span></label>
${hint === null ? '' : html`<p class="hint" id="${field}-hint">${hint}</p>`}
${problem(page, field)}
<input type="${type}" id="${field}" name="${field}" value="${page.typed[field] ?? ''}"${
    longest === null ? '' : html` maxlength="${longest}" dir="auto"`
  } autocomplete="off"${invalid(page, field, hint)}>
</div>`;
};

/** Where the script tells how far the upload is; the sentences it needs stand here, in the page's language. */
const progressArea = ({
  progress,
  noRoom,
  notNow,
  tooMany,
}: PortalText): Markup => html`<section id="upload" hidden aria-labelledby="upload-title" data-sending="${progress.sending}" data-arrived="${progress.arrived}" data-waiting="${progress.waiting}" data-broken="${progress.broken}" data-resumed="${progress.resumed}" data-finishing="${progress.finishing}" data-failed="${progress.failed}" data-no-room="${noRoom.text}" data-not-now="${notNow.text}" data-too-many="${tooMany.text}">
<h2 id="upload-title" tabindex="-1">${progress.heading}</h2>
<ul id="upload-files"></ul>
<p id="upload-status" role="status" aria-live="polite"></p>
<button type="button" id="upload-again" hidden>${progress.again}</button>
</section>`;
