import type { PaperDefinition } from '../campaign/definition.ts';
import { compareNames } from '../directory/alphabetical-order.ts';
import type { Language } from '../language.ts';
import type { Paper, PaperBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import type { CompiledSubmission } from './compilation.ts';
import { compilationOrder, type Ordered } from './compilation-order.ts';
import { documentMasthead } from './document-masthead.ts';
import { type TransmittalFacts, transmittalParagraphs } from './introduction.ts';
import { listed } from './listed.ts';
import { paperWording } from './paper-wording.ts';
import { submittedSection } from './submission-section.ts';
import { transmittalWording } from './transmittal-wording.ts';

/** One of those whose text it is. */
export interface NamedRespondent {
  readonly code: string;
  /** Name in the language of the paper, and what it is sorted by. */
  readonly name: string;
  readonly sortKey: string;
  readonly isState: boolean;
}

/** A transmitted text, of one or more respondents. */
export interface TransmittedSubmission
  extends Pick<CompiledSubmission, 'language' | 'direction' | 'blocks' | 'attachmentsOnFile'> {
  /** In any order; never empty. */
  readonly respondents: readonly NamedRespondent[];
  /** YYYY-MM-DD */
  readonly transmittedOn: string;
}

/** All that the paper is made from: the same input gives the same paper. */
export interface TransmittedPaperInput {
  readonly definition: PaperDefinition;
  /** Goes into the properties of the file. */
  readonly campaignTitle: string;
  /** YYYY-MM-DD */
  readonly issuedOn: string;
  readonly introduction: TransmittalFacts;
  /** Whether each text says when it was transmitted. */
  readonly dayUnderEachText: boolean;
  /** In any order. */
  readonly submissions: readonly TransmittedSubmission[];
}

/** What stands at one place of the order: a text, or a line that sends the reader to it. */
interface Entry extends Ordered {
  readonly heading: string;
  readonly text: TransmittedSubmission | null;
  /** Heading under which the joint text stands; for lines that send there. */
  readonly see: string | null;
}

/**
 * The paper of transmitted texts: masthead, contents, introduction, texts in the alphabetical order of the paper's
 * language. A joint text stands once, under all its names, at the place of the first of them; at the places of the
 * others a line sends the reader to it, so that every State is found under its own name.
 * @throws DomainRefusal `symbol-does-not-parse`, `no-paper-wording`
 */
export const transmittedPaper = (input: TransmittedPaperInput): Paper => {
  const { definition, submissions } = input;
  const { language } = definition;
  const wording = transmittalWording(language);
  const general = paperWording(language);
  const { states, organizations } = compilationOrder(
    submissions.flatMap((submission) => entriesOf(submission, language)),
    language,
  );
  const masthead = {
    ...documentMasthead(
      definition,
      input.issuedOn,
      submissions.flatMap((submission) => submission.language ?? []),
    ),
    byline: wording.byline,
  };
  const written = (entries: readonly { readonly submissions: readonly Entry[] }[]): PaperBlock[] =>
    entries.flatMap((entry) =>
      entry.submissions.flatMap((each) => entryBlocks(each, language, input.dayUnderEachText)),
    );
  const respondents = new Map(submissions.flatMap((each) => each.respondents.map((named) => [named.code, named])));
  const ofStates = [...respondents.values()].filter(({ isState }) => isState).length;
  const chapters: { title: string; blocks: PaperBlock[] }[] = [
    {
      title: general.chapters.introduction,
      blocks: transmittalParagraphs(input.introduction, language, {
        states: ofStates,
        organizations: respondents.size - ofStates,
        joint: submissions.filter((each) => each.respondents.length > 1).length,
      }),
    },
    ...(states.length === 0 ? [] : [{ title: wording.chapters.states, blocks: written(states) }]),
    ...(organizations.length === 0 ? [] : [{ title: wording.chapters.organizations, blocks: written(organizations) }]),
  ];
  return {
    language,
    title: `${masthead.symbol}: ${definition.title}`,
    author: general.organization,
    subject: input.campaignTitle,
    runningSymbol: masthead.symbol,
    date: input.issuedOn,
    masthead,
    content: [
      { kind: 'contents', title: general.contents, pageLabel: general.page },
      { kind: 'page-break' },
      ...chapters.flatMap(({ title, blocks }, index): PaperBlock[] => [
        { kind: 'heading', level: 1, number: `${romans[index]}.`, runs: [{ text: title }], inContents: true },
        ...blocks,
      ]),
    ],
  };
};

const romans = ['I', 'II', 'III'] as const;

/** A text stands in the chapter of States when a State is among those whose it is. */
const entriesOf = (submission: TransmittedSubmission, language: Language): Entry[] => {
  const compare = compareNames(language);
  const named = submission.respondents.toSorted((a, b) => compare(a.sortKey, b.sortKey) || (a.code < b.code ? -1 : 1));
  const heading = listed(
    named.map(({ name }) => name),
    language,
  );
  const isState = named.some((respondent) => respondent.isState);
  const series = named.map(({ code }) => code).join('+');
  return named.map(
    ({ code, name, sortKey, isState: itself }, index): Entry => ({
      // After the respondent's own text, which has the code alone.
      code: index === 0 ? series : `${code}+${series}`,
      sortKey,
      isState: index === 0 ? isState : itself,
      receivedOn: submission.transmittedOn,
      heading: index === 0 ? heading : name,
      text: index === 0 ? submission : null,
      see: index === 0 ? null : heading,
    }),
  );
};

const entryBlocks = ({ heading, text, see }: Entry, language: Language, withDay: boolean): PaperBlock[] => {
  const wording = transmittalWording(language);
  const title: PaperBlock = { kind: 'heading', level: 2, runs: [{ text: heading }], inContents: true };
  if (text === null)
    return [title, { kind: 'paragraph', style: 'note', runs: [{ text: wording.seeJoint(see ?? '') }] }];
  const general = paperWording(language);
  const facts = [
    ...(text.respondents.length > 1 ? [wording.jointLine] : []),
    ...(text.language === null ? [] : [general.originalLine(general.languageNames[text.language])]),
    ...(withDay ? [wording.transmittedLine(formatDay(text.transmittedOn, language))] : []),
  ];
  return [title, ...submittedSection(text, facts, language)];
};
