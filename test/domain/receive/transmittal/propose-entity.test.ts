import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../../domain/directory/entity.ts';
import { proposeEntities } from '../../../../domain/receive/transmittal/propose-entity.ts';

const entity = (code: string, en: string, fr = en): Entity => ({
  code,
  kind: 'member-state',
  m49: null,
  regionalGroup: null,
  names: {
    en: { shortName: en, addressPhrase: en, sortKey: en, reviewed: false },
    fr: { shortName: fr, addressPhrase: fr, sortKey: fr, reviewed: false },
  },
  languages: ['en'],
  mailboxes: [],
});

const entities = [
  entity('AUT', 'Austria', 'Autriche'),
  entity('CIV', 'Côte d’Ivoire'),
  entity('GIN', 'Guinea', 'Guinée'),
  entity('GNB', 'Guinea-Bissau', 'Guinée-Bissau'),
  entity('GNQ', 'Equatorial Guinea', 'Guinée équatoriale'),
];

const propose = (name: string, text: string) => proposeEntities([{ name, text }], entities)[0];

describe('a proposal of whose text a file is', () => {
  it.each([
    ['AUT_comments.docx', 'Comments\nAustria\nThe Government welcomes', 'AUT'],
    ['batch/Austria.pdf', 'AUSTRIA – views', 'AUT'],
    ['Cote d’Ivoire.txt', "Observations de la Cote d'Ivoire", 'CIV'],
    ['Guinea-Bissau (final).docx', 'Guinée-Bissau', 'GNB'],
    ['GNQ.docx', 'Equatorial Guinea', 'GNQ'],
  ])('is certain where name and first lines agree: %s', (name, text, code) => {
    expect(propose(name, text)?.certain).toBe(code);
  });

  it.each([
    ['AUT.docx', 'Comments on the mechanism'],
    ['comments.docx', 'Austria'],
    ['AUT.docx', 'Guinea'],
    ['AUT.docx', 'Austria and Guinea'],
    ['AUT_GIN.docx', 'Austria'],
    ['comments.docx', ''],
    ['autumn.docx', 'Austrian authorities'],
  ])('is left to a person where they do not: %s, "%s"', (name, text) => {
    expect(propose(name, text)?.certain).toBeNull();
  });

  it('shows what was found where, and not the shorter name inside the longer', () => {
    expect(propose('AUT.docx', 'Equatorial Guinea and Austria')?.found).toEqual({
      'file name': ['AUT'],
      'first lines': ['GNQ', 'AUT'],
    });
  });

  it('looks at the beginning of the text only', () => {
    expect(propose('AUT.docx', `${'The meeting took note. '.repeat(40)} Austria`)?.certain).toBeNull();
  });
});
