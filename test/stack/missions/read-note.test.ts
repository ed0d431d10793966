import { describe, expect, it } from 'vitest';
import { readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { buildNoteMime } from '../../../adapters/mail/mime-note.ts';
import { type NoteInput, noteText } from '../../../domain/dispatch/note-text.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { readNote } from '../../../stack/missions/read-note.ts';
import { findDays } from '../../../stack/missions/written-days.ts';
import { austria } from '../../domain/dispatch/note-example.ts';

const definition = await readCampaignFile('campaigns/resolution-7-1-first-meeting.yaml');

const mimeOf = async (
  kind: NoteInput['kind'],
  language: Language,
  instrument: NoteInput['instrument'],
  dated: string,
) => {
  const note = noteText({
    kind,
    sequence: kind === 'reminder' ? 2 : 1,
    instrument,
    language,
    addressPhrase: austria[language],
    reference: 'VB 2015/148/OCB',
    dated,
    deadline: kind === 'extension' ? '2015-07-17' : '2015-07-03',
    deadlineTime: '18:00',
    definition,
    ...(kind === 'request' ? {} : { firstNote: { reference: 'VB 2015/7/OCB', dated: '2015-05-20' } }),
    ...(kind === 'acknowledgement'
      ? { acknowledged: { receivedOn: dated, theirReference: null, documents: ['Views.docx'], late: false } }
      : {}),
  });
  const { mime } = await buildNoteMime({
    note,
    messageId: '<0123456789abcdef0123456789abcdef@secretariat.example>',
    from: 'notes@secretariat.example',
    to: 'mission@aut.missions.example',
    replyTo: 'replies@secretariat.example',
    fromName: 'The Secretariat',
    datedAtMs: Date.parse(`${dated}T07:00:00Z`),
    follows: kind === 'request' ? [] : ['<first@secretariat.example>'],
    pdf: Buffer.from('%PDF-'),
  });
  return mime;
};

describe('how a mission reads a real note', () => {
  it.each(languages)('in %s: kind, reference, deadline, where to answer', async (language) => {
    for (const instrument of ['note-verbale', 'letter'] as const) {
      for (const [kind, dated, deadline] of [
        ['request', '2015-05-20', '2015-07-03'],
        ['reminder', '2015-06-26', '2015-07-03'],
        ['reminder', '2015-07-06', '2015-07-03'],
        ['extension', '2015-06-20', '2015-07-17'],
        ['acknowledgement', '2015-06-20', null],
      ] as const) {
        const read = await readNote(await mimeOf(kind, language, instrument, dated), 0);
        expect(read).toMatchObject({
          announced: kind === 'request' ? null : kind,
          reference: 'VB 2015/148/OCB',
          replyTo: 'replies@secretariat.example',
          from: 'notes@secretariat.example',
          inReplyTo: kind === 'request' ? null : '<first@secretariat.example>',
          datedAtMs: Date.parse(`${dated}T07:00:00Z`),
        });
        if (deadline !== null) expect(read.deadline).toBe(deadline);
      }
    }
  });

  it('survives a mail with nothing in it', async () => {
    expect(await readNote(Buffer.from('\r\n'), 1_000)).toMatchObject({
      messageId: '',
      reference: null,
      deadline: null,
      announced: null,
      datedAtMs: 1_000,
    });
  });
});

describe('days written out', () => {
  it.each([
    ['reply by 3 July 2015, please', '2015-07-03'],
    ['au plus tard le 1er août 2015', '2015-08-01'],
    ['a más tardar el 3 de julio de 2015', '2015-07-03'],
    ['не позднее 3 мая 2015 года', '2015-05-03'],
    ['请在2015年7月3日之前答复', '2015-07-03'],
    ['في موعد أقصاه 3 تموز/يوليه 2015', '2015-07-03'],
  ])('%s', (text, day) => {
    expect(findDays(text).map((found) => found.day)).toEqual([day]);
  });

  it('does not take what is no day for one', () => {
    expect(findDays('31 June 2015, 45 May 2015, resolution 7/1 of 2014, VB 2015/148/OCB')).toEqual([]);
  });
});
