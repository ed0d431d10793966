import { expect, it } from 'vitest';
import { parseCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { expectSingleMistake, type SingleMistake } from './single-mistake.ts';
import { replaced, smallestCampaign } from './smallest-campaign.ts';

const parsed = (...lines: string[]) =>
  parseCampaignFile(replaced(smallestCampaign, 'title: Comments on the draft', 'title: x', ...lines), 'campaign.yaml');

it('channels are one, or several in order; a campaign that names none leaves them to the directory', () => {
  expect(parsed('channels:', '  CUB: hand', '  LAO: [portal, email, hand]').channels).toEqual({
    CUB: ['hand'],
    LAO: ['portal', 'email', 'hand'],
  });
  expect('channels' in parsed()).toBe(false);
});

it('sending stops after 20 refusals of the last 50 attempts, unless the file says otherwise', () => {
  expect(parsed().sending).toMatchObject({ pauseAfterRefusals: 20, pauseWindow: 50 });
  expect(parsed('sending:', '  pauseAfterRefusals: 5', '  pauseWindow: 10').sending).toMatchObject({
    pauseAfterRefusals: 5,
    pauseWindow: 10,
  });
  expect(parsed('sending:', '  pauseAfterRefusals: null').sending.pauseAfterRefusals).toBeNull();
});

const title = 'title: Comments on the draft';

const cases: readonly SingleMistake[] = [
  [
    'a channel that is none',
    title,
    ['title: x', 'channels:', '  CUB: fax'],
    'channels.CUB',
    'CUB: fax',
    /email, hand or portal/,
  ],
  [
    'no channel at all',
    title,
    ['title: x', 'channels:', '  CUB: []'],
    'channels.CUB',
    'CUB: []',
    /at least one channel/,
  ],
  [
    'a channel twice',
    title,
    ['title: x', 'channels:', '  CUB: [hand, hand]'],
    'channels.CUB[1]',
    'CUB: [hand',
    /repeats hand/,
  ],
  [
    'more refusals than attempts looked at',
    title,
    ['title: x', 'sending:', '  pauseAfterRefusals: 60'],
    'sending.pauseAfterRefusals',
    'pauseAfterRefusals',
    /only the last 50 attempts/,
  ],
];

it.each(cases)('%s', (...mistake) => expectSingleMistake(...mistake));
