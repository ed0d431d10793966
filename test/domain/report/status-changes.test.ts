import { describe, expect, it } from 'vitest';
import { languages } from '../../../domain/language.ts';
import { reportMail } from '../../../domain/report/report-mail.ts';
import { changesSince, isUnchanged } from '../../../domain/report/status-changes.ts';
import { facts, repliedOn, statusOf } from './responses.ts';

const extensions = [{ at: '2015-06-20T07:00:00.000Z', deadline: '2015-07-31T16:00:00.000Z' }];
const before = statusOf(
  ['BEN', 'GHA', 'TGO', 'NER', 'MLI', 'SEN'].map((code) =>
    facts(code, { name: `State of ${code}`, ...(code === 'SEN' ? repliedOn('06-01') : {}) }),
  ),
  { asAt: '2015-07-01T07:00:00.000Z', day: '2015-07-01' },
);
const now = statusOf([
  facts('BEN', { name: 'State of BEN', ...repliedOn('07-02') }),
  facts('GHA', { name: 'State of GHA', ...repliedOn('08-02'), standing: 'late' }),
  facts('TGO', { name: 'State of TGO', standing: 'undeliverable', regionalGroup: null }),
  facts('NER', { name: 'State of NER', extensions }),
  facts('MLI', { name: 'State of MLI', standing: 'no-reply' }),
  facts('SEN', { name: 'State of SEN' }),
]);

const codes = (changes: ReturnType<typeof changesSince>) =>
  Object.fromEntries(
    Object.entries(changes).map(([name, list]) => [name, Array.isArray(list) ? list.map(({ code }) => code) : list]),
  );

describe('changesSince', () => {
  it('tells who answered, who late, who is out of reach, who was given time, and whose reply is gone', () => {
    expect(codes(changesSince(before, now))).toEqual({
      since: '2015-07-01T07:00:00.000Z',
      replied: ['BEN', 'GHA'],
      late: ['GHA'],
      replyGone: ['SEN'],
      undeliverable: ['TGO'],
      extended: ['NER'],
      noReply: ['MLI'],
    });
  });

  it('is nothing between two reports that say the same, and something for the first', () => {
    expect(isUnchanged(changesSince(now, now))).toBe(true);
    expect(isUnchanged(changesSince(before, now))).toBe(false);
    expect(isUnchanged(changesSince(null, statusOf([facts('BEN')])))).toBe(false);
  });
});

const office = { letterhead: ['Office'], dutyStation: 'Vienna', zone: 'Europe/Vienna' } as const;

describe('reportMail', () => {
  it('says what is new by name and group', () => {
    const { subject, text } = reportMail(now, changesSince(before, now), office);
    expect(subject).toBe('Status of responses: C (11 September 2015)');
    expect(text).toContain('New since the last report, of 1 July 2015, 9 a.m. (Vienna time):');
    expect(text).toContain('Replied (2)\n- African States: State of BEN, State of GHA\n');
    expect(text).toContain('Given more time (1)\n- African States: State of NER (31 July 2015)\n');
    expect(text).toContain('Could not be reached (1)\n- No regional group: State of TGO\n');
  });

  it('says so when nothing is new, and when it is the first', () => {
    expect(reportMail(now, changesSince(now, now), office).text).toContain('Nothing is new.');
    expect(reportMail(before, changesSince(null, before), office).text).toContain('This is the first report');
  });

  it.each(languages)('has a subject of one line in %s, whatever the title holds', (language) => {
    const status = statusOf([facts('BEN', { name: 'X\r\nBcc: a@b.example' })], {
      language,
      campaign: { id: 'c', title: 'A title\r\nBcc: a@b.example' },
    });
    const { subject, text } = reportMail(status, changesSince(null, status), office);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/\nBcc:/);
  });
});
