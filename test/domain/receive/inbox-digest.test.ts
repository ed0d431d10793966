import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestText, type WaitingLine } from '../../../domain/receive/inbox/digest.ts';
import { type Effect, inverse } from '../../../domain/receive/inbox/effect.ts';

const nowMs = Date.parse('2015-06-10T06:00:00Z');
const day = 86_400_000;

const line = (change: Partial<WaitingLine> = {}): WaitingLine => ({
  id: '3f2a91c4-0000',
  campaignId: 'first-meeting',
  reason: 'second-text',
  whose: 'AUT',
  from: 'mission@aut.example',
  sinceRealMs: nowMs - day,
  limitDays: 3,
  ...change,
});

describe('the daily mail', () => {
  it('says first what has waited longer than its campaign allows', () => {
    const { subject, text } = digestText(
      [line(), line({ id: '11111111', whose: 'CHE', sinceRealMs: nowMs - 4 * day })],
      nowMs,
    );
    expect(subject).toBe('2 things wait for a person, 1 too long');
    expect(text.indexOf('CHE')).toBeLessThan(text.indexOf('AUT'));
    expect(text).toContain('Waiting longer than the campaign allows: 1');
  });

  it('counts the limit by the moment: a thing at its limit is not late', () => {
    expect(digestText([line({ sinceRealMs: nowMs - 3 * day })], nowMs).subject).toBe('One thing waits for a person');
    expect(digestText([line({ sinceRealMs: nowMs - 3 * day - 1 })], nowMs).subject).toContain('too long');
  });

  it('lists everything once, in lines of at most 76 characters', () => {
    const lines = fc.array(
      fc.record({
        id: fc.uuid(),
        campaignId: fc.option(fc.constant('first-meeting')),
        reason: fc.constantFrom('second-text', 'no-evidence', 'delivery-failed'),
        whose: fc.constantFrom('AUT', '?'),
        from: fc.option(fc.string({ maxLength: 120 }).map((text) => text.replace(/\s/g, ''))),
        sinceRealMs: fc.integer({ min: nowMs - 30 * day, max: nowMs }),
        limitDays: fc.integer({ min: 1, max: 10 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, (waiting) => {
        const { text } = digestText(waiting, nowMs);
        for (const each of waiting) expect(text.split(each.id.slice(0, 8)).length - 1).toBeGreaterThanOrEqual(1);
        for (const printed of text.split('\n')) expect([...printed].length).toBeLessThanOrEqual(76);
      }),
    );
  });
});

describe('effects', () => {
  const effect = fc
    .tuple(fc.constantFrom('a', 'b'), fc.boolean(), fc.boolean())
    .map(([id, before, after]): Effect => ({ row: 'task', id, before: { open: before }, after: { open: after } }));

  it('undone twice are what they were', () => {
    fc.assert(
      fc.property(fc.array(effect), (effects) => {
        expect(inverse(inverse(effects))).toEqual(effects);
      }),
    );
  });

  it('that follow upon each other leave every row as it was, once undone', () => {
    const changes = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.boolean()));
    fc.assert(
      fc.property(changes, (list) => {
        const rows = new Map([
          ['a', true],
          ['b', false],
        ]);
        const start = new Map(rows);
        const effects = list.map(([id, open]): Effect => {
          const before = { open: rows.get(id) as boolean };
          rows.set(id, open);
          return { row: 'task', id, before, after: { open } };
        });
        for (const { id, after } of inverse(effects)) rows.set(id, (after as { open: boolean }).open);
        expect(rows).toEqual(start);
      }),
    );
  });
});
