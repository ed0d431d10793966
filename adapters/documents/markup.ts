declare const markup: unique symbol;

/**
 * Text that is HTML or XML already. Nothing but the functions of this file makes it from a string, so that what was not
 * escaped does not come into a document.
 */
export type Markup = string & { readonly [markup]: true };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Control characters have no place in XML at all, nor have halves of a surrogate pair and noncharacters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unwritable = /[&"'<>\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]/gu;

/** A text as it must stand in HTML or XML, between tags as well as in attributes. */
export const escaped = (text: string): Markup =>
  text.toWellFormed().replace(unwritable, (character) => escapes[character] ?? '') as Markup;

/** Pieces of markup one after the other. */
export const joined = (pieces: readonly Markup[], between: '' | '\n' | ' ' = ''): Markup =>
  pieces.join(between) as Markup;

export const nothing = '' as Markup;

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

const attributesOf = (attributes: Attributes): string => {
  let written = '';
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) written += ` ${name}="${escaped(String(value))}"`;
  return written;
};

/** An element with its content. Attributes that are null or undefined are left out. */
export const element = (name: string, attributes: Attributes, content: Markup | readonly Markup[]): Markup =>
  `<${name}${attributesOf(attributes)}>${typeof content === 'string' ? content : content.join('')}</${name}>` as Markup;

/** An element that has no content: `<br>` in HTML, `<eol/>` in XML. */
export const empty = (name: string, attributes: Attributes, syntax: 'html' | 'xml'): Markup =>
  `<${name}${attributesOf(attributes)}${syntax === 'xml' ? '/' : ''}>` as Markup;

/** Markup the project itself brings along: a style sheet, a declaration. Never anything that came from outside. */
export const ownMarkup = (text: string): Markup => text as Markup;
