import { describe, expect, it } from 'vitest';
import { answeringForm, incomingForm } from '../../../domain/receive/incoming-form.ts';
import { theirReferenceIn } from '../../../domain/receive/their-reference.ts';

const isOurs = (text: string): boolean => /VB 2015\/\d+\/OCB/.test(text);
const found = (fileText: string): string => {
  const { theirReference, theirDate } = theirReferenceIn({ subject: '', newText: '', fileText }, isOurs);
  return `${theirReference} ${theirDate}`;
};

describe('their own reference', () => {
  it.each([
    ['NV 5058 of 20 July 2007. The Permanent Mission presents its compliments', '5058 2007-07-20'],
    ['Ref.: 321-1/2015 The Permanent Mission of Austria presents its compliments', '321-1/2015 null'],
    ['Note verbale No. 44/2015 dated 4 June 2015', '44/2015 2015-06-04'],
    ['Réf. : MP/VIE/118-2015, le 12 juin 2015', 'MP/VIE/118-2015 2015-06-12'],
    ['Nota verbal n.º 77/2015 de 3 de julio de 2015', '77/2015 2015-07-03'],
    ['Исх. № 1204/15 от 5 июня 2015 года', '1204/15 2015-06-05'],
    ['文号：维代〔2015〕', 'null null'],
    ['With reference to note VB 2015/6/OCB, please find attached', 'null null'],
    ['Ref.: VB 2015/6/OCB', 'null null'],
    ['Ref.: 12/2015 and Note No. 13/2015', 'null null'],
    ['The comments below concern article 32.', 'null null'],
  ])('in "%s" is %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });
});

describe('the form in which something came', () => {
  const form = (newText: string): string | null => incomingForm({ subject: '', newText, fileText: '' });

  it.each([
    ['The Permanent Mission of Austria presents its compliments to the Secretariat', 'note-verbale'],
    ['La Mission permanente présente ses compliments', 'note-verbale'],
    ['La Misión Permanente saluda atentamente', 'note-verbale'],
    ['Постоянное представительство свидетельствует свое уважение', 'note-verbale'],
    ['奥地利常驻代表团向秘书处致意', 'note-verbale'],
    ['تهدي البعثة الدائمة للنمسا تحياتها إلى الأمانة', 'note-verbale'],
    ['Dear Sir, I have the honour to transmit', 'letter'],
    ['Monsieur le Secrétaire exécutif, j’ai l’honneur de', 'letter'],
    ['Please find attached our comments.', null],
  ])('of "%s" is %s', (text, expected) => {
    expect(form(text)).toBe(expected);
  });

  it.each([
    ['a note to a State by a note', 'note-verbale', 'letter', true, 'note-verbale'],
    ['a letter of a State by a letter', 'letter', 'note-verbale', true, 'letter'],
    ['a note of an organization never by a note', 'note-verbale', 'letter', false, 'letter'],
    ['what does not say as usual', null, 'note-verbale', true, 'note-verbale'],
  ] as const)('is answered: %s', (_, came, usual, isState, expected) => {
    expect(answeringForm(came, usual, isState)).toBe(expected);
  });
});
