import { submittedBlocks } from '../../../domain/compile/submitted-blocks.ts';
import type { Language } from '../../../domain/language.ts';
import { directionOf } from '../../../domain/language.ts';
import type { SubmissionBlock, SubmittedItem } from '../../../domain/paper/blocks.ts';
import type { NumberFormat } from '../../../domain/paper/item-label.ts';
import type { Paper, SectionBlock } from '../../../domain/paper/paper.ts';

const item = (
  text: string,
  [before, format, value, after]: readonly [string, NumberFormat, number, string],
  below?: SubmittedItem['below'],
): SubmittedItem => ({
  runs: [{ text }],
  label: { format, value, before, after },
  ...(below === undefined ? {} : { below }),
});

const list = (...items: readonly SubmittedItem[]): NonNullable<SubmittedItem['below']> => ({
  kind: 'list',
  ordered: true,
  items,
});

/** Lists as they came in: a letter that goes on, numbers of a level above, roman figures, a number that is missing. */
export const labelledBlocks: readonly SubmissionBlock[] = [
  { kind: 'heading', level: 1, number: 'II.', runs: [{ text: 'Views on the mechanism' }] },
  {
    ...list(
      item(
        'The Government supports the mechanism, as long as its work is of use to those who take part in it and its costs are known before it begins.',
        ['(', 'lowerLetter', 1, ')'],
        list(
          item('It should be brief;', ['(', 'lowerRoman', 1, ')']),
          item('It should be fair;', ['(', 'lowerRoman', 2, ')']),
        ),
      ),
      item('Paragraph that is cited as (b).', ['(', 'lowerLetter', 2, ')']),
      item('The letter between was struck out.', ['(', 'lowerLetter', 4, ')']),
    ),
  },
  {
    ...list(
      item(
        'First article',
        ['Article ', 'decimal', 1, ' –'],
        list(item('Its first paragraph', ['1.', 'decimal', 1, '']), item('Its second', ['1.', 'decimal', 2, ''])),
      ),
      item(
        'Second article',
        ['Article ', 'decimal', 2, ' –'],
        list(item('Its only paragraph', ['2.', 'decimal', 1, ''])),
      ),
    ),
  },
  { kind: 'list', ordered: true, start: 8, items: [[{ text: 'Eighth' }], [{ text: 'Ninth' }]] },
  {
    kind: 'list',
    ordered: false,
    items: [{ runs: [{ text: 'A dot' }], below: list(item('A capital', ['', 'upperLetter', 1, ')'])) }],
  },
];

const section = (language: Language, blocks: readonly SubmissionBlock[]): SectionBlock => ({
  kind: 'section',
  language,
  direction: directionOf(language),
  blocks: submittedBlocks(blocks, language),
});

export const labelledPaper: Paper = {
  language: 'en',
  title: 'A paper with labels',
  author: 'Secretariat',
  subject: 'Labels',
  runningSymbol: null,
  date: '2026-11-28',
  masthead: {
    kind: 'report-page',
    organization: 'Secretariat',
    office: [],
    date: '28 November 2026',
    title: 'A paper with labels',
    subtitle: null,
  },
  content: [
    { kind: 'heading', level: 1, runs: [{ text: 'Replies' }], inContents: false },
    { kind: 'heading', level: 2, runs: [{ text: 'A State' }], inContents: false },
    section('en', labelledBlocks),
    section('ar', [
      list(
        item('يؤيد البلد الآلية ويشكر الأمانة على مذكرتها.', ['(', 'arabicAbjad', 1, ')']),
        item('وهذه فقرة ثانية.', ['(', 'arabicAbjad', 2, ')']),
      ),
    ]),
    section('zh', [list(item('中国政府支持该机制。', ['', 'chineseCounting', 11, '、']))]),
    section('ru', [list(item('Государство поддерживает механизм.', ['', 'russianLower', 10, ')']))]),
  ],
};
