import type { z } from 'zod';
import { nearMatch } from '../../domain/campaign/near-match.ts';
import type { Mistake } from '../../domain/errors.ts';
import { fieldPath, valueAt } from './field-path.ts';
import type { YamlSource } from './yaml-source.ts';

/** What each kind of value is called in a message to the person who wrote the file. */
const expectedWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

const inWords = (value: unknown): string => {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  const text = String(value);
  return typeof value === 'string' ? `the text "${text.length > 40 ? `${text.slice(0, 40)}…` : text}"` : text;
};

/** What kind of file it is, and where its fields are explained. */
export interface FileKindName {
  readonly name: string;
  readonly explainedIn: string;
}

const campaignFile: FileKindName = { name: 'a campaign file', explainedIn: 'docs/campaign-file.md' };

/** Turns what the schema found into mistakes with place and line, in the order of the file. */
export const schemaMistakes = (
  issues: readonly z.core.$ZodIssue[],
  source: YamlSource,
  fieldsAt: (path: readonly PropertyKey[]) => readonly string[],
  kind: FileKindName = campaignFile,
): Mistake[] =>
  issues.flatMap((issue): Mistake[] => {
    const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
    const at = (message: string, place = path): Mistake => ({
      path: fieldPath(place),
      line: source.lineOf(place),
      message: `${fieldPath(place)} ${message}${message.endsWith('?') ? '' : '.'}`,
    });
    const value = valueAt(source.value, path);

    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => at(unknownField(nearMatch(key, fieldsAt(issue.path)), kind), [...path, key]));
    }
    if (issue.code === 'invalid_key') {
      const [reason] = issue.issues;
      const isName = reason === undefined || reason.code === 'invalid_value';
      return [
        at(
          isName
            ? unknownField(nearMatch(String(path.at(-1)), fieldsAt(issue.path.slice(0, -1))), kind)
            : reason.message,
        ),
      ];
    }
    if (value === undefined) return [at('is missing: add it')];
    if (issue.code === 'invalid_type') {
      return [at(`must be ${expectedWords[issue.expected] ?? issue.expected}, but is ${inWords(value)}`)];
    }
    if (issue.code === 'invalid_value') {
      const allowed = issue.values.map(String);
      const meant = typeof value === 'string' ? nearMatch(value, allowed) : undefined;
      const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
      return [at(`must be ${oneOf(allowed)}, but is ${inWords(value)}${hint}`)];
    }
    return [at(issue.message)];
  });

const unknownField = (meant: string | undefined, { name, explainedIn }: FileKindName): string =>
  meant === undefined
    ? `is not a field of ${name}: remove it (${explainedIn} lists them all)`
    : `is not a field of ${name}; did you mean "${meant}"?`;

const oneOf = (words: readonly string[]): string =>
  words.length === 1 ? String(words[0]) : `one of ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
