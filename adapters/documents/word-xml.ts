import type { Document, FileChild, IContext, IXmlableObject } from 'docx';

/**
 * Writes blocks of a document as XML, each as soon as it is made, so that the objects they are made of are not all in
 * memory at a time. Lists, links and notes are entered in the document, which is to be packed afterwards.
 */
export const wordXml = (document: Document): ((block: FileChild) => string) => {
  const context: IContext = { file: document, viewWrapper: document.Document, stack: [] };
  const numbers = new Map<string, string>();
  const numberOf = (key: string): string | undefined => {
    if (!numbers.has(key))
      for (const { reference, instance, numId } of document.Numbering.ConcreteNumbering)
        numbers.set(`${reference}-${instance}`, String(numId));
    return numbers.get(key);
  };
  return (block) => {
    const xml = block.prepForXml(context);
    return xml === undefined ? '' : written(xml).replace(listNumber, (whole, key) => numberOf(key) ?? whole);
  };
};

/** Stands where the document is to be told the number of a list. */
const listNumber = /(?<=<w:numId w:val=")\{([^{}"]+)\}(?="\/>)/g;

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
