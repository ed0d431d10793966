import { describe, expect, it } from 'vitest';
import { errorLines, exitCodeOf } from '../../client/cli/exit-codes.ts';
import { DomainRefusal, NotFound, PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';

describe('exit codes', () => {
  it.each([
    ['a mistake in what was typed', new DomainRefusal('usage', 'Say for whom.'), 2],
    ['a wrong environment variable', new DomainRefusal('environment', 'SMTP_URL is no address.'), 2],
    ['something unknown', new NotFound('The campaign', 'x'), 3],
    ['something unknown, as it comes back through a workflow', new DomainRefusal('not-found', 'No such campaign.'), 3],
    ['a rule that says no', new DomainRefusal('own-draft', 'Nobody clears what they drafted.'), 4],
    ['a refusal for good from outside', new PermanentFailure('550'), 4],
    ['a part that is away', new TemporaryFailure('The database is away.'), 5],
    ['a fault of ours', new TypeError('undefined is not a function'), 1],
    ['something thrown that is no error', 'oh', 1],
  ])('%s', (_what, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

describe('the lines of an error', () => {
  const mistakes = [
    { path: 'dates.deadline', line: 31, message: 'dates.deadline is past.' },
    { path: 'officer', message: 'is missing' },
    { path: 'manifest.csv#file', line: 3, message: 'There is no file "b".' },
    { path: '', message: 'The file is empty.' },
  ];

  it('are one for each mistake, with file, line and field where they are known', () => {
    expect(errorLines(new DomainRefusal('invalid', 'Four mistakes', mistakes), 'campaign.yaml')).toEqual([
      'campaign.yaml:31 dates.deadline is past.',
      'officer: is missing',
      'manifest.csv:3 file: There is no file "b".',
      'The file is empty.',
    ]);
  });

  it('are its message when there are no mistakes', () => {
    expect(errorLines(new TemporaryFailure('The database is away.'))).toEqual(['The database is away.']);
    expect(errorLines('oh')).toEqual(['oh']);
  });
});
