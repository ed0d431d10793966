import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actionStanding, type Evidence } from '../../../domain/mandates/action-status.ts';
import { evidenceKinds } from '../../../domain/mandates/evidence-link.ts';
import { type MandateAction, mandateAddressees } from '../../../domain/mandates/mandate.ts';

const convene: MandateAction = {
  letter: 'a',
  verb: 'requests',
  addressee: 'secretariat',
  what: 'convene {minimum} meeting',
  minimum: 1,
  requires: [{ kind: 'meeting', atLeast: 1, interpreted: true }],
};

const meeting = (id: string, happened: boolean, interpreted = true): Evidence => ({
  kind: 'meeting',
  id,
  label: id,
  on: '2015-09-30',
  happened,
  interpreted,
});

const statusOf = (
  action: MandateAction,
  evidence: readonly Evidence[],
  day = '2016-07-29',
  dueOn: string | null = null,
) => actionStanding(action, evidence, day, dueOn).status;

it('is implemented once the least that was asked for has been counted', () => {
  expect(statusOf(convene, [])).toBe('not-started');
  expect(statusOf(convene, [meeting('one', false)])).toBe('not-started');
  expect(statusOf(convene, [meeting('one', true)])).toBe('implemented');
});

it('does not count a meeting without the interpretation that was asked for', () => {
  expect(statusOf(convene, [meeting('one', true, false)])).toBe('in-progress');
});

it('counts what is linked twice once', () => {
  const two = { ...convene, requires: [{ kind: 'meeting' as const, atLeast: 2 }] };
  expect(statusOf(two, [meeting('one', true), meeting('one', true)])).toBe('in-progress');
  expect(statusOf(two, [meeting('one', true), meeting('two', true)])).toBe('implemented');
});

it('is in progress while a document is in the register and not submitted', () => {
  const document: Evidence = { ...meeting('report', false), kind: 'document', on: null };
  const report = { ...convene, requires: [{ kind: 'document' as const, atLeast: 1 }] };
  expect(statusOf(report, [document])).toBe('in-progress');
  expect(statusOf(report, [{ ...document, happened: true }])).toBe('implemented');
});

it('goes on until it is due where the resolution says so', () => {
  const assist: MandateAction = { ...convene, continuing: true };
  expect(statusOf(assist, [meeting('one', true)])).toBe('in-progress');
  expect(statusOf(assist, [meeting('one', true)], '2016-10-17', '2016-10-17')).toBe('implemented');
});

it('is superseded from the day on which another resolution took its place', () => {
  const past: MandateAction = { ...convene, superseded: { by: '8/2', on: '2016-10-21' } };
  expect(statusOf(past, [meeting('one', true)], '2016-10-20')).toBe('implemented');
  expect(statusOf(past, [meeting('one', true)], '2016-10-21')).toBe('superseded');
});

const anyEvidence = fc.array(
  fc.record({
    kind: fc.constantFrom(...evidenceKinds),
    id: fc.constantFrom('a', 'b', 'c'),
    label: fc.constant('evidence'),
    on: fc.constant(null),
    happened: fc.boolean(),
    interpreted: fc.boolean(),
  }),
);

it('is never implemented without evidence that happened, and never by the Secretariat where others are asked', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...mandateAddressees),
      fc.boolean(),
      fc.array(fc.record({ kind: fc.constantFrom(...evidenceKinds), atLeast: fc.integer({ min: 1, max: 3 }) })),
      anyEvidence,
      (addressee, continuing, requires, evidence) => {
        const status = statusOf({ ...convene, addressee, continuing, requires }, evidence);
        if (addressee !== 'secretariat') expect(status).toBe('not-applicable');
        if (status !== 'implemented') return;
        for (const { kind, atLeast } of requires) {
          const counted = new Set(evidence.filter((each) => each.kind === kind && each.happened).map(({ id }) => id));
          expect(counted.size).toBeGreaterThanOrEqual(atLeast);
        }
        expect(evidence.some(({ happened }) => happened)).toBe(true);
      },
    ),
  );
});
