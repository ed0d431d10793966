import type { Paper, PaperBlock } from '../../../domain/paper/paper.ts';

const filler =
  'The Government is of the view that this matter deserves the attention of the Conference at its next session.';

/** Respondents of the long paper; enough letters for several parts. */
export const respondents = 24;

/** The last sentence of a respondent's text. */
export const lastSentence = (respondent: number): string => `Sentence that ends the text of State ${respondent}.`;

const respondent = (index: number): PaperBlock[] => [
  {
    kind: 'heading',
    level: 2,
    runs: [{ text: `State ${index} (of \\ 12 0 R)` }],
    inContents: true,
  },
  {
    kind: 'section',
    language: index % 3 === 0 ? 'ar' : 'en',
    direction: index % 3 === 0 ? 'rtl' : 'ltr',
    blocks: [
      { kind: 'heading', level: 3, runs: [{ text: 'General remarks' }], inContents: false },
      ...Array.from(
        { length: 90 },
        (_, paragraph): PaperBlock => ({
          kind: 'paragraph',
          runs: [
            {
              text:
                index % 3 === 0
                  ? `ترى الحكومة أن هذه المسألة جديرة باهتمام المؤتمر ${filler}`
                  : `${paragraph} ${filler} ${filler}`,
            },
          ],
        }),
      ),
      {
        kind: 'table',
        headerRows: 1,
        columns: [
          { width: 1, align: 'start' },
          { width: 1, align: 'end' },
        ],
        rows: [
          [{ runs: [{ text: 'Measure' }] }, { runs: [{ text: 'Year' }] }],
          [{ runs: [{ text: 'First' }] }, { runs: [{ text: '2015' }] }],
        ],
      },
      { kind: 'list', ordered: true, items: [[{ text: 'one {numbers-1}' }], [{ text: 'two' }]] },
      { kind: 'paragraph', runs: [{ text: lastSentence(index), footnote: [{ text: `Note of State ${index}` }] }] },
    ],
  },
];

/** A paper long enough to be set in parts, with notes, tables and lists in every one of them. */
export const longPaper: Paper = {
  language: 'en',
  title: 'CTOC/COP/WG.8/2015/2: a long paper (with (brackets))',
  author: 'United Nations',
  subject: 'A campaign',
  runningSymbol: 'CTOC/COP/WG.8/2015/2',
  date: '2015-09-11',
  masthead: {
    kind: 'report-page',
    organization: 'United Nations',
    office: ['Secretariat'],
    date: '11 September 2015',
    title: 'A long paper',
    subtitle: null,
  },
  content: [
    { kind: 'contents', title: 'Contents', pageLabel: 'Page' },
    { kind: 'page-break' },
    { kind: 'heading', level: 1, number: 'I.', runs: [{ text: 'Introduction' }], inContents: true },
    { kind: 'paragraph', runs: [{ text: 'The beginning.' }] },
    { kind: 'heading', level: 1, number: 'II.', runs: [{ text: 'Replies' }], inContents: true },
    ...Array.from({ length: respondents }, (_, index) => respondent(index + 1)).flat(),
  ],
};
