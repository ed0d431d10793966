import { describe, expect, it } from 'vitest';
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
