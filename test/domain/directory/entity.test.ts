import { describe, expect, it } from 'vitest';
import { addressedTo } from '../../../domain/directory/addressed-to.ts';
import { type Entity, entityAsAt, isState, nameAsAt } from '../../../domain/directory/entity.ts';

const named = (shortName: string) => ({
  shortName,
  addressPhrase: `the Mission of ${shortName}`,
  sortKey: shortName,
  reviewed: false,
});
const renamedTwice: Entity = {
  code: 'AAA',
  kind: 'member-state',
  m49: null,
  regionalGroup: 'african',
  names: { en: named('Third'), fr: named('Troisième') },
  formerNames: [
    { ...named('Second'), language: 'en', until: '2020-01-01' },
    { ...named('First'), language: 'en', until: '2010-01-01' },
  ],
  languages: ['fr'],
  mailboxes: ['a@a.example'],
};

describe('name as at a day', () => {
  it.each([
    ['2009-12-31', 'First'],
    ['2010-01-01', 'Second'],
    ['2019-12-31', 'Second'],
    ['2020-01-01', 'Third'],
  ])('on %s is %s', (day, shortName) => {
    expect(nameAsAt(renamedTwice, 'en', day)).toEqual(named(shortName));
  });

  it('changes only the languages that have a former name, and invents none', () => {
    const then = entityAsAt(renamedTwice, '2015-05-20');
    expect(then.names).toEqual({ en: named('Second'), fr: named('Troisième') });
    expect(then.formerNames?.map(({ shortName }) => shortName)).toEqual(['First']);
    expect(nameAsAt(renamedTwice, 'ru', '2015-05-20')).toBeUndefined();
  });

  it('leaves an entity without former names as it is', () => {
    const { formerNames: _, ...plain } = renamedTwice;
    expect(entityAsAt(plain, '1990-01-01').names).toEqual(plain.names);
  });
});

describe('kinds', () => {
  it('counts members, observers and other States as States, organizations not', () => {
    expect(isState({ kind: 'member-state' })).toBe(true);
    expect(isState({ kind: 'non-member-observer-state' })).toBe(true);
    expect(isState({ kind: 'other-state' })).toBe(true);
    expect(isState({ kind: 'regional-organization' })).toBe(false);
    expect(isState({ kind: 'intergovernmental-organization' })).toBe(false);
  });
});

describe('a phrase after "to"', () => {
  it.each([
    ['en', 'the Permanent Mission of Benin', 'to the Permanent Mission of Benin'],
    ['fr', 'la Mission permanente du Bénin', 'à la Mission permanente du Bénin'],
    ['fr', "l'Union africaine", "à l'Union africaine"],
    ['fr', "le Conseil de l'Europe", "au Conseil de l'Europe"],
    ['fr', 'les Bureaux', 'aux Bureaux'],
    ['es', 'la Misión Permanente de Benin', 'a la Misión Permanente de Benin'],
    ['es', 'el Consejo de Europa', 'al Consejo de Europa'],
    ['ru', 'Постоянному представительству Бенина', 'Постоянному представительству Бенина'],
  ] as const)('in %s: %s', (language, phrase, result) => {
    expect(addressedTo(language, phrase)).toBe(result);
  });
});
