import { describe, expect, it } from 'vitest';
import { untranslated } from '../../../domain/efficiency/campaign-measures.ts';
import { type Entitlement, entitlements } from '../../../domain/efficiency/entitlement.ts';
import { type Redistribution, redistributions } from '../../../domain/efficiency/redistribution.ts';
import { entitlementUses, reuses } from '../../../domain/efficiency/use-of-resources.ts';
import { meetings } from '../../../domain/meetings/meeting.ts';
import type { Fact, FactKind, FactOrigin } from '../../../domain/registry/fact.ts';
import { viewAsAt } from '../../../domain/registry/registry-view.ts';
import {
  assistance,
  conference8,
  cooperation,
  review1,
  review2,
  smuggling,
  trafficking,
} from '../meetings/meetings-of-resolution.ts';

const factOf = <Content extends FactOrigin>({ name }: FactKind<Content>, id: string, content: Content): Fact => ({
  kind: name,
  id,
  knownSince: '2015-01-01',
  version: 1,
  content,
});

const held = [review1, review2, trafficking, smuggling, assistance, cooperation, conference8].map(
  ({ id, knownSince, version, ...content }) => factOf(meetings, id, content),
);

const entitlement = (more: Partial<Entitlement>): Fact =>
  factOf(entitlements, 'groups', {
    source: 'a list',
    bodies: ['trafficking', 'smuggling'],
    fromYear: 2014,
    toYear: 2015,
    ...more,
  });

const redistribution = (more: Partial<Redistribution>): Fact =>
  factOf(redistributions, 'saved', {
    source: 'a list',
    entitlements: ['groups'],
    releasedBy: 'back-to-back',
    usedFor: ['review-1', 'review-2'],
    ...more,
  });

describe('an entitlement', () => {
  it('is held against the meetings of its bodies in its years, with the days that pairs saved', () => {
    const [use] = entitlementUses(viewAsAt([...held, entitlement({ sittings: 8, documents: 3 })], null));
    expect(use?.use.meetings.map(({ id }) => id)).toEqual(['smuggling-3', 'trafficking-6']);
    expect(use?.use.totals).toMatchObject({ sittings: 10, days: 5 });
    expect(use?.pairs.map(({ first, second }) => `${first.id} ${second.id}`)).toEqual(['trafficking-6 smuggling-3']);
    expect(use?.sharedDays).toBe(1);
    expect(use?.exceeded).toEqual([{ what: 'sittings', entitled: 8, used: 10 }]);
  });

  it('of which nothing is known is not exceeded, and of other years is not used', () => {
    const [use] = entitlementUses(viewAsAt([...held, entitlement({ fromYear: 2016, toYear: 2017 })], null));
    expect(use).toMatchObject({ exceeded: [], pairs: [], sharedDays: 0, use: { totals: { sittings: 0 } } });
  });

  it('is refused when it ends before it begins', () => {
    const view = viewAsAt([entitlement({ fromYear: 2016, toYear: 2015 })], null);
    expect(entitlements.mistakesIn(view)).toMatchObject([{ code: 'ends-before-it-starts', id: 'groups' }]);
  });
});

describe('what pairing meetings released', () => {
  it('was used for the two intergovernmental meetings: ten sittings, five documents in six languages', () => {
    const [reuse] = reuses(viewAsAt([...held, redistribution({ documents: 5, languages: 6 })], null));
    expect(reuse?.use.totals).toMatchObject({ meetings: 2, sittings: 10, days: 5, interpretedSittings: 10 });
    expect(reuse?.languageVersions).toBe(30);
  });

  it('is refused where the meetings it names were not back to back', () => {
    const mistakes = (first: string, second: string) =>
      redistributions.mistakesIn(viewAsAt([...held, redistribution({ pairs: [{ first, second }] })], null));
    expect(mistakes('trafficking-6', 'smuggling-3')).toEqual([]);
    expect(mistakes('review-1', 'smuggling-3')).toMatchObject([{ code: 'not-back-to-back', at: ['pairs', 0] }]);
  });
});

describe('a room paper', () => {
  it('saves the pages of the languages in which it is not', () => {
    expect(untranslated([330, 331], 1)).toEqual({ words: 661, languages: 5, pages: 15 });
    expect(untranslated([330], 6)).toEqual({ words: 330, languages: 0, pages: 0 });
    expect(untranslated([], 1)).toEqual({ words: 0, languages: 5, pages: 0 });
  });
});
