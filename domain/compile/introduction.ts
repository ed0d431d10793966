import type { Language } from '../language.ts';
import type { ParagraphBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { inNameOrder } from './compilation-order.ts';
import type { CompiledSubmission, NamedRespondent } from './compiled-submission.ts';
import type { EditionForm } from './edition.ts';
import { listed } from './listed.ts';
import { paperWording, type RespondentNumbers } from './paper-wording.ts';

/** What the introduction of a compilation states beside what it counts itself. Days are YYYY-MM-DD. */
export interface RequestFacts {
  readonly kind: 'request';
  readonly mandate: { readonly resolution: string; readonly paragraph: number };
  /** Date of the note verbale. */
  readonly noteVerbaleOn: string;
  /** The published deadline; null where the note named none. */
  readonly deadlineOn: string | null;
  /** Day up to which replies were counted. */
  readonly asAt: string;
  /** Replies received too late and, by the campaign's rule, left out. */
  readonly lateNotCompiled: number;
}

/** What the introduction of a paper of transmitted texts states. Days are YYYY-MM-DD, ascending. */
export interface TransmittalFacts {
  readonly kind: 'transmittal';
  readonly mandate: { readonly resolution: string; readonly paragraph: number };
  /** Who transmitted, when, and what was asked; null where the campaign does not print it. */
  readonly transmitted: {
    readonly by: string;
    readonly on: readonly string[];
    readonly instruction: string;
  } | null;
}

export type IntroductionFacts = RequestFacts | TransmittalFacts;

/** What a paper is beside one that was issued before: its addendum, its corrigendum, or itself anew. */
export interface EditionOf {
  readonly form: EditionForm;
  /** Symbol of the paper before. */
  readonly symbol: string;
}

/** Numbered paragraphs from 1; each is a list of sentences. */
export const introductionParagraphs = (
  facts: IntroductionFacts,
  submissions: readonly CompiledSubmission[],
  language: Language,
  edition: EditionOf | null,
): ParagraphBlock[] => {
  const body = bodyOf(submissions);
  const paragraphs =
    facts.kind === 'request' ? aboutReplies(facts, body, language) : aboutTransmitted(facts, body, language);
  const own = edition === null ? [] : aboutEdition(edition, language);
  const { betweenSentences } = paperWording(language);
  // An addendum and a corrigendum hold a few texts beside a paper that has said the rest.
  const whole = edition === null || edition.form === 'reissue' || edition.form === 'revision';
  return [...own, ...(whole ? paragraphs.opening : []), ...paragraphs.texts].map((sentences, index) => ({
    kind: 'paragraph',
    number: index + 1,
    runs: [{ text: sentences.join(betweenSentences) }],
  }));
};

const aboutEdition = ({ form, symbol }: EditionOf, language: Language): string[][] => {
  const wording = paperWording(language);
  // Reissued for technical reasons: nothing of what it says has changed, and its first page says the rest.
  return form === 'reissue' || form === 'first' ? [] : [[wording[form].holds(symbol)]];
};

/** What is in the paper, counted. */
interface Body {
  readonly numbers: RespondentNumbers;
  readonly texts: readonly CompiledSubmission[];
  readonly joint: number;
  readonly nil: readonly NamedRespondent[];
  readonly declined: readonly NamedRespondent[];
}

const bodyOf = (submissions: readonly CompiledSubmission[]): Body => {
  const respondents = new Map(submissions.flatMap((each) => each.respondents.map((named) => [named.code, named])));
  const states = [...respondents.values()].filter(({ isState }) => isState).length;
  const texts = submissions.filter(({ replyKind }) => replyKind === 'text');
  const named = (kind: CompiledSubmission['replyKind']): NamedRespondent[] => [
    ...new Map(
      submissions
        .filter(({ replyKind }) => replyKind === kind)
        .flatMap((each) => each.respondents.map((respondent) => [respondent.code, respondent])),
    ).values(),
  ];
  return {
    numbers: { states, organizations: respondents.size - states },
    texts,
    joint: texts.filter((each) => each.respondents.length > 1).length,
    nil: named('nil-return'),
    declined: named('declined'),
  };
};

/** Paragraphs on how the paper came about, and on what it holds. */
interface Paragraphs {
  readonly opening: readonly (readonly string[])[];
  readonly texts: readonly (readonly string[])[];
}

const aboutReplies = (facts: RequestFacts, body: Body, language: Language): Paragraphs => {
  const wording = paperWording(language);
  const day = (value: string) => formatDay(value, language);
  const { mandate, noteVerbaleOn, deadlineOn } = facts;
  const none = body.numbers.states + body.numbers.organizations === 0;
  return {
    opening: [
      [wording.pursuantTo(mandate.resolution, mandate.paragraph)],
      [
        deadlineOn === null
          ? wording.invited(day(noteVerbaleOn))
          : wording.invitedUntil(day(noteVerbaleOn), day(deadlineOn)),
      ],
      [
        none ? wording.noneReceived(day(facts.asAt)) : wording.received(day(facts.asAt), body.numbers),
        ...(facts.lateNotCompiled > 0 ? [wording.lateNotCompiled(facts.lateNotCompiled)] : []),
      ],
    ],
    texts: [
      ...withoutText(body, language),
      ...(body.texts.length === 0
        ? []
        : [
            [
              wording.asReceived,
              ...(body.joint === 0 ? [] : [wording.joint(body.joint)]),
              body.numbers.organizations === 0 ? wording.orderOfStates : wording.order,
              ...(body.texts.some(({ late }) => late) ? [wording.lateCompiled] : []),
            ],
          ]),
    ],
  };
};

/** Nobody is said to have been invited. */
const aboutTransmitted = ({ mandate, transmitted }: TransmittalFacts, body: Body, language: Language): Paragraphs => {
  const general = paperWording(language);
  const wording = general.transmittal;
  const calledFor = wording.calledFor(mandate.resolution, mandate.paragraph);
  if (body.texts.length === 0) return { opening: [[calledFor], [wording.none]], texts: [] };
  return {
    opening: [
      [calledFor, ...(transmitted === null ? [wording.holds] : [])],
      ...(transmitted === null
        ? []
        : [[wording.transmitted(transmitted.by, listedDays(transmitted.on, language), transmitted.instruction)]]),
      [wording.from(body.numbers), ...(body.joint === 0 ? [] : [general.joint(body.joint)])],
    ],
    texts: [
      ...withoutText(body, language),
      [wording.asReceived, body.numbers.organizations === 0 ? general.orderOfStates : wording.order],
    ],
  };
};

/** Who answered without a text: names by themselves after a colon, one sentence for each kind. */
const withoutText = ({ nil, declined }: Body, language: Language): string[][] => {
  const wording = paperWording(language);
  const sentence = (intro: string, respondents: readonly NamedRespondent[]): string[] => {
    if (respondents.length === 0) return [];
    const names = inNameOrder(respondents, language).map(({ name }) => name);
    return [`${intro}${wording.betweenSentences}${listed(names, language)}${language === 'zh' ? '。' : '.'}`];
  };
  return [sentence(wording.nilReturns, nil), sentence(wording.declined, declined)].filter(
    (sentences) => sentences.length > 0,
  );
};

/** "24 and 27 May 2016": days of one month name it once, where the language sets the day before the month. */
const listedDays = (days: readonly string[], language: Language): string => {
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  const written = [...months.values()].map((own) => {
    const whole = own.map((day) => formatDay(day, language));
    const apart = whole.map((text) => /^(?<day>\d+(?:er)?)(?<rest>\s.+)$/u.exec(text)?.groups);
    if (own.length === 1 || apart.includes(undefined)) return whole;
    return [
      `${listed(
        apart.map((groups) => groups?.day ?? ''),
        language,
      )}${apart[0]?.rest ?? ''}`,
    ];
  });
  return listed(written.flat(), language);
};
