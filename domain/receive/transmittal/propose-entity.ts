import type { Entity } from '../../directory/entity.ts';

/** Where in a file somebody is named. */
export type NamedIn = 'file name' | 'first lines';

/** Whose text a file seems to be, for a person who decides. */
export interface Proposal {
  readonly file: string;
  /** Codes by where they were found, in the order in which they stand there. */
  readonly found: Readonly<Record<NamedIn, readonly string[]>>;
  /** The one entity that file name and first lines both name; null where a person has to decide. */
  readonly certain: string | null;
}

/** A name as it is compared: without accents, case and punctuation, between spaces. */
const folded = (text: string): string =>
  ` ${text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Characters of the text in which its author is looked for: a title and a line or two. */
const firstCharacters = 400;

interface Known {
  readonly name: string;
  readonly code: string;
}

/** Every name of every entity, current and former, in all languages; longest first. */
const knownNames = (entities: readonly Entity[]): Known[] =>
  entities
    .flatMap((entity) =>
      [...Object.values(entity.names), ...(entity.formerNames ?? [])].map(({ shortName }) => ({
        name: folded(shortName),
        code: entity.code,
      })),
    )
    .filter(({ name }) => name.trim().length > 2)
    .sort((left, right) => right.name.length - left.name.length || (left.code < right.code ? -1 : 1));

const namedIn = (text: string, names: readonly Known[]): string[] => {
  let rest = folded(text);
  const found: { readonly at: number; readonly code: string }[] = [];
  for (const { name, code } of names) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    found.push({ at, code });
    // What a longer name holds is not found again: Guinea in Equatorial Guinea.
    rest = rest.replaceAll(name, ` ${'\u0001'.repeat(name.length - 2)} `);
  }
  return [...new Set(found.sort((left, right) => left.at - right.at).map(({ code }) => code))];
};

/**
 * Proposes whose text each file is, from its name and its first lines. Two kinds of evidence have to agree on one
 * entity before a proposal is certain; everything else is left to a person.
 * @param files name and text of each; the text is empty where it could not be read
 */
export const proposeEntities = (
  files: readonly { readonly name: string; readonly text: string }[],
  entities: readonly Entity[],
): Proposal[] => {
  const names = knownNames(entities);
  const codes = new Set(entities.map(({ code }) => code));
  return files.map(({ name, text }) => {
    const own = (name.split('/').at(-1) ?? name).replace(/\.[^.]*$/, '');
    const written = own.split(/[^A-Za-z0-9]+/).filter((word) => codes.has(word));
    const found = {
      'file name': [...new Set([...written, ...namedIn(own, names)])],
      'first lines': namedIn(text.slice(0, firstCharacters), names),
    };
    const [first, ...others] = [...new Set([...found['file name'], ...found['first lines']])];
    const agreed = others.length === 0 && found['file name'].length === 1 && found['first lines'].length === 1;
    return { file: name, found, certain: agreed && first !== undefined ? first : null };
  });
};
