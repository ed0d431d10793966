import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import { type Entity, entityAsAt, isState, nameAsAt } from '../../../domain/directory/entity.ts';
import { statusAsAt } from '../../../domain/directory/treaty-status.ts';
import { type Language, languages } from '../../../domain/language.ts';

const directory = readDirectoryCsv(join(import.meta.dirname, '../../../prisma/seed/directory'));
const { entities } = directory;
const entity = (code: string): Entity => {
  const found = entities.find((candidate) => candidate.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};
const codes = (chosen: readonly Entity[]): string[] => chosen.map(({ code }) => code).sort();
const untoc = directory.instruments.find(({ code }) => code === 'UNTOC');
if (untoc === undefined) throw new Error('no UNTOC');
const withStatus = (status: string, day: string): Entity[] =>
  entities.filter(({ code }) => statusAsAt(directory.treatyActions, code, untoc, day) === status);

describe('entities', () => {
  it('holds 193 Member States in five groups', () => {
    const members = entities.filter(({ kind }) => kind === 'member-state');
    expect(members).toHaveLength(193);
    const sums = Object.groupBy(members, ({ regionalGroup }) => regionalGroup ?? 'none');
    expect(Object.fromEntries(Object.entries(sums).map(([group, list]) => [group, list?.length]))).toEqual({
      african: 54,
      'asia-pacific': 54,
      'eastern-european': 23,
      'latin-american-and-caribbean': 33,
      'western-european-and-other': 29,
    });
  });

  it('puts Türkiye, the United States and Israel in WEOG, Kiribati and Cyprus in Asia-Pacific', () => {
    for (const code of ['TUR', 'USA', 'ISR']) expect(entity(code).regionalGroup).toBe('western-european-and-other');
    for (const code of ['KIR', 'CYP']) expect(entity(code).regionalGroup).toBe('asia-pacific');
  });

  it('holds the observer States, Cook Islands, Niue, the European Union and twelve organizations, in no group', () => {
    const others = entities.filter(({ kind }) => kind !== 'member-state');
    const of = (kind: string) => codes(others.filter((candidate) => candidate.kind === kind));
    expect(of('non-member-observer-state')).toEqual(['PSE', 'VAT']);
    expect(of('other-state')).toEqual(['COK', 'NIU']);
    expect(of('regional-organization')).toEqual(['EU']);
    expect(of('intergovernmental-organization')).toHaveLength(12);
    expect(others.filter(({ regionalGroup }) => regionalGroup !== null)).toEqual([]);
  });

  it('gives every State an M49 code and nobody the code, M49, name or mailbox of another', () => {
    expect(entities.filter((candidate) => isState(candidate) && candidate.m49 === null)).toEqual([]);
    const unique = (values: readonly (string | null)[]) => {
      const present = values.filter((value) => value !== null);
      expect(new Set(present).size).toBe(present.length);
    };
    unique(entities.map(({ code }) => code));
    unique(entities.map(({ m49 }) => m49));
    unique(entities.flatMap(({ mailboxes }) => mailboxes));
    for (const language of ['en', 'fr'] as const) {
      unique(entities.map(({ names }) => names[language]?.shortName ?? null));
      unique(entities.map(({ names }) => names[language]?.addressPhrase ?? null));
    }
  });

  it('has at least one mailbox each, all reserved for examples', () => {
    for (const { mailboxes } of entities) {
      expect(mailboxes.length).toBeGreaterThan(0);
      for (const mailbox of mailboxes) expect(mailbox).toMatch(/\.example$/);
    }
  });
});

describe('wording', () => {
  const missions = entities.filter(({ kind }) => kind === 'member-state');

  it('has a name and an address phrase in all six languages for everybody, in its own script', () => {
    const scripts: Readonly<Record<Language, RegExp>> = {
      ar: /^[\p{Script=Arabic}\p{N}\p{P} ]+$/u,
      zh: /^[\p{Script=Han}\p{P} ]+$/u,
      en: /^[\p{Script=Latin}\p{M}\p{P} ]+$/u,
      fr: /^[\p{Script=Latin}\p{M}\p{P} ]+$/u,
      ru: /^[\p{Script=Cyrillic}\p{P} ]+$/u,
      es: /^[\p{Script=Latin}\p{M}\p{P} ]+$/u,
    };
    for (const { names } of entities)
      for (const language of languages) {
        expect(names[language]?.shortName).toMatch(scripts[language]);
        expect(names[language]?.addressPhrase).toMatch(scripts[language]);
      }
  });

  it('names the mission of a Member State, ready for its place in the sentence', () => {
    const beginnings: Readonly<Record<Language, RegExp>> = {
      ar: /^البعثة الدائمة ل/,
      zh: /常驻代表团$/,
      en: /^the Permanent Mission of /,
      fr: /^la Mission permanente (?:de |d'|du |des )/,
      // Dative: it follows "presents its compliments to" without a preposition.
      ru: /^Постоянному представительству /,
      es: /^la Misión Permanente (?:de |del )/,
    };
    for (const { names } of missions)
      for (const language of languages) expect(names[language]?.addressPhrase).toMatch(beginnings[language]);
  });

  it('names the observer mission of an observer State and the delegation of the Union', () => {
    for (const code of ['VAT', 'PSE']) {
      expect(entity(code).names.en.addressPhrase).toMatch(/^the Permanent Observer Mission of the /);
      expect(entity(code).names.fr?.addressPhrase).toMatch(/^la Mission permanente d'observation /);
    }
    expect(entity('EU').names.en.addressPhrase).toBe('the Delegation of the European Union');
  });

  it('elides before a vowel and contracts with the article in French, Spanish and Arabic', () => {
    for (const { names } of missions) {
      expect(names.fr?.addressPhrase).not.toMatch(/ de [aeiouâéèêîôAEIOUÂÉÈÊÎÔ]/);
      expect(names.fr?.addressPhrase).not.toMatch(/ de (?:le|les) | d'(?![AEIOÉH])| du (?:la|les|l')/);
      expect(names.es?.addressPhrase).not.toMatch(/ (?:de|a) el /);
      expect(names.ar?.addressPhrase).not.toMatch(/ لال/);
    }
  });

  it.each([
    ['CIV', 'en', "the Permanent Mission of the Republic of Côte d'Ivoire"],
    ['CIV', 'fr', "la Mission permanente de la République de Côte d'Ivoire"],
    ['CIV', 'ru', "Постоянному представительству Республики Кот-д'Ивуар"],
    ['AUT', 'fr', "la Mission permanente de la République d'Autriche"],
    ['AUT', 'ru', 'Постоянному представительству Австрийской Республики'],
    ['SAU', 'ar', 'البعثة الدائمة للمملكة العربية السعودية'],
    ['CHN', 'zh', '中华人民共和国常驻代表团'],
    ['USA', 'en', 'the Permanent Mission of the United States of America'],
    ['RUS', 'es', 'la Misión Permanente de la Federación de Rusia'],
    ['UKR', 'en', 'the Permanent Mission of Ukraine'],
    ['INTERPOL', 'en', 'the International Criminal Police Organization (INTERPOL)'],
  ] as const)('writes the formal name of %s in %s with its article and case', (code, language, phrase) => {
    expect(entity(code).names[language]?.addressPhrase).toBe(phrase);
  });

  it('never leaves a bracketed name in the phrase of a State', () => {
    for (const { names } of missions)
      for (const language of languages) expect(names[language]?.addressPhrase).not.toMatch(/[(（]/);
  });

  it('claims no review that has not taken place', () => {
    for (const { names, formerNames } of entities) {
      for (const name of [...Object.values(names), ...(formerNames ?? [])]) expect(name.reviewed).toBe(false);
    }
  });

  it.each([
    ['TUR', 'Turkey', 'Turquie', 'Türkiye'],
    ['SWZ', 'Swaziland', 'Swaziland', 'Eswatini'],
    ['CZE', 'Czech Republic', 'République tchèque', 'Czechia'],
    ['NLD', 'Netherlands', 'Pays-Bas', 'Netherlands (Kingdom of the)'],
    ['MKD', 'The former Yugoslav Republic of Macedonia', 'ex-République yougoslave de Macédoine', 'North Macedonia'],
  ])('calls %s %s in 2015', (code, english, french, today) => {
    expect(nameAsAt(entity(code), 'en', '2015-05-20')?.shortName).toBe(english);
    expect(nameAsAt(entity(code), 'fr', '2015-05-20')?.shortName).toBe(french);
    expect(entityAsAt(entity(code), '2026-01-01').names.en.shortName).toBe(today);
  });
});

describe('status under the Convention', () => {
  const before = '2015-05-20';
  const after = '2016-06-30';

  it('counts 185 parties on 20 May 2015', () => {
    expect(withStatus('party', before)).toHaveLength(185);
    expect(codes(withStatus('signatory', before))).toEqual(['COG', 'IRN', 'JPN', 'KOR']);
  });

  it('counts 187 parties on 30 June 2016, of them 182 Member States', () => {
    const parties = withStatus('party', after);
    expect(parties).toHaveLength(187);
    expect(parties.filter(({ kind }) => kind === 'member-state')).toHaveLength(182);
    expect(codes(parties.filter(({ kind }) => kind !== 'member-state'))).toEqual(['COK', 'EU', 'NIU', 'PSE', 'VAT']);
  });

  it('divides the 193 Member States into 182 parties, 3 signatories and 8 others at that date', () => {
    const members = (status: string) => withStatus(status, after).filter(({ kind }) => kind === 'member-state');
    expect(codes(members('signatory'))).toEqual(['COG', 'IRN', 'JPN']);
    expect(codes(members('none'))).toEqual(['BTN', 'FJI', 'PLW', 'PNG', 'SLB', 'SOM', 'SSD', 'TUV']);
    expect(members('party').length + members('signatory').length + members('none').length).toBe(193);
  });

  it.each([
    ['KOR', '2015-11-04', 'signatory'],
    ['KOR', '2015-11-05', 'party'],
    ['PRK', '2016-06-16', 'none'],
    ['PRK', '2016-06-17', 'party'],
  ])('%s on %s: %s', (code, day, status) => {
    expect(statusAsAt(directory.treatyActions, code, untoc, day)).toBe(status);
  });

  it('gives a day only to the two changes whose day was checked', () => {
    const dated = directory.treatyActions.filter(({ since }) => since !== null);
    expect(dated.map(({ entityCode, since }) => [entityCode, since])).toEqual([
      ['KOR', '2015-11-05'],
      ['PRK', '2016-06-17'],
    ]);
  });

  it('says nothing about a day for which the table was not checked', () => {
    for (const day of ['2015-05-19', '2016-07-01']) {
      expect(() => withStatus('party', day)).toThrow(/checked for 2015-05-20 to 2016-06-30 only.*import a table/s);
    }
  });
});
