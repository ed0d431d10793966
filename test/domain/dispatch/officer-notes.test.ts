import { describe, expect, it } from 'vitest';
import { notePlainText } from '../../../domain/dispatch/note-plain-text.ts';
import { type NoteInput, noteText } from '../../../domain/dispatch/note-text.ts';
import { languages } from '../../../domain/language.ts';
import { noteInputExample } from './note-example.ts';

const written = (overrides: Partial<NoteInput>) => noteText(noteInputExample(overrides));
const question = 'Does {paragraph} 4 refer to the draft law or to the law as adopted?';
const asked = { receivedOn: '2015-06-09', theirReference: 'NV 44/2015', questions: [question] };

describe('a request for clarification', () => {
  it('cites the submission, puts the question as the officer wrote it and says by when', () => {
    const note = written({ kind: 'clarification', reference: 'VB 2015/80/OCB', clarification: asked });
    expect(note.paragraphs).toEqual([
      'The Secretariat of the Conference presents its compliments to the Permanent Mission of Austria and has the honour to refer to the communication NV 44/2015, received on 9 June 2015, concerning the first meeting, to be held in Vienna from 28 to 30 September 2015.',
      'So that the submission may be reflected correctly, clarification is kindly requested of the following point:',
      question,
      'It would be appreciated if the clarification could be received by 15 July 2015.',
      'It is kindly requested that the reply quote reference VB 2015/80/OCB and be sent to replies@secretariat.example.',
    ]);
    expect(note.subject.value).toMatch(/^Request for clarification: the first meeting/);
    expect(note.replyBy?.value).toBe('15 July 2015');
  });

  it('does without the reference that a submission does not bear', () => {
    const clarification = { ...asked, theirReference: null };
    expect(written({ kind: 'clarification', instrument: 'letter', clarification }).paragraphs[0]).toBe(
      'I have the honour to refer to the communication received on 9 June 2015 concerning the first meeting, to be held in Vienna from 28 to 30 September 2015.',
    );
  });

  it.each([
    ['en', '(a) ?', '(b) ??', '(e) ?'],
    ['fr', 'a) ?', 'b) ??', 'e) ?'],
    ['es', 'a) ?', 'b) ??', 'e) ?'],
    ['ru', 'a) ?', 'b) ??', 'e) ?'],
    ['zh', '(a) ?', '(b) ??', '(e) ?'],
    ['ar', '(أ) ?', '(ب) ??', '(هـ) ?'],
  ] as const)('letters several questions as %s does', (language, first, second, fifth) => {
    const clarification = { ...asked, questions: ['?', '??', '?', '?', '?'] };
    const { paragraphs } = written({ kind: 'clarification', language, clarification });
    expect([paragraphs[2], paragraphs[3], paragraphs[6]]).toEqual([first, second, fifth]);
  });

  it('is refused without a question, and with more than there are letters', () => {
    for (const clarification of [undefined, { ...asked, questions: [] }, { ...asked, questions: ['?', ' '] }]) {
      expect(() => written({ kind: 'clarification', ...(clarification && { clarification }) })).toThrow(
        expect.objectContaining({ code: 'incomplete-note' }),
      );
    }
    const clarification = { ...asked, questions: Array.from({ length: 27 }, () => '?') };
    expect(() => written({ kind: 'clarification', clarification })).toThrow(
      expect.objectContaining({ code: 'too-many-questions', message: expect.stringContaining('27') }),
    );
  });
});

describe('a transmittal', () => {
  const transmitted = { symbol: 'CTOC/COP/2015/7', title: 'Report on {everything}' };

  it('names the document by symbol and title, encloses it and asks for nothing', () => {
    const note = written({ kind: 'transmittal', transmitted, enclosures: ['Questionnaire'] });
    expect(note.paragraphs[1]).toBe(
      'Document CTOC/COP/2015/7, entitled “Report on {everything}”, is transmitted herewith.',
    );
    expect(note.paragraphs).toHaveLength(2);
    expect(note.enclosures).toBe('Enclosures (2): CTOC/COP/2015/7; Questionnaire');
    expect(note.replyBy).toBeNull();
  });

  it('names a document without symbol by its title', () => {
    const note = written({ kind: 'transmittal', transmitted: { symbol: null, title: 'Questionnaire' } });
    expect(note.paragraphs[1]).toBe('The document entitled “Questionnaire” is transmitted herewith.');
    expect(note.enclosures).toBe('Enclosure: Questionnaire');
  });

  it.each([
    ['en', '“T”'],
    ['fr', '«\u00a0T\u00a0»'],
    ['es', '“T”'],
    ['ru', '«T»'],
    ['zh', '“T”'],
    ['ar', '«T»'],
  ] as const)('quotes the title as %s does', (language, quoted) => {
    const note = written({ kind: 'transmittal', language, transmitted: { symbol: null, title: 'T' } });
    expect(note.paragraphs[1]).toContain(quoted);
  });

  it.each([undefined, { symbol: 'CTOC/COP/2015/7', title: ' ' }])('is refused without a title: %j', (document) => {
    expect(() => written({ kind: 'transmittal', ...(document && { transmitted: document }) })).toThrow(
      expect.objectContaining({ code: 'incomplete-note', message: expect.stringContaining('title') }),
    );
  });
});

describe('a circular', () => {
  it("gives the officer's paragraphs as they are and wants no reply", () => {
    const information = ['The meeting will begin at 10 a.m.', 'Registration: {see the website}.'];
    const note = written({ kind: 'circular', information });
    expect(note.paragraphs.slice(1)).toEqual([
      ...information,
      'The present note is for information and requires no reply.',
    ]);
    expect(note.replyBy).toBeNull();
  });

  it.each([undefined, [], ['The meeting will begin at 10 a.m.', '']])(
    'is refused without information: %j',
    (information) => {
      expect(() => written({ kind: 'circular', ...(information && { information }) })).toThrow(
        expect.objectContaining({ code: 'incomplete-note' }),
      );
    },
  );
});

describe('a courtesy translation', () => {
  it('says above everything what it was translated from, in its own language', () => {
    const note = written({
      language: 'fr',
      addressPhrase: "la Mission permanente de l'Autriche",
      translatedFrom: 'ar',
    });
    expect(note.translationLabel).toBe("Traduit de l'arabe");
    expect(notePlainText(note).startsWith("Traduit de l'arabe\n\n")).toBe(true);
    expect(written({}).translationLabel).toBeNull();
  });

  it('has its words for every pair of languages', () => {
    const labels = languages.flatMap((language) =>
      languages.flatMap((translatedFrom) =>
        language === translatedFrom ? [] : [written({ language, translatedFrom }).translationLabel],
      ),
    );
    expect(labels).not.toContain(null);
    expect(new Set(labels).size).toBe(30);
  });
});
