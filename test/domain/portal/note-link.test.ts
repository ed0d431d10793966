import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NoteLinkSituation, noteLinkEnd } from '../../../domain/portal/note-link.ts';

const day = 86_400_000;
const real = { originMs: 0, anchoredAtMs: 0, speed: 1 };
const accepted: NoteLinkSituation = {
  note: { state: 'accepted', attempt: 1, preparedAtMs: 0 },
  phase: 'open',
  cutOffAtMs: 60 * day,
  clock: real,
};

describe('a link in a note', () => {
  it('ends a fortnight after the cut-off, or after the day of a note that came later', () => {
    expect(noteLinkEnd('upload', accepted, day)).toBe(74 * day);
    const late = { ...accepted, note: { ...accepted.note, preparedAtMs: 80 * day } };
    expect(noteLinkEnd('notice', late, day)).toBe(94 * day);
    expect(noteLinkEnd('upload', accepted, 75 * day)).toBe(0);
  });

  it('is prolonged by an extension and never shortened by the passing of time', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(300), (cutOff, more, now) => {
        const end = (cutOffAtMs: number) => noteLinkEnd('upload', { ...accepted, cutOffAtMs }, now * day);
        expect(end((cutOff + more) * day)).toBeGreaterThanOrEqual(end(cutOff * day));
      }),
    );
  });

  it('is good for nothing while its note has not left', () => {
    for (const state of ['numbered', 'prepared', 'dropped'])
      expect(noteLinkEnd('notice', { ...accepted, note: { state, attempt: 0, preparedAtMs: 0 } }, day), state).toBe(0);
    for (const state of ['to-deliver', 'to-notify', 'accepted'])
      expect(noteLinkEnd('notice', { ...accepted, note: { state, attempt: 0, preparedAtMs: 0 } }, day), state).toBe(
        74 * day,
      );
    // Its mail may have arrived although the answer has not.
    expect(noteLinkEnd('notice', { ...accepted, note: { state: 'claimed', attempt: 1, preparedAtMs: 0 } }, day)).toBe(
      74 * day,
    );
  });

  it('takes nothing once the request is withdrawn; the notes stay to be read', () => {
    const withdrawn = { ...accepted, phase: 'withdrawn' };
    expect(noteLinkEnd('upload', withdrawn, day)).toBe(0);
    expect(noteLinkEnd('notice', withdrawn, day)).toBe(74 * day);
  });

  it('goes by the clock of its campaign', () => {
    const fast = { ...accepted, clock: { originMs: 0, anchoredAtMs: 1_000, speed: day } };
    expect(noteLinkEnd('upload', fast, 1_000)).toBe(1_074);
    expect(noteLinkEnd('upload', { ...fast, clock: { ...fast.clock, anchoredAtMs: null } }, 1_000)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});
