import type { PaperDefinition } from '../campaign/definition.ts';
import type { Direction, Language } from '../language.ts';
import type { SubmissionBlock } from '../paper/blocks.ts';
import type { Paper, PaperBlock } from '../paper/paper.ts';
import { compilationOrder, type Respondent } from './compilation-order.ts';
import { documentMasthead } from './document-masthead.ts';
import { type IntroductionFacts, introductionParagraphs } from './introduction.ts';
import { paperWording } from './paper-wording.ts';
import { submissionBlocks } from './submission-section.ts';

/** A submission as the compilation needs it, its text already read out of the files. */
export interface CompiledSubmission {
  /** Code of the entity it comes from. */
  readonly code: string;
  /** Name of the entity in the language of the paper, and what it is sorted by. */
  readonly name: string;
  readonly sortKey: string;
  readonly isState: boolean;
  /** Language of the text; null where it could not be told. */
  readonly language: Language | null;
  readonly direction: Direction;
  /** YYYY-MM-DD */
  readonly receivedOn: string;
  /** Received after the cut-off. */
  readonly late: boolean;
  readonly blocks: readonly SubmissionBlock[];
  /** Files that are kept and named but not reproduced. */
  readonly attachmentsOnFile: readonly { readonly name: string; readonly pages?: number }[];
}

/** All that a compilation is made from: the same input gives the same paper. */
export interface CompilationInput {
  readonly definition: PaperDefinition;
  /** Goes into the properties of the file. */
  readonly campaignTitle: string;
  /** YYYY-MM-DD */
  readonly issuedOn: string;
  readonly introduction: IntroductionFacts;
  /** In any order. */
  readonly submissions: readonly CompiledSubmission[];
}

const romans = ['I', 'II', 'III'] as const;

/**
 * The compilation: masthead, contents by respondent, introduction in numbered paragraphs, replies of States, then
 * of organizations, each as received. The chapter of organizations is there only when one has replied.
 * @throws DomainRefusal `symbol-does-not-parse`, `no-paper-wording`
 */
export const compilationPaper = (input: CompilationInput): Paper => {
  const { definition, submissions } = input;
  const { language } = definition;
  const wording = paperWording(language);
  const { states, organizations } = compilationOrder(submissions, language);
  const masthead = documentMasthead(
    definition,
    input.issuedOn,
    submissions.flatMap((submission) => submission.language ?? []),
  );
  const chapters: { title: string; blocks: PaperBlock[] }[] = [
    {
      title: wording.chapters.introduction,
      blocks: introductionParagraphs(input.introduction, language, {
        states: states.length,
        organizations: organizations.length,
        lateCompiled: submissions.some((submission) => submission.late),
      }),
    },
    {
      title: wording.chapters.states,
      blocks:
        states.length > 0 ? replies(states, language) : [{ kind: 'paragraph', runs: [{ text: wording.noStates }] }],
    },
    ...(organizations.length > 0
      ? [{ title: wording.chapters.organizations, blocks: replies(organizations, language) }]
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
      { kind: 'contents', title: wording.contents, pageLabel: wording.page },
      { kind: 'page-break' },
      ...chapters.flatMap(({ title, blocks }, index): PaperBlock[] => [
        { kind: 'heading', level: 1, number: `${romans[index]}.`, runs: [{ text: title }], inContents: true },
        ...blocks,
      ]),
    ],
  };
};

const replies = (respondents: readonly Respondent<CompiledSubmission>[], language: Language): PaperBlock[] =>
  respondents.flatMap(({ submissions }) => [
    { kind: 'heading', level: 2, runs: [{ text: submissions[0]?.name ?? '' }], inContents: true },
    ...submissions.flatMap((submission) => submissionBlocks(submission, language)),
  ]);
