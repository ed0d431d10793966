import { compareNames } from '../directory/alphabetical-order.ts';
import type { Language } from '../language.ts';
import type { CompiledSubmission, NamedRespondent } from './compiled-submission.ts';
import { listed } from './listed.ts';

/** What stands at one place of the order: a text, or a line that sends the reader to it. */
export interface Entry {
  readonly text: CompiledSubmission;
  /** Heading under which the joint text stands, for lines that send there; null where the text itself stands. */
  readonly see: string | null;
}

/** A heading with what stands under it: one respondent, or the row of names of a joint text. */
export interface Chapter {
  readonly heading: string;
  readonly entries: readonly Entry[];
}

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Names in the alphabetical order of a language; equal ones by their codes. */
export const inNameOrder = (respondents: readonly NamedRespondent[], language: Language): NamedRespondent[] => {
  const compare = compareNames(language);
  return respondents.toSorted((a, b) => compare(a.sortKey, b.sortKey) || byCodeUnit(a.code, b.code));
};

/** A text or a reference to one, with what decides its place. */
interface Placed extends Entry {
  readonly sortKey: string;
  /** Of the respondent, or of all of them: equal ones share a heading. */
  readonly under: string;
  readonly heading: string;
  readonly isState: boolean;
}

/** Texts of one heading by the day on which they came; those of one day by what is in them. */
export const byDay = (left: CompiledSubmission, right: CompiledSubmission): number =>
  byCodeUnit(left.receivedOn, right.receivedOn) ||
  (left === right ? 0 : byCodeUnit(JSON.stringify(left), JSON.stringify(right)));

/**
 * Texts in the alphabetical order of the names in the language of the version, States and organizations apart (Editorial
 * Manual of the United Nations on documents made up of replies). A joint text stands once, under all its names, at the
 * place of the first of them and in the chapter of States when one of them is a State; at the places of the others a
 * line sends the reader to it, so that each is found under its own name. The same texts in any order give the same result.
 */
export const compilationOrder = (
  texts: readonly CompiledSubmission[],
  language: Language,
): { readonly states: readonly Chapter[]; readonly organizations: readonly Chapter[] } => {
  const compare = compareNames(language);
  const sorted = texts
    .flatMap((text) => placesOf(text, language))
    .toSorted(
      (left, right) =>
        compare(left.sortKey, right.sortKey) ||
        byCodeUnit(left.under, right.under) ||
        Number(left.see !== null) - Number(right.see !== null) ||
        byDay(left.text, right.text),
    );
  const chapters = (isState: boolean): Chapter[] => {
    const groups = Map.groupBy(
      sorted.filter((each) => each.isState === isState),
      ({ under }) => under,
    );
    return [...groups.values()].map((group) => ({
      heading: group[0]?.heading ?? '',
      entries: group.map(({ text, see }) => ({ text, see })),
    }));
  };
  return { states: chapters(true), organizations: chapters(false) };
};

const placesOf = (text: CompiledSubmission, language: Language): Placed[] => {
  const named = inNameOrder(text.respondents, language);
  const heading = listed(
    named.map(({ name }) => name),
    language,
  );
  return named.map(
    ({ code, name, sortKey, isState }, index): Placed => ({
      text,
      sortKey,
      ...(index === 0
        ? {
            see: null,
            heading,
            under: named.map((each) => each.code).join('+'),
            isState: named.some((each) => each.isState),
          }
        : { see: heading, heading: name, under: code, isState }),
    }),
  );
};
