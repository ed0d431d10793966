import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, FactKind, FactOrigin } from '../../../domain/registry/fact.ts';
import { changesBy, latestTold, type StatedFact } from '../../../domain/registry/registry-changes.ts';
import { registryMistakes } from '../../../domain/registry/registry-rules.ts';
import { factsAsAt, viewAsAt } from '../../../domain/registry/registry-view.ts';

interface Stone extends FactOrigin {
  readonly weight: number;
  readonly beside?: string | undefined;
}

const stones: FactKind<Stone> = {
  name: 'stones',
  one: 'stone',
  referencesOf: ({ beside }) => (beside === undefined ? [] : [{ at: ['beside'], kind: 'stones', id: beside }]),
  mistakesIn: (view) =>
    view
      .all(stones)
      .filter(({ weight }) => weight < 0)
      .map(({ id, knownSince }) => ({
        code: 'no-weight',
        kind: 'stones',
        id,
        knownSince,
        at: ['weight'],
        message: 'is less than nothing',
      })),
};

const kinds = new Map([['stones', stones as unknown as FactKind<FactOrigin>]]);

const stated = (id: string, knownSince: string, weight: number, more: Partial<Stone> = {}): StatedFact => ({
  kind: 'stones',
  id,
  knownSince,
  content: { weight, source: 'seen', ...more } as FactOrigin,
});

const recorded = (kept: readonly Fact[], ...facts: StatedFact[]): Fact[] => [
  ...kept,
  ...changesBy(kept, facts).map(({ fact }) => fact),
];

const days = ['2015-01-01', '2015-06-30', '2016-02-29', '2016-07-29', '2016-10-17'];
const anyStated = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    day: fc.constantFrom(...days),
    weight: fc.integer({ min: 0, max: 3 }),
    withdrawn: fc.option(fc.constant('a mistake'), { nil: undefined }),
  })
  .map(({ id, day, weight, withdrawn }) => stated(id, day, weight, withdrawn === undefined ? {} : { withdrawn }));

describe('reading as at a day', () => {
  it('takes of each fact the version known latest by then, and a correction of that day before it', () => {
    const facts = recorded(
      recorded([], stated('a', '2015-01-01', 1), stated('a', '2016-07-29', 2), stated('b', '2016-07-29', 5)),
      stated('a', '2015-01-01', 3),
    );
    const weights = (day: string | null) =>
      viewAsAt(facts, day)
        .all(stones)
        .map(({ id, weight }) => `${id}${weight}`);
    expect(weights('2014-12-31')).toEqual([]);
    expect(weights('2016-07-28')).toEqual(['a3']);
    expect(weights('2016-07-29')).toEqual(['a2', 'b5']);
    expect(weights(null)).toEqual(['a2', 'b5']);
  });

  it('leaves out what was withdrawn by then, and only from then on', () => {
    const facts = recorded([], stated('a', '2015-01-01', 1), stated('a', '2016-07-29', 1, { withdrawn: 'a mistake' }));
    expect(factsAsAt(facts, '2016-07-28')).toHaveLength(1);
    expect(factsAsAt(facts, '2016-07-29')).toEqual([]);
  });

  it('is not changed by anything that became known later', () => {
    fc.assert(
      fc.property(fc.array(anyStated), fc.array(anyStated), fc.constantFrom(...days), (first, second, day) => {
        const before = recorded([], ...first);
        const after = recorded(before, ...second.filter(({ knownSince }) => knownSince > day));
        expect(factsAsAt(after, day)).toEqual(factsAsAt(before, day));
      }),
    );
  });
});

describe('recording facts', () => {
  it('adds nothing when the same is stated again', () => {
    fc.assert(
      fc.property(fc.array(anyStated), (facts) => {
        const distinct = [...new Map(facts.map((fact) => [`${fact.id} ${fact.knownSince}`, fact])).values()];
        const kept = recorded([], ...distinct);
        expect(changesBy(kept, distinct)).toEqual([]);
        expect(changesBy(kept, latestTold(kept))).toEqual([]);
        expect(kept).toHaveLength(distinct.length);
      }),
    );
  });

  it('tells a new fact from a changed and from a corrected one, and numbers them', () => {
    const kept = recorded([], stated('a', '2015-01-01', 1));
    const changes = changesBy(kept, [
      stated('b', '2015-01-01', 1),
      stated('a', '2016-07-29', 2),
      stated('a', '2015-01-01', 9),
    ]);
    expect(changes.map(({ change, fact }) => `${fact.id}${fact.version} ${change}`)).toEqual([
      'b1 registered',
      'a2 corrected',
      'a3 changed',
    ]);
  });
});

describe('the registry refuses', () => {
  const mistakesOf = (...facts: StatedFact[]) =>
    registryMistakes(recorded([], ...facts), kinds).map(({ id, at, code, message }) => ({
      id,
      at: at.join('.'),
      code,
      message,
    }));

  it('a name of what is not there, and says which was meant', () => {
    expect(
      mistakesOf(stated('marble', '2015-01-01', 1), stated('slate', '2015-01-01', 1, { beside: 'marbel' })),
    ).toEqual([
      {
        id: 'slate',
        at: 'beside',
        code: 'unknown-reference',
        message: 'names "marbel", which is not among the stones; did you mean marble?',
      },
    ]);
  });

  it('a name of what was not known yet, so that no day has a name that leads nowhere', () => {
    expect(
      mistakesOf(stated('marble', '2016-07-29', 1), stated('slate', '2015-01-01', 1, { beside: 'marble' })),
    ).toMatchObject([{ id: 'slate', code: 'reference-not-known-yet' }]);
  });

  it('a name of what was withdrawn', () => {
    expect(
      mistakesOf(
        stated('marble', '2015-01-01', 1),
        stated('marble', '2015-06-30', 1, { withdrawn: 'never was' }),
        stated('slate', '2015-01-01', 1, { beside: 'marble' }),
      ),
    ).toMatchObject([{ id: 'slate', code: 'reference-withdrawn' }]);
  });

  it('what a kind finds wrong, once, also when it was wrong only for a time', () => {
    expect(
      mistakesOf(stated('a', '2015-01-01', -1), stated('b', '2015-06-30', 1), stated('a', '2016-02-29', 1)),
    ).toEqual([{ id: 'a', at: 'weight', code: 'no-weight', message: 'is less than nothing' }]);
  });
});
