import { describe, expect, it } from 'vitest';
import { type DeadlineEntry, deadlineCalendar } from '../../../adapters/mail/deadline-calendar.ts';

const entry: DeadlineEntry = {
  requestMessageId: '<0123456789abcdef@secretariat.example>',
  revision: 0,
  day: '2015-07-03',
  title: 'VB 2015/12/OCB: Première réunion, à composition non limitée; Vienne',
  description: 'Réponse demandée le : 3 juillet 2015\nreplies@secretariat.example',
  organizer: { name: 'Le Secrétariat', mailbox: 'notes@secretariat.example' },
  writtenAtMs: Date.UTC(2015, 4, 20, 7),
  withdrawn: false,
};

/** Content lines with their folds taken out (RFC 5545 section 3.1). */
const linesOf = (calendar: string): string[] => calendar.replaceAll(/\r\n[ \t]/g, '').split('\r\n');

describe('a deadline for a calendar', () => {
  it('is the whole day at the duty station, published, keeping nobody busy', () => {
    const lines = linesOf(deadlineCalendar(entry));
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'UID:deadline-0123456789abcdef@secretariat.example',
        'SEQUENCE:0',
        'DTSTAMP:20150520T070000Z',
        'DTSTART;VALUE=DATE:20150703',
        'TRANSP:TRANSPARENT',
        'STATUS:CONFIRMED',
        'SUMMARY:VB 2015/12/OCB: Première réunion\\, à composition non limitée\\; Vienne',
      ]),
    );
  });

  it('after an extension is the same entry with a higher number and the new day', () => {
    const lines = linesOf(deadlineCalendar({ ...entry, revision: 1, day: '2015-07-17' }));
    expect(lines).toContain('UID:deadline-0123456789abcdef@secretariat.example');
    expect(lines).toContain('SEQUENCE:1');
    expect(lines).toContain('DTSTART;VALUE=DATE:20150717');
  });

  it('of a withdrawn request is cancelled', () => {
    const lines = linesOf(deadlineCalendar({ ...entry, revision: 1, withdrawn: true }));
    expect(lines).toContain('METHOD:CANCEL');
    expect(lines).toContain('STATUS:CANCELLED');
  });

  it('is the same to the last byte, with lines of 75 octets at most, in every script', () => {
    const title = 'الاجتماع الحكومي الدولي المفتوح العضوية الأول لاستكشاف جميع الخيارات 第一次会议 '.repeat(4);
    const calendar = deadlineCalendar({ ...entry, title });
    expect(deadlineCalendar({ ...entry, title })).toBe(calendar);
    const longest = Math.max(...calendar.split('\r\n').map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(75);
    expect(linesOf(calendar)).toContain(`SUMMARY:${title}`);
  });
});
