import { expect, it } from 'vitest';
import { locateMistakes } from '../../../adapters/campaign-file/locate-mistakes.ts';
import { lineOf, replaced, smallestCampaign } from './smallest-campaign.ts';

it('gives each mistake the line of its field, or of the nearest field around it', () => {
  const text = replaced(
    smallestCampaign,
    '  classes: [parties]',
    '  classes: [parties]',
    '  include:',
    '    - AUT',
    '    - QQQ',
  );
  const paths = [
    'dates.deadline',
    'audience.include[1]',
    'audience.include.1',
    'office.holidays',
    'audience.exclude[0]',
  ];
  const located = locateMistakes(
    text,
    paths.map((path) => ({ path, message: 'x' })),
  );
  expect(located.map(({ line }) => line)).toEqual([
    lineOf(text, 'deadline: '),
    lineOf(text, 'QQQ'),
    lineOf(text, 'QQQ'),
    lineOf(text, 'office:'),
    lineOf(text, 'audience:'),
  ]);
});

it('leaves alone what names no field or has its line', () => {
  const mistakes = [
    { path: '', message: 'x' },
    { path: 'title', line: 99, message: 'x' },
  ];
  expect(locateMistakes(smallestCampaign, mistakes)).toEqual(mistakes);
});
