import { readFileSync } from 'node:fs';
import { XmlDocument, XmlValidateError, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';

const folder = new URL('./akn-schema/', import.meta.url);
const main = 'file:///akomantoso30.xsd';

/** Hands the validator the schema it includes, and nothing else. */
const provide = (): void => {
  const open = new Map<number, { readonly bytes: Uint8Array; at: number }>();
  xmlRegisterInputProvider({
    match: (name) => name.endsWith('xml.xsd'),
    open: () => {
      const id = open.size + 1;
      open.set(id, { bytes: readFileSync(new URL('xml.xsd', folder)), at: 0 });
      return id;
    },
    read: (id, buffer) => {
      const file = open.get(id);
      if (file === undefined) return -1;
      const piece = file.bytes.subarray(file.at, file.at + buffer.byteLength);
      buffer.set(piece);
      file.at += piece.byteLength;
      return piece.byteLength;
    },
    close: () => true,
  });
};

let validator: XsdValidator | undefined;

/** What is wrong with a document by the OASIS schema of Akoma Ntoso 3.0, each with its line; empty where nothing is. */
export const akomaNtosoMistakes = (xml: Uint8Array): string[] => {
  if (validator === undefined) {
    provide();
    const schema = XmlDocument.fromBuffer(readFileSync(new URL('akomantoso30.xsd', folder)), { url: main });
    validator = XsdValidator.fromDoc(schema);
    schema.dispose();
  }
  const document = XmlDocument.fromBuffer(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError)
      return error.details.map(({ line, message }) => `${line}: ${message.trim()}`);
    throw error;
  } finally {
    document.dispose();
  }
};
