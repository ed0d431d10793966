import { html } from 'hono/html';
import { directionOf, type Language, languages } from '../../domain/language.ts';
import { portalTextOf } from '../../domain/portal/portal-text-of.ts';

/** Markup, with every value in it escaped. */
export type Markup = ReturnType<typeof html>;

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Path that all of the portal's addresses begin with; empty at the root. */
  readonly base: string;
  /** Path of this page, for the language switch; empty = as the browser has it. */
  readonly path: string;
  /** Name of the office whose page it is, as its notes write it; null where it is not known. */
  readonly office: string | null;
  readonly withScript: boolean;
  /** Where "skip to" leads; null = there is nothing to skip. */
  readonly skipTo: string | null;
  readonly main: Markup;
}

/** A whole page in its language and direction. */
export const pageFrame = (page: Page): Markup => {
  const { language, base } = page;
  const text = portalTextOf(language);
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${page.title}</title>
<link rel="stylesheet" href="${base}/assets/portal.css">
<link rel="stylesheet" href="${base}/assets/form.css">
${page.withScript ? html`<script type="module" src="${base}/assets/upload-page.mjs"></script>` : ''}
</head>
<body>
${page.skipTo === null ? '' : html`<a class="skip" href="#${page.skipTo}">${text.skip}</a>`}
<header>
${page.office === null ? '' : html`<p class="office" dir="auto">${page.office}</p>`}
${languageSwitch(page.path, language)}
</header>
<main>
${page.main}
</main>
</body>
</html>`;
};

const languageSwitch = (
  path: string,
  present: Language,
): Markup => html`<nav aria-label="${portalTextOf(present).languageSwitch}">
<ul class="languages">
${languages.map(
  (language) =>
    html`<li><a href="${path}?lang=${language}" lang="${language}" hreflang="${language}" dir="${directionOf(language)}"${
      language === present ? html` aria-current="true"` : ''
    }>${portalTextOf(language).languageName}</a></li>`,
)}
</ul>
</nav>`;
