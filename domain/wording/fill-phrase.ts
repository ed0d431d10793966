import { DomainRefusal } from '../errors.ts';

const placeholder = /\{([^{}]*)\}/g;

/** Placeholders that the phrases of a campaign file may hold. */
export const campaignPlaceholders = {
  subject: [],
  mandateParagraph: [],
  requestParagraph: ['deadline', 'replyMailbox'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Names in braces that a phrase holds and that are not among the known ones, in order. */
export const unknownPlaceholders = (phrase: string, known: readonly string[]): string[] =>
  [...phrase.matchAll(placeholder)].map(([, name]) => name ?? '').filter((name) => !known.includes(name));

/**
 * A phrase with its slots filled in. What fills a slot is never looked at again: a mission's name
 * with braces in it stays as it is.
 * @param where names the phrase in the refusal: `wording.fr.requestParagraph`
 * @throws DomainRefusal `unknown-placeholder` naming the placeholder and the phrase
 */
export const fillPhrase = (phrase: string, slots: Readonly<Record<string, string>>, where: string): string => {
  const known = Object.keys(slots);
  const unknown = unknownPlaceholders(phrase, known);
  if (unknown.length > 0) {
    const allowed = known.length === 0 ? 'nothing is filled in here' : `only {${known.join('}, {')}} are filled in`;
    const mistakes = unknown.map((name) => ({ path: where, message: `contains {${name}}, but ${allowed}.` }));
    const message = mistakes.map((mistake) => `${mistake.path} ${mistake.message}`).join(' ');
    throw new DomainRefusal('unknown-placeholder', message, mistakes);
  }
  return phrase.replace(placeholder, (_, name: string) => slots[name] ?? '');
};
