import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import type { AudienceQuery } from '../../../domain/campaign/definition.ts';
import type { Directory } from '../../../domain/directory/directory.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import type { Language } from '../../../domain/language.ts';
import { freezeAudience } from '../../../domain/launch/audience.ts';

const directory = readDirectoryCsv(join(import.meta.dirname, '../../../prisma/seed/directory'));
const query: AudienceQuery = {
  instrument: 'UNTOC',
  asAt: '2015-05-20',
  classes: ['parties', 'signatories', 'other-states', 'organizations'],
  include: [],
  exclude: [],
};
const freeze = (change: Partial<AudienceQuery> = {}, campaignLanguages: readonly Language[] = ['en', 'fr']) =>
  freezeAudience(directory, { ...query, ...change }, campaignLanguages);
const codes = (change: Partial<AudienceQuery>) => freeze(change).map(({ code }) => code);
const addressee = (code: string, campaignLanguages?: readonly Language[]) =>
  freeze({}, campaignLanguages).find((candidate) => candidate.code === code);
const refusalOf = (asking: () => unknown): DomainRefusal => {
  try {
    asking();
  } catch (error) {
    if (error instanceof DomainRefusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('the audience of the demonstration, 20 May 2015', () => {
  it.each([
    [['parties'], 185],
    [['signatories'], 4],
    [['other-states'], 9],
    [['organizations'], 12],
    [['parties', 'signatories', 'other-states', 'organizations'], 210],
  ] as const)('%j are %i', (classes, count) => {
    const audience = freeze({ classes });
    expect(audience).toHaveLength(count);
    expect(new Set(audience.map(({ audienceClass }) => audienceClass))).toEqual(new Set(classes));
  });

  it('asks parties and signatories as at that day, not as they are later', () => {
    expect(addressee('KOR')).toMatchObject({ treatyStatus: 'signatory', audienceClass: 'signatories' });
    expect(addressee('PRK')).toMatchObject({ treatyStatus: 'none', audienceClass: 'other-states' });
    expect(codes({ asAt: '2016-06-30', classes: ['parties'] })).toEqual(expect.arrayContaining(['KOR', 'PRK']));
  });

  it('writes notes verbales to 198 States and the European Union, letters to 12 organizations', () => {
    const letters = freeze().filter(({ instrument }) => instrument === 'letter');
    expect(letters).toHaveLength(12);
    expect(new Set(letters.map(({ kind }) => kind))).toEqual(new Set(['intergovernmental-organization']));
    expect(freeze().filter(({ instrument }) => instrument === 'note-verbale')).toHaveLength(198);
    expect(addressee('EU')).toMatchObject({
      instrument: 'note-verbale',
      audienceClass: 'parties',
      regionalGroup: null,
    });
  });

  it('uses the names of that day', () => {
    expect(addressee('TUR')?.names.en.shortName).toBe('Turkey');
    expect(addressee('TUR')?.names.fr?.addressPhrase).toBe('la Mission permanente de la République turque');
  });

  it('stands in English alphabetical order', () => {
    const names = freeze().map(({ names: { en } }) => en.shortName);
    const follows = (earlier: string, later: string) => expect(names.indexOf(later)).toBe(names.indexOf(earlier) + 1);
    expect(names[0]).toBe('Afghanistan');
    expect(names.at(-1)).toBe('Zimbabwe');
    follows('Costa Rica', "Côte d'Ivoire");
    follows('Thailand', 'The former Yugoslav Republic of Macedonia');
    follows('Turkey', 'Turkmenistan');
  });

  it('is the same whatever the order of the directory', () => {
    const reversed: Directory = { ...directory, entities: [...directory.entities].reverse() };
    expect(freezeAudience(reversed, query, ['en', 'fr'])).toEqual(freeze());
  });
});

/** The directory as if it had no names in these languages. */
const withoutNames = (missing: readonly Language[]): Directory => ({
  ...directory,
  entities: directory.entities.map((entity) => ({
    ...entity,
    names: {
      ...Object.fromEntries(
        Object.entries(entity.names).filter(([language]) => !missing.includes(language as Language)),
      ),
      en: entity.names.en,
    },
  })),
});

describe('language of the note', () => {
  it('is the first correspondence language that has wording', () => {
    expect(addressee('CIV')?.language).toBe('fr');
    expect(addressee('DZA')?.language).toBe('fr');
    expect(addressee('EGY')?.language).toBe('en');
    expect(addressee('AUT')?.language).toBe('en');
  });

  it('falls back to the first campaign language', () => {
    expect(addressee('AUT', ['fr'])?.language).toBe('fr');
  });

  it('is never one in which the directory has no phrase', () => {
    expect(addressee('ESP', ['en', 'es'])?.language).toBe('es');
    const withoutSpanish = withoutNames(['es']);
    const spain = freezeAudience(withoutSpanish, query, ['en', 'es']).find(({ code }) => code === 'ESP');
    expect(spain?.language).toBe('en');
  });

  it('refuses a campaign in whose languages somebody cannot be addressed, naming all of them', () => {
    const refusal = refusalOf(() =>
      freezeAudience(withoutNames(['ru']), { ...query, classes: ['signatories'] }, ['ru']),
    );
    expect(refusal.code).toBe('addressee-without-phrase');
    expect(refusal.mistakes).toHaveLength(4);
    expect(refusal.message).toContain('Japan (JPN)');
  });

  it('refuses a campaign without wording', () => {
    expect(refusalOf(() => freeze({}, [])).code).toBe('campaign-without-language');
  });
});

describe('inclusion and exclusion', () => {
  it('adds by code, under the class the entity belongs to', () => {
    const audience = freeze({ classes: ['signatories'], include: ['AUT', 'INTERPOL'] });
    expect(audience.map(({ code }) => code)).toEqual(['AUT', 'COG', 'INTERPOL', 'IRN', 'JPN', 'KOR']);
    expect(audience[0]).toMatchObject({ audienceClass: 'parties', treatyStatus: 'party' });
    expect(audience[2]).toMatchObject({ audienceClass: 'organizations', treatyStatus: 'none' });
  });

  it('takes out by code', () => {
    expect(codes({ classes: ['signatories'], exclude: ['JPN'] })).toEqual(['COG', 'IRN', 'KOR']);
  });

  it('does not add anybody twice', () => {
    expect(codes({ classes: ['signatories'], include: ['JPN', 'JPN'] })).toEqual(['COG', 'IRN', 'JPN', 'KOR']);
  });

  it('names every unknown code with what was probably meant', () => {
    const refusal = refusalOf(() => freeze({ include: ['AUX', 'Austria'], exclude: ['aut', 'Turkey', 'xyzzyq'] }));
    expect(refusal.code).toBe('unknown-entity');
    expect(refusal.mistakes.map(({ path }) => path)).toEqual([
      'audience.include.0',
      'audience.include.1',
      'audience.exclude.0',
      'audience.exclude.1',
      'audience.exclude.2',
    ]);
    const [, austria, small, former, nothing] = refusal.mistakes.map(({ message }) => message);
    expect(austria).toContain('did you mean AUT (Austria)?');
    expect(small).toContain('did you mean AUT (Austria)?');
    expect(former).toContain('did you mean TUR (Türkiye)?');
    expect(nothing).not.toContain('did you mean');
  });

  it('refuses a code in both lists', () => {
    const refusal = refusalOf(() => freeze({ include: ['AUT'], exclude: ['FRA', 'AUT'] }));
    expect(refusal.code).toBe('contradictory-audience');
    expect(refusal.message).toContain('"AUT"');
  });
});

describe('questions that have no answer', () => {
  it('refuses an audience of nobody', () => {
    expect(refusalOf(() => freeze({ classes: [] })).code).toBe('audience-of-nobody');
    const all = freeze({ classes: ['signatories'] }).map(({ code }) => code);
    expect(refusalOf(() => freeze({ classes: ['signatories'], exclude: all })).code).toBe('audience-of-nobody');
  });

  it('refuses an instrument that is not there, and a day nobody has checked', () => {
    const unknown = refusalOf(() => freeze({ instrument: 'UNCAC' }));
    expect(unknown.code).toBe('not-found');
    expect(unknown.message).toContain('the directory has UNTOC');
    expect(refusalOf(() => freeze({ asAt: '2026-01-01' })).code).toBe('treaty-status-not-checked');
  });
});

describe('the channel of an addressee', () => {
  const withoutMailbox: Directory = {
    ...directory,
    entities: directory.entities.map((entity) => (entity.code === 'CUB' ? { ...entity, mailboxes: [] } : entity)),
  };
  const channelsOf = (wanted: Parameters<typeof freezeAudience>[3]) =>
    new Map(freezeAudience(withoutMailbox, query, ['en'], wanted).map((each) => [each.code, each]));

  it('is e-mail, and by hand for whom the directory has no mailbox', () => {
    const frozen = channelsOf({});
    expect(frozen.get('AUT')).toMatchObject({ channel: 'email', passedOver: [] });
    expect(frozen.get('CUB')).toMatchObject({ channel: 'hand', passedOver: [{ channel: 'email', why: 'no-mailbox' }] });
  });

  it('is what the campaign wants', () => {
    const frozen = channelsOf({ AUT: ['hand'], CUB: ['email', 'portal'] });
    expect(frozen.get('AUT')?.channel).toBe('hand');
    expect(frozen.get('CUB')).toMatchObject({
      channel: 'portal',
      passedOver: [{ channel: 'email', why: 'no-mailbox' }],
    });
  });

  it('is refused by name, everybody at once, where none of those wanted can be taken', () => {
    const noMailbox = {
      ...withoutMailbox,
      entities: withoutMailbox.entities.map((each) => ({ ...each, mailboxes: [] })),
    };
    const refusal = refusalOf(() =>
      freezeAudience(noMailbox, query, ['en'], { AUT: ['email'], CUB: ['email'], FRA: ['portal'] }),
    );
    expect(refusal.code).toBe('addressee-without-channel');
    expect(refusal.mistakes.map(({ path }) => path)).toEqual(['channels.AUT', 'channels.CUB']);
    expect(refusal.mistakes[0]?.message).toContain('Austria (AUT) cannot be reached by email');
    expect(refusal.mistakes[1]?.message).toContain('email (the directory has no mailbox)');
  });
});
