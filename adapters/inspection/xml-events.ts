/** XML that no document needs, or that is none. `unsafe` tells the first from the second. */
export class XmlRefused extends Error {
  readonly unsafe: boolean;

  constructor(message: string, unsafe: boolean) {
    super(message);
    this.unsafe = unsafe;
  }
}

/** Attributes by their names with prefix. */
export type XmlAttributes = ReadonlyMap<string, string>;

/** What is told of a document, in its order. Names of elements are without their prefix, which a document may choose. */
export interface XmlEvents {
  /** @param after where its tag ends */
  open?(name: string, attributes: XmlAttributes, after: number): void;
  close?(name: string): void;
  text?(value: string): void;
}

/** Elements within elements. A Word table in a table in a text box is some thirty deep. */
const deepest = 256;
/** Characters; a hundred times the text of a long document. */
const longest = 48 * 1024 * 1024;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{1,8}));/gi, (_, decimal, hexadecimal, name) => {
        if (name !== undefined) {
          const character = named[String(name)];
          if (character === undefined) throw new XmlRefused('It uses an entity that it would have to declare.', true);
          return character;
        }
        const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : text;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Values of every attribute of this name, under whatever prefix. */
export const valuesOf = (attributes: XmlAttributes, name: string): string[] =>
  [...attributes].flatMap(([key, value]) => (local(key) === name ? [value] : []));

/** The first of them, or undefined. */
export const firstValue = (attributes: XmlAttributes, name: string): string | undefined =>
  valuesOf(attributes, name)[0];

/** Bytes of an XML file as text: UTF-8, or UTF-16 by its mark or first character. @throws XmlRefused */
export const decodeXml = (bytes: Uint8Array): string => {
  if (bytes.byteLength > longest) throw new XmlRefused('One of its parts is larger than any text is.', true);
  const [first, second] = bytes;
  const label =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
        ? 'utf-16be'
        : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlRefused('One of its parts is not in the encoding it should be in.', false);
  }
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/i.exec(text.slice(0, 300))?.[1];
  if (declared !== undefined && !/^(?:utf-?8|utf-?16(?:le|be)?|us-ascii)$/i.test(declared))
    throw new XmlRefused('One of its parts is in an encoding that documents do not use.', true);
  return text;
};

/**
 * Reads XML from beginning to end, in time linear in its length and without recursion. It knows no document type
 * declaration, so no entity of the document's own can be expanded and nothing outside it fetched.
 *
 * @throws XmlRefused unsafe for a declaration, an undeclared entity or nesting deeper than 256; else for bad syntax
 */
export const readXml = (xml: string, events: XmlEvents): void => {
  const open: string[] = [];
  const tag = /<([^\s/>="'<]+)/y;
  const attribute = /\s+([^\s/>="'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  const tagEnd = /\s*(\/?)>/y;
  const broken = (): never => {
    throw new XmlRefused('One of its parts is not well-formed.', false);
  };
  const after = (mark: string, from: number): number => {
    const found = xml.indexOf(mark, from);
    return found < 0 ? broken() : found + mark.length;
  };
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    const text = start < 0 ? xml.slice(at) : xml.slice(at, start);
    if (text !== '') {
      if (open.length > 0) events.text?.(decode(text));
      else if (/[^\s\ufeff]/.test(text)) broken();
    }
    if (start < 0) break;
    if (xml.startsWith('<!--', start)) at = after('-->', start + 4);
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(']]>', start + 9);
      events.text?.(xml.slice(start + 9, at - 3));
    } else if (xml.startsWith('<?', start)) at = after('?>', start + 2);
    else if (xml.startsWith('<!', start))
      throw new XmlRefused('One of its parts declares a document type of its own.', true);
    else if (xml.startsWith('</', start)) {
      at = after('>', start);
      const name = xml.slice(start + 2, at - 1).trimEnd();
      if (open.pop() !== name) broken();
      events.close?.(local(name));
    } else {
      tag.lastIndex = start;
      const name = tag.exec(xml)?.[1] ?? broken();
      at = tag.lastIndex;
      const attributes = new Map<string, string>();
      for (;;) {
        attribute.lastIndex = at;
        const found = attribute.exec(xml);
        if (found === null) break;
        if (attributes.has(found[1] ?? '')) broken();
        attributes.set(found[1] ?? '', decode(found[2] ?? found[3] ?? ''));
        at = attribute.lastIndex;
      }
      tagEnd.lastIndex = at;
      const end = tagEnd.exec(xml) ?? broken();
      at = tagEnd.lastIndex;
      events.open?.(local(name), attributes, at);
      if (end[1] === '/') events.close?.(local(name));
      else if (open.push(name) > deepest)
        throw new XmlRefused(`Its elements are nested more than ${deepest} deep.`, true);
    }
  }
  if (open.length > 0) broken();
};
