import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WritingContent } from '../../domain/dispatch/writing.ts';
import { DomainRefusal, type Mistake, NotFound } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { mediaTypeOf } from '../campaign-file/enclosure-types.ts';
import { type EnclosureRead, readEnclosure } from '../campaign-file/enclosures.ts';
import { fieldsAt } from '../campaign-file/field-names.ts';
import { fieldPath, valueAt } from '../campaign-file/field-path.ts';
import { schemaMistakes } from '../campaign-file/schema-mistakes.ts';
import { parseYamlSource, type YamlSource } from '../campaign-file/yaml-source.ts';
import { type WritingFile, writingSchemas } from './writing-schema.ts';

/** A writing is a page or two; anything near this is another kind of file. */
const maximumBytes = 256 * 1024;

/** What an officer wrote, as its file states it. */
export interface WritingRead {
  readonly id: string;
  readonly content: WritingContent;
  /** The document that it passes on. */
  readonly enclosures: readonly EnclosureRead[];
  /** The text of the file, to say where a mistake stands. */
  readonly text: string;
}

/**
 * Reads a writing and the document that it names beside itself, and checks both whole.
 * @throws NotFound when there is no such file
 * @throws DomainRefusal `writing-file-unreadable`; `writing-file-invalid` whose `mistakes` name every mistake with its
 *   path and line
 */
export const readWriting = async (path: string): Promise<WritingRead> => {
  const text = await textOf(path);
  const named = valueAt(parseYamlSource(text).value, documentFile);
  const document = typeof named === 'string' && named.trim() !== '' ? await readEnclosure(path, named) : null;
  return {
    ...parseWriting(text, basename(path), document),
    enclosures: document === null || typeof document === 'string' ? [] : [document],
    text,
  };
};

const documentFile = ['document', 'file'];

/**
 * Checks the text of a writing file.
 * @param fileName only names it in messages
 * @param document what was read where the file points, or why nothing was; null where it points nowhere
 * @throws DomainRefusal `writing-file-invalid`
 */
export const parseWriting = (
  text: string,
  fileName: string,
  document: EnclosureRead | string | null,
): Pick<WritingRead, 'id' | 'content'> => {
  const source = parseYamlSource(text);
  const kind = valueAt(source.value, ['kind']);
  if (typeof kind !== 'string' || !Object.hasOwn(writingSchemas, kind)) {
    const message = `kind must be one of ${Object.keys(writingSchemas).join(', ')} (docs/writing-file.md).`;
    throw invalid(fileName, [...source.mistakes, { path: 'kind', line: source.lineOf(['kind']), message }]);
  }
  const schema = writingSchemas[kind as keyof typeof writingSchemas];
  const parsed = schema.safeParse(source.value);
  const mistakes = [
    ...source.mistakes,
    ...(parsed.success
      ? []
      : schemaMistakes(parsed.error.issues, source, (path) => fieldsAt(path, schema), writingFile)),
    ...documentMistakes(source, document),
  ];
  if (!parsed.success || mistakes.length > 0) throw invalid(fileName, mistakes);
  return { id: parsed.data.id, content: contentOf(parsed.data, document) };
};

const writingFile = { name: 'such a writing', explainedIn: 'docs/writing-file.md' };

const documentMistakes = (source: YamlSource, document: EnclosureRead | string | null): Mistake[] =>
  typeof document === 'string'
    ? [
        {
          path: fieldPath(documentFile),
          line: source.lineOf(documentFile),
          message: `${fieldPath(documentFile)} ${document}.`,
        },
      ]
    : [];

const contentOf = (file: WritingFile, document: EnclosureRead | string | null): WritingContent => {
  const { to } = file;
  switch (file.kind) {
    case 'clarification':
      return {
        kind: file.kind,
        to,
        replyBy: file.replyBy,
        questions: perLanguage(file.texts, ({ questions }) => questions),
      };
    case 'transmittal':
      return {
        kind: file.kind,
        to,
        document: {
          symbol: file.document.symbol,
          name: basename(file.document.file),
          mediaType: mediaTypeOf(file.document.file) ?? 'application/octet-stream',
          sha256: typeof document === 'object' && document !== null ? document.sha256 : '',
        },
        titles: perLanguage(file.texts, ({ title }) => title),
      };
    case 'circular':
      return { kind: file.kind, to, information: perLanguage(file.texts, ({ information }) => information) };
  }
};

const perLanguage = <Texts, Text>(
  texts: Readonly<Partial<Record<Language, Texts>>>,
  textOf: (texts: Texts) => Text,
): Partial<Record<Language, Text>> =>
  Object.fromEntries(Object.entries(texts).map(([language, each]) => [language, textOf(each)]));

const textOf = async (path: string): Promise<string> => {
  try {
    const { size } = await stat(path);
    if (size > maximumBytes) {
      const message = `The file is larger than ${maximumBytes / 1024} KiB: a writing holds texts only, no documents.`;
      throw invalid(basename(path), [{ path: '', line: 1, message }]);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof DomainRefusal) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new NotFound('The file', path, 'check the path; docs/writing-file.md has an example');
    const reason = error instanceof TypeError ? 'it is not UTF-8 text' : (code ?? String(error));
    throw new DomainRefusal('writing-file-unreadable', `The file "${path}" cannot be read: ${reason}.`);
  }
};

const invalid = (fileName: string, mistakes: readonly Mistake[]): DomainRefusal => {
  const inOrder = mistakes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const count = inOrder.length === 1 ? 'one mistake' : `${inOrder.length} mistakes`;
  return new DomainRefusal('writing-file-invalid', `${fileName} has ${count}; nothing was prepared.`, inOrder);
};
