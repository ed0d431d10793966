import type { ContentVerdict } from '../../domain/receive/inspection.ts';
import type { ZipEntry } from '../submissions/zip-directory.ts';
import { foreignPart, unpacked } from './inspect-zip.ts';
import { accepted, FileRefused, fieldRefusal, isRemote } from './verdicts.ts';
import { decodeXml, firstValue, readXml, valuesOf, XmlRefused } from './xml-events.ts';

/** Reads a part as XML, and says what is wrong with it in the words of a refusal. @throws FileRefused */
export const readPart = (content: Uint8Array, events: Parameters<typeof readXml>[1]): void => {
  try {
    readXml(decodeXml(content), events);
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    throw new FileRefused(
      error.unsafe ? 'unsafe-structure' : 'damaged',
      error.unsafe ? error.message : `It cannot be read: ${error.message}`,
    );
  }
};

const checkContentTypes = (content: Uint8Array): void => {
  const types: string[] = [];
  readPart(content, { open: (_, attributes) => types.push(...valuesOf(attributes, 'ContentType')) });
  if (types.some((type) => /macroEnabled|vbaProject|ms-word\.vbaData/i.test(type)))
    throw new FileRefused('macros', 'It contains macros.');
  if (types.some((type) => /wordprocessingml\.document\.main\+xml$/i.test(type))) return;
  const other = /spreadsheetml|presentationml|wordprocessingml\.template/i.exec(types.join(' '))?.[0].toLowerCase();
  const kinds: Readonly<Record<string, string>> = {
    spreadsheetml: 'It is a spreadsheet.',
    presentationml: 'It is a presentation.',
    'wordprocessingml.template': 'It is a Word template.',
  };
  throw new FileRefused('kind-not-accepted', kinds[other ?? ''] ?? 'It is not a Word document.');
};

const embeddedTypes = /\/(?:oleObject|package|aFChunk)$/i;
const activeTypes = /\/(?:control|activeXControlBinary|vbaProject|wordVbaData|keyMapCustomizations)$/i;

const checkRelations = (content: Uint8Array): void =>
  readPart(content, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const type = firstValue(attributes, 'Type') ?? '';
      const target = firstValue(attributes, 'Target') ?? '';
      const outside = firstValue(attributes, 'TargetMode')?.toLowerCase() === 'external';
      if (/vba/i.test(type)) throw new FileRefused('macros', 'It contains macros.');
      if (activeTypes.test(type))
        throw new FileRefused('active-content', 'It contains controls or commands of its own.');
      if (embeddedTypes.test(type) && !outside) throw new FileRefused('embedded-files', 'It contains embedded files.');
      if (
        outside &&
        !/\/hyperlink$/i.test(type) &&
        (isRemote(target) || /\/(?:oleObject|frame|subDocument|aFChunk)$/i.test(type))
      )
        throw new FileRefused(
          'external-content',
          `It takes its ${/\/attachedTemplate$/i.test(type) ? 'template' : 'content'} from another place when it is opened.`,
        );
    },
  });

const deepestFields = 64;

/** Fields stand in pieces between their marks, and within one another. */
const checkFields = (content: Uint8Array): void => {
  const open: string[] = [];
  let inCode = false;
  const check = (code: string): void => {
    const refusal = fieldRefusal(code);
    if (refusal !== null) throw refusal;
  };
  readPart(content, {
    open: (name, attributes) => {
      if (name === 'instrText') inCode = true;
      else if (name === 'fldSimple') for (const code of valuesOf(attributes, 'instr')) check(code);
      else if (name === 'fldChar') {
        const type = firstValue(attributes, 'fldCharType');
        if (type === 'begin') {
          if (open.push('') > deepestFields)
            throw new FileRefused('unsafe-structure', 'Its fields stand within one another too deeply.');
        }
        if (type === 'end') check(open.pop() ?? '');
      } else if (name === 'OLEObject' || name === 'altChunk')
        throw new FileRefused('embedded-files', 'It contains embedded files.');
    },
    text: (value) => {
      if (!inCode) return;
      if (open.length === 0) open.push('');
      for (let index = 0; index < open.length; index += 1) open[index] += value;
    },
    close: (name) => {
      if (name === 'instrText') inCode = false;
    },
  });
  for (const code of open) check(code);
};

/**
 * Examines a Word document: every part is unpacked once and held against its directory, and every XML part read
 * for what must not be in it. @throws FileRefused
 */
export const inspectWord = (bytes: Uint8Array, entries: readonly ZipEntry[]): ContentVerdict => {
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.some((name) => /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|vbaprojectsignature[^/]*)$/.test(name)))
    throw new FileRefused('macros', 'It contains macros.');
  if (names.some((name) => /^word\/activex\//.test(name)))
    throw new FileRefused('active-content', 'It contains controls or commands of its own.');
  if (names.some((name) => /(?:^|\/)embeddings\//.test(name) && !name.endsWith('/')))
    throw new FileRefused('embedded-files', 'It contains embedded files.');
  for (const entry of entries) {
    const content = unpacked(bytes, entry);
    const foreign = foreignPart(entry.name, content);
    if (foreign !== null) throw new FileRefused('embedded-files', `It contains ${foreign}.`);
    if (entry.name === '[Content_Types].xml') checkContentTypes(content);
    else if (/\.rels$/i.test(entry.name)) checkRelations(content);
    else if (/\.(?:xml|vml)$/i.test(entry.name)) checkFields(content);
  }
  return accepted('docx');
};
