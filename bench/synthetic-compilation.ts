import type { CompilationInput } from '../domain/compile/compilation.ts';
import type { CompiledSubmission } from '../domain/compile/compiled-submission.ts';
import { directionOf, type Language, languages } from '../domain/language.ts';
import type { SubmissionBlock } from '../domain/paper/blocks.ts';
import { submissionTexts } from '../stack/missions/texts/all-languages.ts';
import type { SubmissionTexts } from '../stack/missions/texts/submission-texts.ts';

/** Letters on a page of the paper as it is set, about; Chinese needs half as many for as much room. */
const lettersOfThreePages = { han: 2_700, other: 8_300 } as const;

/** Submissions of about three pages in each of the six languages in turn, in the missions' own texts. */
export const syntheticCompilation = (submissions: number): CompilationInput => ({
  definition: {
    symbol: 'CTOC/COP/WG.8/2015/2',
    title: 'Comments and views received from States parties and observers',
    language: 'en',
    masthead: {
      body: ['Conference of the Parties to the United Nations Convention against Transnational Organized Crime'],
      distribution: 'General',
      session: ['First open-ended intergovernmental meeting'],
      placeAndDates: 'Vienna, 28–30 September 2015',
      agendaItem: null,
      agendaFootnote: null,
    },
  },
  campaignTitle: 'Comments and views for the first open-ended intergovernmental meeting',
  issuedOn: '2015-07-20',
  edition: null,
  days: 'received',
  introduction: {
    kind: 'request',
    mandate: { resolution: '7/1', paragraph: 5 },
    noteVerbaleOn: '2015-05-20',
    deadlineOn: '2015-07-03',
    asAt: '2015-07-20',
    lateNotCompiled: 0,
  },
  submissions: Array.from({ length: submissions }, (_, index) => submissionOf(index)),
});

const submissionOf = (index: number): CompiledSubmission => {
  const texts = submissionTexts[languages[index % languages.length] as Language];
  const name = `Synthetic State ${String(index + 1).padStart(3, '0')}`;
  return {
    replyKind: 'text',
    respondents: [{ code: `SYN${index + 1}`, name, sortKey: name, isState: true }],
    onBehalfOf: [],
    language: texts.language,
    direction: directionOf(texts.language),
    receivedOn: '2015-06-30',
    late: false,
    blocks: threePages(texts, index),
    publication: 'publish',
    attachments: [],
  };
};

/** No two submissions alike: each takes the sections in an order of its own and numbers its paragraphs. */
const threePages = (texts: SubmissionTexts, index: number): SubmissionBlock[] => {
  const wanted = texts.language === 'zh' ? lettersOfThreePages.han : lettersOfThreePages.other;
  const blocks: SubmissionBlock[] = [];
  let letters = 0;
  const add = (block: SubmissionBlock, length: number): void => {
    blocks.push(block);
    letters += length;
  };
  for (let round = 0; letters < wanted; round += 1) {
    const section = texts.sections[(index + round) % texts.sections.length] as SubmissionTexts['sections'][number];
    add({ kind: 'heading', level: 1, runs: [{ text: section.heading }] }, section.heading.length);
    for (const paragraph of section.paragraphs)
      add({ kind: 'paragraph', runs: [{ text: `${index + 1}.${round + 1}. ${paragraph}` }] }, paragraph.length);
    if (round % 3 === 1)
      add(
        { kind: 'list', ordered: true, items: texts.list.items.map((text) => [{ text }]) },
        texts.list.items.join('').length,
      );
    if (round % 4 === 2)
      add(
        { kind: 'table', rows: [texts.table.header, ...texts.table.rows].map((row) => row.map((text) => [{ text }])) },
        texts.table.rows.flat().join('').length,
      );
  }
  return blocks;
};
