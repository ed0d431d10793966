import type { PaperDefinition } from '../campaign/definition.ts';
import type { Language } from '../language.ts';
import type { Paper, PaperBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { type Chapter, compilationOrder } from './compilation-order.ts';
import type { CompiledSubmission } from './compiled-submission.ts';
import { documentMasthead } from './document-masthead.ts';
import { parseSymbol } from './document-symbol.ts';
import { type EditionOf, type IntroductionFacts, introductionParagraphs } from './introduction.ts';
import { paperWording } from './paper-wording.ts';
import { respondentList } from './respondent-list.ts';
import { type DayLine, submissionBlocks } from './submission-section.ts';

/** All that a compilation is made from: the same input gives the same paper. */
export interface CompilationInput {
  /** In the language of the version; its symbol is that of this paper. */
  readonly definition: PaperDefinition;
  /** Goes into the properties of the file. */
  readonly campaignTitle: string;
  /** YYYY-MM-DD */
  readonly issuedOn: string;
  /** Null for the first paper. */
  readonly edition: EditionOf | null;
  readonly introduction: IntroductionFacts;
  /** What each text says about the day on which it came. */
  readonly days: DayLine;
  /** In any order. */
  readonly submissions: readonly CompiledSubmission[];
}

const romans = ['I', 'II', 'III', 'IV'] as const;

/**
 * The compilation: masthead, contents by respondent, introduction in numbered paragraphs, texts of States, then of
 * organizations, each as received, and the list of everyone who replied. A chapter that would be empty is left out, but
 * that of States, whose replies were asked for.
 * @throws DomainRefusal `symbol-does-not-parse`
 */
export const compilationPaper = (input: CompilationInput): Paper => {
  const { definition, edition } = input;
  const submissions = input.submissions.map((submission) => ({
    ...submission,
    respondents: submission.respondents.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  }));
  const { language } = definition;
  const wording = paperWording(language);
  const texts = submissions.filter(({ replyKind }) => replyKind === 'text');
  const { states, organizations } = compilationOrder(texts, language);
  const asked = input.introduction.kind === 'request';
  const titles = asked ? wording.chapters : wording.transmittal.chapters;
  const masthead = mastheadOf(input, texts);
  const chapters: { title: string; blocks: PaperBlock[] }[] = [
    {
      title: wording.chapters.introduction,
      blocks: introductionParagraphs(input.introduction, submissions, language, edition),
    },
    ...(states.length > 0 ? [{ title: titles.states, blocks: written(states, language, input.days) }] : []),
    ...(states.length === 0 && asked && edition === null
      ? [{ title: titles.states, blocks: [{ kind: 'paragraph' as const, runs: [{ text: wording.noStates }] }] }]
      : []),
    ...(organizations.length > 0
      ? [{ title: titles.organizations, blocks: written(organizations, language, input.days) }]
      : []),
    ...(submissions.length > 0
      ? [{ title: wording.list.title, blocks: [respondentList(submissions, language, input.days !== 'none')] }]
      : []),
  ];
  return {
    language,
    title: `${masthead.symbol}: ${definition.title}`,
    author: wording.organization,
    subject: input.campaignTitle,
    runningSymbol: masthead.symbol,
    date: input.issuedOn,
    masthead,
    content: [
      ...reissueNote(input),
      { kind: 'contents', title: wording.contents, pageLabel: wording.page },
      { kind: 'page-break' },
      ...chapters.flatMap(({ title, blocks }, index): PaperBlock[] => [
        { kind: 'heading', level: 1, number: `${romans[index]}.`, runs: [{ text: title }], inContents: true },
        ...blocks,
      ]),
    ],
  };
};

const mastheadOf = (input: CompilationInput, texts: readonly CompiledSubmission[]) => {
  const { definition, edition } = input;
  const wording = paperWording(definition.language);
  const masthead = documentMasthead(
    definition,
    input.issuedOn,
    texts.flatMap((submission) => submission.language ?? []),
  );
  if (edition !== null && edition.form !== 'reissue' && edition.form !== 'first')
    return { ...masthead, byline: wording[edition.form].title };
  return input.introduction.kind === 'transmittal' ? { ...masthead, byline: wording.conferenceRoomPaper } : masthead;
};

/** "* Reissued for technical reasons on 7 April 2016.": with as many asterisks as the symbol has. */
const reissueNote = ({ definition, issuedOn }: CompilationInput): PaperBlock[] => {
  const { reissues } = parseSymbol(definition.symbol);
  if (reissues === 0) return [];
  const { language } = definition;
  const text = `${'*'.repeat(reissues)} ${paperWording(language).reissued(formatDay(issuedOn, language))}`;
  return [{ kind: 'paragraph', style: 'note', runs: [{ text }] }];
};

const written = (chapters: readonly Chapter[], language: Language, days: DayLine): PaperBlock[] =>
  chapters.flatMap(({ heading, entries }) => [
    { kind: 'heading', level: 2, runs: [{ text: heading }], inContents: true },
    ...entries.flatMap(({ text, see }): PaperBlock[] =>
      see === null
        ? submissionBlocks(text, language, days)
        : [{ kind: 'paragraph', style: 'note', runs: [{ text: paperWording(language).seeJoint(see) }] }],
    ),
  ]);
