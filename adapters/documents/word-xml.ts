import type { FileChild, IContext, IXmlableObject } from 'docx';

/** A block as XML. Whatever the context is told while it is written (lists, links, notes) is for the caller to enter. */
export const writtenXml = (block: FileChild, context: IContext): string => {
  const xml = block.prepForXml(context);
  return xml === undefined ? '' : written(xml);
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Control characters have no place in XML at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unwritable = /[&"'<>\x00-\x08\x0B\x0C\x0E-\x1F]/g;

const escaped = (value: unknown): string =>
  typeof value === 'string' ? value.replace(unwritable, (character) => escapes[character] ?? '') : String(value);

const attributesOf = (values: object): string =>
  Object.entries(values)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');

/** As the library writes it: an element without children that is not given as a list is closed at once. */
const written = (element: IXmlableObject): string => {
  const [name = '', value] = Object.entries(element)[0] ?? [];
  if (typeof value !== 'object') return `<${name}>${escaped(value)}</${name}>`;
  let attributes = value === null || !('_attr' in value) ? '' : attributesOf(value._attr as object);
  if (!Array.isArray(value)) return `<${name}${attributes}/>`;
  let content = '';
  for (const child of value) {
    if (typeof child !== 'object') content += escaped(child);
    else if ('_attr' in child) attributes += attributesOf(child._attr);
    else content += written(child);
  }
  return `<${name}${attributes}>${content}</${name}>`;
};
