import type { Entity } from '../directory/entity.ts';

/** Names as they stand in running text, in small letters, with the code that each belongs to; the longest first. */
export type EntityNames = readonly (readonly [name: string, code: string])[];

/** What the phrase of a mission says before the State's formal name, and in Chinese after it. */
const missionWords =
  /^(?:the permanent (?:observer )?mission of (?:the )?|the delegation of the |la mission permanente d(?:'observation )?(?:e la |u |e l['’]|es |e |['’])|la misión permanente (?:de observación )?(?:de la |del |de los |de las |de )|постоянному представительству |البعثة الدائمة ل)|常驻(?:观察员)?代表团$/u;

/** Text as it is compared: one form of letters, of apostrophes and of spaces. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/\s+/gu, ' ')
    .toLowerCase();

/** Short and formal names of all entities in all their languages. A name that two entities have is nobody's. */
export const entityNames = (entities: readonly Entity[]): EntityNames => {
  const codes = new Map<string, Set<string>>();
  for (const { code, names } of entities)
    for (const name of Object.values(names))
      for (const phrase of [name.shortName, name.addressPhrase]) {
        const words = plainWords(phrase)
          .replace(missionWords, '')
          .replace(/ \(.*\)$/u, '');
        if (words.length > 1) codes.set(words, (codes.get(words) ?? new Set()).add(code));
      }
  return [...codes]
    .flatMap(([name, of]) => (of.size === 1 ? [[name, [...of][0] as string] as const] : []))
    .sort(([a], [b]) => b.length - a.length);
};

/** What may stand before a name in a list: articles, and whom of the State is meant. */
const before =
  /^(?:(?:the|la|le|les|el|los|las|de|du|des|del|of|governments?|gouvernements?|gobiernos?|правительств\p{L}*|permanent missions? (?:of|to)|republic of|republics? of)(?= )|l'|d'|حكومات?|حكومة| )+/u;

const separator =
  /^\s*(?:(,|;|،|؛|、)\s*)?((?:and|et|y|e|и|as well as|ainsi que|así como|а также)(?= )|与|和|及|以及|و(?=\s?\p{L}))?\s*/u;

/** A list of names as it was read from the beginning of a text. */
export interface ReadNames {
  readonly codes: readonly string[];
  /** Whether every part of the list is a name that is known. */
  readonly complete: boolean;
}

/** @param text in the form that `plainWords` gives */
export const readNames = (text: string, names: EntityNames): ReadNames => {
  const codes: string[] = [];
  let rest = text;
  let last = false;
  for (;;) {
    const bare = rest.replace(before, '');
    const found = nameAt(rest, names) ?? nameAt(bare, names);
    if (found === null) return { codes, complete: codes.length > 0 && last };
    codes.push(found.code);
    rest = found.rest;
    const [taken, comma, and] = separator.exec(rest) ?? [''];
    if (comma === undefined && and === undefined) return { codes, complete: true };
    // After "and X" the list is over: a comma goes on with the sentence.
    if (last && and === undefined) return { codes, complete: true };
    last = false;
    rest = rest.slice(taken.length);
    if (and !== undefined) {
      const next = nameAt(rest, names) ?? nameAt(rest.replace(before, ''), names);
      if (next === null) return { codes, complete: false };
      last = true;
    } else if (nameAt(rest, names) === null && nameAt(rest.replace(before, ''), names) === null)
      return { codes, complete: false };
  }
};

const nameAt = (text: string, names: EntityNames): { readonly code: string; readonly rest: string } | null => {
  for (const [name, code] of names) {
    if (!text.startsWith(name)) continue;
    const rest = text.slice(name.length);
    // A name ends where a word ends; Chinese has no spaces.
    if (/^\p{L}/u.test(rest) && !/\p{Script=Han}$/u.test(name)) continue;
    return { code, rest };
  }
  return null;
};

/** Codes of all entities named anywhere in a text, in order of their first mention. */
export const namedIn = (text: string, names: EntityNames): string[] => {
  const words = plainWords(text);
  const found = names.flatMap(([name, code]) => {
    const at = words.indexOf(name);
    const ends = /^\p{L}/u.test(words.slice(at + name.length)) && !/\p{Script=Han}$/u.test(name);
    return at < 0 || ends ? [] : [{ at, code }];
  });
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ code }) => code))];
};
