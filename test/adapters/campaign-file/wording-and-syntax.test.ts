import { expect, it } from 'vitest';
import { expectSingleMistake, mistakesOf, type SingleMistake } from './single-mistake.ts';
import { smallestCampaign as base, lineOf, replaced } from './smallest-campaign.ts';

const cases: readonly SingleMistake[] = [
  [
    'language that is not official',
    'wording:',
    ['languages: [en, de]', 'wording:'],
    'languages[1]',
    'languages',
    /one of ar, zh, en, fr, ru or es/,
  ],
  [
    'wording in no official language',
    'wording:',
    ['wording:', '  de: {subject: a, mandateParagraph: b, requestParagraph: c}'],
    'wording.de',
    'de:',
    /not a field of a campaign file/,
  ],
  [
    'misspelt placeholder',
    '    requestParagraph: Comments should arrive by {deadline}.',
    ['    requestParagraph: Comments by {dedline}.'],
    'wording.en.requestParagraph',
    'dedline',
    /\{dedline\}.*only \{deadline\} and \{replyMailbox\}.*did you mean \{deadline\}/,
  ],
  [
    'placeholder where none is filled in',
    '    subject: the draft',
    ['    subject: the draft of {deadline}'],
    'wording.en.subject',
    'the draft of',
    /nothing is filled in here/,
  ],
  [
    'brace without partner',
    '    requestParagraph: Comments should arrive by {deadline}.',
    ['    requestParagraph: Comments by {deadline.'],
    'wording.en.requestParagraph',
    '{deadline.',
    /brace without its partner/,
  ],
  [
    'control character',
    '    subject: the draft',
    ['    subject: "the\\u0007draft"'],
    'wording.en.subject',
    'u0007',
    /control characters/,
  ],
  [
    'symbol that does not parse',
    '  symbol: CTOC/COP/2015/2',
    ['  symbol: CTOC/COP/CRP'],
    'paper.symbol',
    'symbol',
    /does not parse as a document symbol/,
  ],
  [
    'offsets not ascending',
    'paper:',
    ['reminders:', '  offsets:', '    - -5', '    - -10 # late', 'paper:'],
    'reminders.offsets[1]',
    'late',
    /-10 after -5/,
  ],
  [
    'offset twice',
    'paper:',
    ['reminders: {offsets: [1, 1]}', 'paper:'],
    'reminders.offsets[1]',
    'reminders',
    /1 after 1/,
  ],
  ['cohort of nobody', 'paper:', ['cohortSize: 0', 'paper:'], 'cohortSize', 'cohortSize', /from 1 to 1000/],
  ['cohort too large', 'paper:', ['cohortSize: 1001', 'paper:'], 'cohortSize', 'cohortSize', /from 1 to 1000/],
  [
    'rate of nothing',
    'paper:',
    ['sending: {ratePerSecond: 0}', 'paper:'],
    'sending.ratePerSecond',
    'sending',
    /number from 0\.01/,
  ],
  [
    'a field twice',
    'title: Comments on the draft',
    ['title: Comments on the draft', 'title: Other'],
    'title',
    'Other',
    /second time/,
  ],
  [
    'an alias',
    'title: Comments on the draft',
    ['title: &t Comments', 'colour: *t'],
    '',
    'colour',
    /write the value itself/,
  ],
  ['a tag', 'title: Comments on the draft', ['title: !secret Comments'], '', '!secret', /cannot be read as YAML/],
  [
    'a tabulator as indentation',
    '  title: Comments received',
    ['\ttitle: Comments received'],
    '',
    '\ttitle',
    /cannot be read as YAML/,
  ],
  [
    'an unclosed quotation',
    'title: Comments on the draft',
    ['title: "Comments on the draft'],
    '',
    '',
    /cannot be read as YAML/,
  ],
];

it.each(cases)('wording, paper or syntax: %s', (...slip) => expectSingleMistake(...slip));

it.each([
  ['    2015: [2015-06-01, 2016-06-01]', 'office.holidays.2015[1]', /not a day of 2015/],
  ['    2015: [2015-06-31]', 'office.holidays.2015[0]', /day that exists/],
  ['    next: [2015-06-01]', 'office.holidays.next', /must be a year/],
])('of the holidays %s is named at its line', (line, path, says) => {
  const text = replaced(base, '  dutyStation: Vienna', '  dutyStation: Vienna', '  holidays:', line);
  expect(mistakesOf(text)).toEqual([{ path, line: lineOf(text, line), message: expect.stringMatching(says) }]);
});

it('of none of the six languages, whose notes the product can all write', () => {
  const spanish = '  es: {subject: a, mandateParagraph: b, requestParagraph: c}';
  const text = replaced(
    replaced(base, 'wording:', 'wording:', spanish),
    '    en: The Secretariat',
    '    en: The Secretariat',
    '    es: La Secretaría',
  );
  expect(mistakesOf(text)).toEqual([]);
});

it('of a language without the wording of the campaign is named where the language is asked', () => {
  const text = replaced(
    replaced(base, '    en: The Secretariat', '    en: The Secretariat', '    fr: Le Secrétariat'),
    'wording:',
    'languages: [en, fr]',
    'wording:',
  );
  expect(mistakesOf(text)).toEqual([
    {
      path: 'languages[1]',
      line: lineOf(text, 'languages'),
      message: expect.stringContaining('wording.fr is missing'),
    },
  ]);
});

it('of an office without a name in a language is named where the names stand', () => {
  const text = replaced(base, 'wording:', 'wording:', '  fr: {subject: a, mandateParagraph: b, requestParagraph: c}');
  expect(mistakesOf(text)).toEqual([
    { path: 'office.name', line: lineOf(text, 'name:'), message: expect.stringContaining('office.name.fr') },
  ]);
});
