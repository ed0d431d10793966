import { describe, expect, it } from 'vitest';
import { notePlainText } from '../../../domain/dispatch/note-plain-text.ts';
import { type NoteInput, noteText } from '../../../domain/dispatch/note-text.ts';
import { campaignExample, noteInputExample } from './note-example.ts';

const firstNote = { reference: 'VB 2015/12/OCB', dated: '2015-05-20' };
const written = (overrides: Partial<NoteInput>) => noteText(noteInputExample(overrides));
const body = (overrides: Partial<NoteInput>): string => written(overrides).paragraphs.join('\n');

describe('a request as a note verbale', () => {
  it('opens and closes in the third person with the mission in both', () => {
    const note = written({});
    expect(note.salutation).toBeNull();
    expect(note.addressee).toBeNull();
    expect(note.paragraphs[0]).toBe(
      'The Secretariat of the Conference presents its compliments to the Permanent Mission of Austria and has the honour to refer to the first meeting, to be held in Vienna from 28 to 30 September 2015.',
    );
    expect(note.closing).toBe(
      'The Secretariat of the Conference avails itself of this opportunity to renew to the Permanent Mission of Austria the assurances of its highest consideration.',
    );
    expect(note.placeAndDate).toBe('Vienna, 20 May 2015');
    expect(note.initials).toEqual({ label: 'Initials', lines: [] });
    expect(`${note.paragraphs.join()}${note.closing}`).not.toMatch(/\bI\b|\bmy\b|\byou\b/);
  });

  it("puts the campaign's phrases in whole, the deadline and the mailbox filled in", () => {
    const note = written({});
    expect(note.paragraphs.slice(1)).toEqual([
      'By its resolution 7/1, the Conference requested the Secretariat to seek comments and views.',
      'Comments and views are invited by 15 July 2015.',
      'It is kindly requested that the reply quote reference VB 2015/12/OCB and be sent to replies@secretariat.example.',
    ]);
    expect(note.replyBy?.value).toBe('15 July 2015');
    expect(note.subject.value).toBe('The first meeting, to be held in Vienna from 28 to 30 September 2015');
  });

  it('names the mailbox once where the campaign names it itself', () => {
    const text = body({ language: 'fr', addressPhrase: "la Mission permanente de l'Autriche" });
    expect(text.split('replies@secretariat.example')).toHaveLength(2);
  });

  it('states the clock time where one is published', () => {
    expect(body({ deadlineTime: '18:00' })).toContain('by 15 July 2015, 6 p.m. (Vienna time).');
  });

  it('ends without the complimentary closing where the office has none', () => {
    const office = { ...campaignExample.office, complimentaryClosing: false };
    const definition = { ...campaignExample, office };
    expect(written({ definition }).closing).toBeNull();
    expect(written({ definition, instrument: 'letter' }).closing).not.toBeNull();
  });

  it('counts its enclosures when there are several', () => {
    expect(written({ enclosures: ['Questionnaire'] }).enclosures).toBe('Enclosure: Questionnaire');
    expect(written({ enclosures: ['Questionnaire', 'Resolution 7/1'] }).enclosures).toBe(
      'Enclosures (2): Questionnaire; Resolution 7/1',
    );
    expect(written({}).enclosures).toBeNull();
  });
});

describe('a French note', () => {
  it.each([
    ["la Mission permanente de l'Autriche", "à la Mission permanente de l'Autriche"],
    ["le Conseil de l'Europe", "au Conseil de l'Europe"],
    ['les Missions permanentes (Vienne)', 'aux Missions permanentes (Vienne)'],
    ["l'Organisation internationale de police criminelle", "à l'Organisation internationale de police criminelle"],
    ['Lesotho', 'à Lesotho'],
  ])('contracts the preposition before %s', (addressPhrase, expected) => {
    const note = written({ language: 'fr', addressPhrase });
    expect(note.paragraphs[0]).toContain(`présente ses compliments ${expected} et a l'honneur`);
    expect(note.closing).toContain(`renouveler ${expected} les assurances`);
  });

  it('contracts it before the subject too, and writes the date with its article', () => {
    const note = written({ language: 'fr', dated: '2015-06-01' });
    expect(note.paragraphs[0]).toContain('se référer au premier colloque');
    expect(note.placeAndDate).toBe('Vienne, le 1er juin 2015');
  });
});

describe('a Spanish note', () => {
  it('contracts the preposition before the addressee and before the subject', () => {
    const note = written({ language: 'es', addressPhrase: 'el Consejo de Europa' });
    expect(note.paragraphs[0]).toContain(
      'saluda atentamente al Consejo de Europa y tiene el honor de referirse al primer',
    );
    expect(note.closing).toContain('reiterar al Consejo de Europa las seguridades');
  });

  it('agrees with the note it cites', () => {
    const { paragraphs } = written({ language: 'es', kind: 'reminder', firstNote });
    expect(paragraphs[0]).toContain(
      'referirse a su nota verbal VB 2015/12/OCB, de fecha 20 de mayo de 2015, relativa al primer coloquio',
    );
  });
});

describe('a Russian note', () => {
  it('leaves the stored dative and the nominative of the subject as they are', () => {
    const addressPhrase = 'Постоянному представительству Республики Кипр';
    const note = written({ language: 'ru', addressPhrase });
    expect(note.paragraphs[0]).toBe(
      'Секретариат Конференции свидетельствует свое уважение Постоянному представительству Республики Кипр и имеет честь обратиться по следующему вопросу: первое совещание, которое состоится в Вене 28–30 сентября 2015 года.',
    );
    expect(note.subject.value).toMatch(/^Первое совещание/);
    expect(note.closing).toContain('возобновить Постоянному представительству Республики Кипр уверения');
  });
});

describe('a letter to an organization', () => {
  it('speaks in the first person, addresses somebody and is signed for the office', () => {
    const note = written({ instrument: 'letter', addressPhrase: 'the Council of Europe' });
    expect(note.salutation).toBe('Sir/Madam,');
    expect(note.addressee?.value).toBe('The Council of Europe');
    expect(note.paragraphs[0]).toMatch(/^I have the honour to refer to the first meeting/);
    expect(note.closing).toBe('Accept, Sir/Madam, the assurances of my highest consideration.');
    expect(note.initials?.lines).toEqual(['The Secretariat of the Conference']);
  });
});

describe('an office', () => {
  it('may show no place for initials, and no list of enclosures', () => {
    const office = { ...campaignExample.office, initialsLine: false, enclosureLine: false };
    const note = written({ definition: { ...campaignExample, office }, enclosures: ['Questionnaire'] });
    expect([note.initials, note.enclosures]).toEqual([null, null]);
    const letter = written({ definition: { ...campaignExample, office }, instrument: 'letter' });
    expect(letter.initials?.lines).toEqual(['The Secretariat of the Conference']);
  });
});

describe('a reminder', () => {
  const reminder = { kind: 'reminder', reference: 'VB 2015/80/OCB', dated: '2015-07-01', firstNote } as const;

  it('bears its own number and cites the number and date of the first note', () => {
    const note = written(reminder);
    expect(note.reference.value).toBe('VB 2015/80/OCB');
    expect(note.paragraphs[0]).toContain('its note verbale VB 2015/12/OCB of 20 May 2015 concerning the first meeting');
    expect(body(reminder)).toContain('by 15 July 2015');
  });

  it('says that the deadline has passed only when it has', () => {
    expect(body({ ...reminder, dated: '2015-07-15' })).not.toContain('deadline for replies was');
    expect(body({ ...reminder, dated: '2015-07-16' })).toContain('The deadline for replies was 15 July 2015');
  });

  it.each([
    [1, 'Reminder: '],
    [2, 'Second reminder: '],
    [4, 'Reminder No. 4: '],
    [7, 'Reminder No. 7: '],
  ])('number %i says so in its subject', (sequence, beginning) => {
    expect(written({ ...reminder, sequence }).subject.value.startsWith(beginning)).toBe(true);
  });

  it('cites a letter as a letter', () => {
    expect(body({ ...reminder, instrument: 'letter' })).toContain('my letter VB 2015/12/OCB of 20 May 2015');
    expect(body({ ...reminder, firstNote: { ...firstNote, instrument: 'letter' } })).toContain('its letter VB 2015/12');
  });

  it('is refused without the note it must cite', () => {
    expect(() => written({ kind: 'reminder' })).toThrow(expect.objectContaining({ code: 'incomplete-note' }));
  });
});

describe('an extension', () => {
  it('states the new deadline and nothing of the old one', () => {
    const text = body({ kind: 'extension', reference: 'VB 2015/90/OCB', deadline: '2015-08-01', firstNote });
    expect(text).toContain('has been extended to 1 August 2015');
    expect(text).not.toContain('July');
  });
});

describe('an acknowledgement', () => {
  const acknowledged = {
    receivedOn: '2015-07-09',
    theirReference: 'NV 44/2015',
    documents: ['Views.docx'],
    late: false,
  };
  const acknowledgement = { kind: 'acknowledgement', reference: 'VB 2015/95/OCB', firstNote, acknowledged } as const;

  it('answers in the form that came, whatever the request was', () => {
    const letter = written({
      ...acknowledgement,
      instrument: 'letter',
      firstNote: { ...firstNote, instrument: 'note-verbale' },
    });
    expect(letter.paragraphs[0]).toBe(
      'I have the honour to acknowledge with thanks receipt, on 9 July 2015, of the reply to the note verbale VB 2015/12/OCB of 20 May 2015 concerning the first meeting, to be held in Vienna from 28 to 30 September 2015.',
    );
    expect(written(acknowledgement).paragraphs[0]).toMatch(
      /^The Secretariat of the Conference presents its compliments/,
    );
  });

  it('names their reference, the documents and where they will appear, and asks for nothing', () => {
    const note = written(acknowledgement);
    expect(note.replyBy).toBeNull();
    expect(note.paragraphs.slice(1)).toEqual([
      'The communication bears reference NV 44/2015.',
      'The following document was received: Views.docx.',
      'The submission will be included, in the form and the language in which it was received, in the compilation to be issued as document CTOC/COP/WG.8/2015/2.',
    ]);
  });

  it.each([
    ['compile', 'It will nevertheless be included'],
    ['accept-not-compiled', 'but cannot be included in the compilation'],
    ['addendum', 'is to be issued as an addendum to document'],
    ['reissue', 'is to be included when document'],
    ['refuse', 'cannot be taken into account'],
  ] as const)('of a late reply says what the policy "%s" makes of it', (lateReplies, expected) => {
    const definition = { ...campaignExample, lateReplies };
    const text = body({ ...acknowledgement, definition, acknowledged: { ...acknowledged, late: true } });
    expect(text).toContain('after the deadline of 15 July 2015');
    expect(text).toContain(expected);
    expect(text).not.toContain('The submission will be included');
  });

  it('of something nobody asked for cites no note', () => {
    const { firstNote: _, ...unprompted } = acknowledgement;
    expect(body(unprompted)).toContain('of a communication concerning the first meeting');
  });

  it('is refused without what it acknowledges', () => {
    expect(() => written({ kind: 'acknowledgement' })).toThrow(expect.objectContaining({ code: 'incomplete-note' }));
  });
});

describe('wording that is not there', () => {
  it.each([
    [
      'a language the campaign has no phrases in',
      { language: 'fr', definition: { ...campaignExample, wording: {} } },
      'wording.fr',
    ],
    [
      'a language the office has no name in',
      { language: 'fr', definition: { ...campaignExample, office: { ...campaignExample.office, name: { en: 'X' } } } },
      'office.name.fr',
    ],
  ] as const)('is refused by name: %s', (_, overrides, named) => {
    expect(() => written(overrides)).toThrow(
      expect.objectContaining({ code: 'no-wording', message: expect.stringContaining(named) }),
    );
  });

  it.each([
    ['requestParagraph', 'by {Deadline}'],
    ['mandateParagraph', 'by {deadline}'],
  ] as const)('an unknown placeholder in %s is refused by name', (field, phrase) => {
    const en = { ...campaignExample.wording.en, [field]: phrase } as NonNullable<typeof campaignExample.wording.en>;
    const definition = { ...campaignExample, wording: { en } };
    expect(() => written({ definition })).toThrow(
      expect.objectContaining({
        code: 'unknown-placeholder',
        message: expect.stringContaining(`wording.en.${field}`),
      }),
    );
  });

  it('is called reviewed only when both the office’s and the campaign’s are', () => {
    expect(written({}).reviewed).toBe(false);
  });
});

describe('the plain text', () => {
  it('says everything the document says, without any of its slots', () => {
    const note = written({ instrument: 'letter', enclosures: ['Questionnaire'] });
    const text = notePlainText(note);
    for (const part of [...note.letterhead, ...note.paragraphs, note.closing, note.placeAndDate, note.enclosures]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(
      'Reference: VB 2015/12/OCB\nTo: The Permanent Mission of Austria\nSubject: The first meeting',
    );
    expect(text).not.toMatch(/[{}]|undefined|null/);
  });
});
