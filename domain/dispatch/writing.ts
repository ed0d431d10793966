import { DomainRefusal, type Mistake } from '../errors.ts';
import type { Language } from '../language.ts';
import type { RequestCycle } from '../request-cycle/cycle.ts';

type PerLanguage<Text> = Readonly<Partial<Record<Language, Text>>>;

/** Whom a writing goes to: everybody asked, those of whom a submission is on file, those of whom none is, or named ones. */
export type WritingAudience = 'all' | 'answered' | 'silent' | readonly string[];

/** A document that is passed on, by its name and content. */
export interface PassedDocument {
  /** "CTOC/COP/WG.8/2015/2"; null for a document without symbol. */
  readonly symbol: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
}

/** What an officer writes to addressees besides the request. It is JSON, and what clearance binds. */
export type WritingContent = { readonly to: WritingAudience } & (
  | {
      readonly kind: 'clarification';
      /** Calendar day (YYYY-MM-DD) by which the answer is asked. */
      readonly replyBy: string;
      readonly questions: PerLanguage<readonly string[]>;
    }
  | { readonly kind: 'transmittal'; readonly document: PassedDocument; readonly titles: PerLanguage<string> }
  | { readonly kind: 'circular'; readonly information: PerLanguage<readonly string[]> }
);

/** The languages in which there is a text. */
export const languagesOf = (content: WritingContent): Language[] => Object.keys(textsOf(content)) as Language[];

const textsOf = (content: WritingContent): PerLanguage<unknown> => {
  switch (content.kind) {
    case 'clarification':
      return content.questions;
    case 'transmittal':
      return content.titles;
    case 'circular':
      return content.information;
  }
};

/** As much of an addressee as decides whether and how it is written to. */
export interface PossibleRecipient {
  readonly code: string;
  readonly language: Language;
  /** What the directory calls it, by language. */
  readonly names: PerLanguage<unknown>;
  readonly cycle: Pick<RequestCycle, 'phase' | 'submissions'>;
}

/** An addressee that is written to, and the language in which. */
export interface Recipient {
  readonly code: string;
  readonly language: Language;
  /** Its own language, where the writing has no text in it. */
  readonly insteadOf: Language | null;
}

/**
 * Whom a writing goes to, and in which language: the addressee's own, else the first of the campaign's
 * languages in which there is a text and a phrase for the addressee.
 * @param campaignLanguages the first is the fall-back, as for the request
 * @throws DomainRefusal `writing-refused` naming every addressee who cannot be written to so, and every text that
 *   is in no language of the campaign; `unknown-addressee`; `writing-to-nobody`
 */
export const recipientsOf = (
  content: WritingContent,
  addressees: readonly PossibleRecipient[],
  campaignLanguages: readonly Language[],
): Recipient[] => {
  const meant = addressees.filter(isMeant(content.to));
  refuseUnknown(content.to, addressees);
  if (meant.length === 0)
    throw new DomainRefusal(
      'writing-to-nobody',
      `Nobody in the campaign is "${String(content.to)}": nothing to write.`,
    );
  const mistakes: Mistake[] = languagesOf(content)
    .filter((language) => !campaignLanguages.includes(language))
    .map((language) => ({
      path: `texts.${language}`,
      message: `texts.${language} is in a language in which the campaign has no wording: it has ${campaignLanguages.join(', ')}.`,
    }));
  const recipients = meant.flatMap((addressee): Recipient[] => {
    if (content.kind === 'clarification' && addressee.cycle.submissions === 0) {
      mistakes.push({ path: 'to', message: `to: ${addressee.code} has sent no submission that could be asked about.` });
      return [];
    }
    const language = languageFor(content, addressee, campaignLanguages);
    if (language !== null)
      return [
        { code: addressee.code, language, insteadOf: language === addressee.language ? null : addressee.language },
      ];
    mistakes.push({
      path: `texts.${addressee.language}`,
      message: `texts.${addressee.language} is missing: ${addressee.code} is written to in it, and no other text can take its place.`,
    });
    return [];
  });
  if (mistakes.length > 0)
    throw new DomainRefusal('writing-refused', mistakes.map(({ message }) => message).join('\n'), mistakes);
  return recipients;
};

const isMeant =
  (to: WritingAudience) =>
  ({ code, cycle }: PossibleRecipient): boolean => {
    if (to === 'all') return true;
    if (to === 'answered') return cycle.submissions > 0;
    if (to === 'silent') return cycle.submissions === 0 && cycle.phase !== 'withdrawn';
    return to.includes(code);
  };

const refuseUnknown = (to: WritingAudience, addressees: readonly PossibleRecipient[]): void => {
  if (typeof to === 'string') return;
  const mistakes = to.flatMap((code, position): Mistake[] =>
    addressees.some((addressee) => addressee.code === code)
      ? []
      : [{ path: `to[${position}]`, message: `to[${position}]: ${code} is not an addressee of this campaign.` }],
  );
  if (mistakes.length > 0)
    throw new DomainRefusal('unknown-addressee', mistakes.map(({ message }) => message).join('\n'), mistakes);
};

const languageFor = (
  content: WritingContent,
  addressee: PossibleRecipient,
  campaignLanguages: readonly Language[],
): Language | null => {
  const texts = textsOf(content);
  const possible = (language: Language): boolean => texts[language] !== undefined;
  if (possible(addressee.language)) return addressee.language;
  return campaignLanguages.find((language) => possible(language) && addressee.names[language] !== undefined) ?? null;
};
