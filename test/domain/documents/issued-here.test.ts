import { describe, expect, it } from 'vitest';
import { type IssuedHere, withIssue } from '../../../domain/documents/issued-here.ts';

const document = {
  id: 'comments-2015',
  knownSince: '2015-05-20',
  version: 1,
  symbol: 'CTOC/COP/WG.8/2015/2',
  track: 'pre-session',
  subject: 'Comments',
  meeting: 'first',
  author: 'others',
  source: 'test',
} as const;

const issue: IssuedHere = {
  symbol: 'CTOC/COP/WG.8/2015/2',
  campaign: 'call',
  on: '2015-08-16',
  languages: ['en', 'fr'],
  words: 9000,
};

describe('a document of the register that was issued here', () => {
  it('has the day, the languages and the words of its issue where nobody recorded them', () => {
    expect(withIssue(document, [issue], '2015-08-16')).toEqual({
      ...document,
      issuedOn: '2015-08-16',
      languages: ['en', 'fr'],
      words: 9000,
      issuedHere: issue,
    });
  });

  it('keeps what was recorded, and shows the other side', () => {
    const recorded = { ...document, issuedOn: '2015-08-10', words: 8000 };
    expect(withIssue(recorded, [issue], '2015-09-01')).toMatchObject({
      issuedOn: '2015-08-10',
      words: 8000,
      issuedHere: { on: '2015-08-16' },
    });
  });

  it('was not issued on the day before, nor by a paper under another symbol', () => {
    expect(withIssue(document, [issue], '2015-08-15')).toEqual({ ...document, issuedHere: null });
    expect(withIssue(document, [{ ...issue, symbol: 'CTOC/COP/WG.8/2015/20' }], '2015-09-01').issuedHere).toBeNull();
  });
});
