import { nearMatch } from '../../domain/campaign/near-match.ts';
import type { Mistake } from '../../domain/errors.ts';
import type { FactMistake, FactOrigin } from '../../domain/registry/fact.ts';
import type { StatedFact } from '../../domain/registry/registry-changes.ts';
import { fieldsAt } from '../campaign-file/field-names.ts';
import { type FieldPath, fieldPath } from '../campaign-file/field-path.ts';
import { schemaMistakes } from '../campaign-file/schema-mistakes.ts';
import { parseYamlSource, type YamlSource } from '../campaign-file/yaml-source.ts';
import type { RegistryKind } from './registry-kind.ts';
import { registryKinds } from './registry-kinds.ts';

/** A fact with the place where it stands, to say where a mistake is. */
export interface PlacedFact extends StatedFact {
  readonly file: string;
  readonly source: YamlSource;
  readonly path: FieldPath;
}

/**
 * Reads the text of one registry file: under the name of each kind the list of its facts.
 * @param file only names it in messages
 * @returns the facts that are right by themselves, and every mistake with its place
 */
export const parseRegistryFile = (
  file: string,
  text: string,
): { readonly facts: readonly PlacedFact[]; readonly mistakes: readonly Mistake[] } => {
  const source = parseYamlSource(text);
  const mistakes: Mistake[] = source.mistakes.map((mistake) => ({ ...mistake, path: `${file}#${mistake.path}` }));
  const facts: PlacedFact[] = [];
  const { value } = source;
  if (value === undefined) return { facts, mistakes };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = `The file holds no facts: begin with the name of a kind, such as "meetings:" (${explainedIn}).`;
    return { facts, mistakes: [...mistakes, { path: `${file}#`, line: 1, message }] };
  }
  for (const [name, entries] of Object.entries(value)) {
    const found = registryKinds.find(({ kind }) => kind.name === name);
    if (found === undefined) {
      mistakes.push(mistakeAt({ file, source }, [name], unknownKind(name)));
    } else if (!Array.isArray(entries)) {
      mistakes.push(mistakeAt({ file, source }, [name], 'must be a list: begin each of its facts with "- id:"'));
    } else {
      for (const position of entries.keys()) {
        const read = parseFact(found, entries[position], { file, source, path: [name, position] });
        if ('fact' in read) facts.push(read.fact);
        else mistakes.push(...read.mistakes);
      }
    }
  }
  return { facts, mistakes };
};

const explainedIn = 'docs/registry.md';

const unknownKind = (name: string): string => {
  const names = registryKinds.map(({ kind }) => kind.name);
  const meant = nearMatch(name, names);
  return meant === undefined
    ? `is no kind of fact: there are ${names.join(', ')} (${explainedIn})`
    : `is no kind of fact; did you mean "${meant}"?`;
};

type Place = Pick<PlacedFact, 'file' | 'source'>;

/** A mistake at a place of a file; the message continues the sentence that begins with the place. */
const mistakeAt = ({ file, source }: Place, path: FieldPath, message: string, code?: string): Mistake => ({
  ...(code !== undefined && { code }),
  path: `${file}#${fieldPath(path)}`,
  line: source.lineOf(path),
  message: `${fieldPath(path)} ${message}${message.endsWith('?') ? '' : '.'}`,
});

const parseFact = (
  { kind, schema }: RegistryKind,
  entry: unknown,
  place: Place & { readonly path: FieldPath },
): { readonly fact: PlacedFact } | { readonly mistakes: readonly Mistake[] } => {
  const { file, source, path } = place;
  const parsed = schema.safeParse(entry);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
    const fields = (at: readonly PropertyKey[]) => fieldsAt(at.slice(path.length), schema);
    const found = schemaMistakes(issues, source, fields, { name: `a ${kind.one}`, explainedIn });
    return { mistakes: found.map((mistake) => ({ ...mistake, path: `${file}#${mistake.path}` })) };
  }
  const { id, knownSince, ...content } = parsed.data as unknown as FactOrigin & { id: string; knownSince: string };
  const unknown = (content.unverified ?? []).flatMap((field, position): Mistake[] => {
    if (Object.hasOwn(schema.shape, field)) return [];
    const meant = nearMatch(field, Object.keys(schema.shape));
    const message = `names "${field}", which is not a field of a ${kind.one}`;
    return [
      mistakeAt(
        place,
        [...path, 'unverified', position],
        meant === undefined ? message : `${message}; did you mean ${meant}?`,
      ),
    ];
  });
  return unknown.length > 0 ? { mistakes: unknown } : { fact: { kind: kind.name, id, knownSince, content, ...place } };
};

/** Facts that are stated twice about the same day. */
export const statedTwice = (facts: readonly PlacedFact[]): Mistake[] => {
  const seen = new Map<string, PlacedFact>();
  return facts.flatMap((fact) => {
    const key = `${fact.kind}/${fact.id} ${fact.knownSince}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, fact);
      return [];
    }
    const where = `${first.file}, line ${first.source.lineOf(first.path)}`;
    return [
      mistakeAt(
        fact,
        [...fact.path, 'id'],
        `is "${fact.id}", stated since ${fact.knownSince} in ${where} already: keep one of the two`,
        'stated-twice',
      ),
    ];
  });
};

/** Gives what the rules found the places in the files; a fact that only the registry holds is named by kind and id. */
export const placedMistakes = (found: readonly FactMistake[], facts: readonly PlacedFact[]): Mistake[] =>
  found.map(({ code, kind, id, knownSince, at, message }) => {
    const fact = facts.find((each) => each.kind === kind && each.id === id && each.knownSince === knownSince);
    if (fact !== undefined) return mistakeAt(fact, [...fact.path, ...at], message, code);
    const path = `${kind}/${id}`;
    return {
      code,
      path,
      message: `${fieldPath(at)} (known since ${knownSince}) ${message}${message.endsWith('?') ? '' : '.'}`,
    };
  });
