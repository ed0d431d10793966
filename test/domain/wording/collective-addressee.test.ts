import { describe, expect, it } from 'vitest';
import { noteText } from '../../../domain/dispatch/note-text.ts';
import { languages } from '../../../domain/language.ts';
import { collectiveAddressee } from '../../../domain/wording/collective-addressee.ts';
import { noteInputExample } from '../dispatch/note-example.ts';

const vienna = { instrument: 'note-verbale', dutyStation: 'Vienna' } as const;

describe('the addressee of one note to many', () => {
  it.each([
    ['ar', 'البعثات الدائمة للدول الأطراف والمراقبين (فيينا)'],
    ['zh', '各缔约国和观察员常驻代表团(维也纳)'],
    ['en', 'the Permanent Missions of the States parties and observers (Vienna)'],
    ['fr', 'les Missions permanentes des États parties et des observateurs (Vienne)'],
    ['ru', 'Постоянным представительствам государств-участников и наблюдателей (Вена)'],
    ['es', 'las Misiones Permanentes de los Estados partes y de los observadores (Viena)'],
  ] as const)('is a whole phrase in %s', (language, phrase) => {
    expect(collectiveAddressee({ ...vienna, language, classes: ['parties', 'other-states'] })).toBe(phrase);
  });

  it('never says more than the audience holds', () => {
    const named = (classes: Parameters<typeof collectiveAddressee>[0]['classes']) =>
      collectiveAddressee({ ...vienna, language: 'en', classes });
    expect(named(['parties', 'parties'])).toBe('the Permanent Missions of the States parties (Vienna)');
    expect(named(['other-states'])).toBe('the Permanent Missions and Permanent Observer Missions (Vienna)');
    expect(named(['signatories', 'parties'])).toContain('States parties and observers');
  });

  it('is organizations where letters are written', () => {
    const phrases = languages.map((language) =>
      collectiveAddressee({ ...vienna, instrument: 'letter', language, classes: ['organizations'] }),
    );
    expect(new Set(phrases).size).toBe(6);
    expect(phrases[2]).toBe('the intergovernmental organizations invited as observers');
  });

  it.each([
    ['ar', 'تحياتها إلى البعثات الدائمة للدول الأطراف (فيينا) وتتشرف', 'مجدداً للبعثات الدائمة للدول'],
    ['zh', '向各缔约国常驻代表团(维也纳)致意', '顺致最崇高的敬意。'],
    [
      'en',
      'compliments to the Permanent Missions of the States parties (Vienna) and',
      'renew to the Permanent Missions',
    ],
    ['fr', 'compliments aux Missions permanentes des États parties (Vienne) et', 'renouveler aux Missions permanentes'],
    ['ru', 'уважение Постоянным представительствам государств-участников (Вена) и', 'возобновить Постоянным'],
    ['es', 'atentamente a las Misiones Permanentes de los Estados partes (Viena) y', 'reiterar a las Misiones'],
  ] as const)('stands in the sentences of a note in %s like any other', (language, opening, closing) => {
    const addressPhrase = collectiveAddressee({ ...vienna, language, classes: ['parties'] });
    const note = noteText(noteInputExample({ language, addressPhrase }));
    expect(note.paragraphs[0]).toContain(opening);
    expect(note.closing).toContain(closing);
  });
});
