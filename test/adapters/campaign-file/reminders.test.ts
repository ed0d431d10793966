import { describe, expect, it } from 'vitest';
import { parseCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import type { ReminderPolicy } from '../../../domain/campaign/definition.ts';
import { expectSingleMistake, type SingleMistake } from './single-mistake.ts';
import { replaced, smallestCampaign } from './smallest-campaign.ts';

/** The policy that a file with these lines under "reminders:" states. */
const policy = (...lines: string[]): ReminderPolicy => {
  const reminders = ['reminders:', ...lines.map((line) => `  ${line}`)];
  return parseCampaignFile(replaced(smallestCampaign, 'paper:', ...reminders, 'paper:'), 'c.yaml').reminders;
};

describe('the caps of a reminder policy', () => {
  it.each([
    [['offsets: [-10, -3, 2]'], 3, 2, 1],
    [['offsets: [-20, -5, 1]', 'cap: 3'], 3, 2, 1],
    [['offsets: [-20, -5, 1]', 'cap: 2'], 2, 1, 1],
    [['offsets: [-5, 1]', 'cap: 1'], 1, 0, 1],
    [['offsets: [-5, 0]', 'cap: 1'], 1, 1, 0],
    [['offsets: [-5, 1]', 'cap: 0'], 0, 0, 0],
    [['offsets: [-9, -5, -1, 1, 3]', 'capBefore: 1'], 3, 1, 2],
    [['offsets: [-9, -5, -1, 1, 3]', 'capBefore: 2', 'capAfter: 1'], 3, 2, 1],
    [['offsets: [-9, -5, -1, 1, 3]', 'cap: 4', 'capAfter: 1'], 4, 3, 1],
  ])('of %j keep a share for those after the deadline', (lines, cap, beforeDeadline, afterDeadline) => {
    expect(policy(...lines)).toMatchObject({ cap, caps: { beforeDeadline, afterDeadline } });
  });
});

describe('quiet days', () => {
  it('are weekdays, days and rows of days', () => {
    expect(policy('quietDays: [friday, 2015-06-01, 2015-07-27 to 2015-08-14]').quietDays).toEqual([
      { weekday: 5 },
      { from: '2015-06-01', to: '2015-06-01' },
      { from: '2015-07-27', to: '2015-08-14' },
    ]);
    expect(Object.hasOwn(policy('quietDays: []'), 'quietDays')).toBe(false);
  });
});

const mistake = (name: string, line: string, path: string, says: RegExp): SingleMistake => [
  name,
  'paper:',
  ['reminders:', `  ${line}`, 'paper:'],
  path,
  line,
  says,
];

it.each([
  mistake('no such weekday', 'quietDays: [Freitag]', 'reminders.quietDays[0]', /weekday such as Friday/),
  mistake('no such day', 'quietDays: [2015-02-29]', 'reminders.quietDays[0]', /2015-07-27 to 2015-08-14/),
  mistake(
    'a row that ends before it begins',
    'quietDays: [Friday, 2015-08-14 to 2015-07-27]',
    'reminders.quietDays[1]',
    /write "2015-07-27 to 2015-08-14"/,
  ),
  mistake('a cap below zero', 'capAfter: -1', 'reminders.capAfter', /0 to 20/),
])('a reminder policy with %s', (...slip) => expectSingleMistake(...slip));

it('a cap that the caps of both kinds overstep is named', () => {
  const lines = ['reminders:', '  cap: 2', '  capBefore: 2', '  capAfter: 1', 'paper:'];
  expectSingleMistake(
    '',
    'paper:',
    lines,
    'reminders.cap',
    '  cap: 2',
    /less than capBefore and capAfter together \(3\)/,
  );
});
