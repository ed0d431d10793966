import { describe, expect, it } from 'vitest';
import {
  deliveryList,
  deliveryListCells,
  inDeliveryOrder,
  type NoteToDeliver,
} from '../../../domain/dispatch/delivery-list.ts';
import { handDeliveryMoment } from '../../../domain/dispatch/hand-delivery.ts';
import { isLaidOut } from '../../../domain/dispatch/notes-to-deliver.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { aCycle, at } from '../../builders/a-cycle.ts';

const situation = { zone: 'Europe/Vienna', dated: '2015-05-20', nowMs: at('2015-06-02T07:30:00Z') };

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'no refusal';
  } catch (error) {
    return error instanceof DomainRefusal ? error.code : String(error);
  }
};

describe('the moment of a delivery by hand', () => {
  it('is noon of its day at the duty station', () => {
    expect(handDeliveryMoment({ ...situation, on: '2015-05-21' })).toBe(at('2015-05-21T10:00:00Z'));
  });

  it('is now where noon is still to come', () => {
    expect(handDeliveryMoment({ ...situation, on: '2015-06-02' })).toBe(situation.nowMs);
  });

  it('is on the day at the duty station, which may be tomorrow elsewhere', () => {
    const nowMs = at('2015-06-01T22:30:00Z');
    expect(handDeliveryMoment({ ...situation, nowMs, on: '2015-06-02' })).toBe(nowMs);
  });

  it.each([
    ['2015-06-03', 'delivered-in-the-future'],
    ['2015-05-19', 'delivered-before-its-date'],
    ['2015-02-30', 'not-a-calendar-day'],
    ['yesterday', 'not-a-calendar-day'],
  ])('is refused for %s: %s', (on, code) => {
    expect(codeOf(() => handDeliveryMoment({ ...situation, on }))).toBe(code);
  });
});

describe('a note lies ready', () => {
  const reminder = { state: 'to-deliver', kind: 'reminder' as const, sequence: 1 };

  it.each([
    ['while its cycle waits for it', reminder, { byHand: { kind: 'reminder' as const, sequence: 1 } }, true],
    ['not when a reply or a new deadline has overtaken it', reminder, { byHand: null }, false],
    [
      'not when another note has taken its place',
      reminder,
      { byHand: { kind: 'extension' as const, sequence: 1 } },
      false,
    ],
    [
      'whatever its cycle waits for, as an acknowledgement',
      { ...reminder, kind: 'acknowledgement' as const },
      {},
      true,
    ],
    [
      'not once it is delivered',
      { ...reminder, state: 'accepted' },
      { byHand: { kind: 'reminder' as const, sequence: 1 } },
      false,
    ],
  ])('%s', (_when, note, cycle, ready) => {
    expect(isLaidOut(note, { ...aCycle(), ...cycle })).toBe(ready);
  });
});

describe('a delivery list', () => {
  const note = (code: string, position: number, pages: number, reference: string): NoteToDeliver => ({
    code,
    addressee: `State ${code}`,
    position,
    kind: 'request',
    sequence: 1,
    reference,
    dated: '2015-05-20',
    pages,
  });

  it('stands in the order of the audience, and each note begins on a right-hand page', () => {
    const notes = inDeliveryOrder([note('C', 3, 1, 'VB 3'), note('A', 1, 2, 'VB 1'), note('B', 2, 3, 'VB 2')]);
    const rows = deliveryList(notes);
    expect(rows.map(({ number, code, firstPage }) => [number, code, firstPage])).toEqual([
      [1, 'A', 1],
      [2, 'B', 3],
      [3, 'C', 7],
    ]);
    expect(rows.every(({ firstPage }) => firstPage % 2 === 1)).toBe(true);
  });

  it('leaves room for day and hand in its table for programs', () => {
    const [row] = deliveryListCells(deliveryList([note('A', 1, 1, 'VB 1')]));
    expect(row).toMatchObject({ reference: 'VB 1', delivered_on: '', delivered_by: '' });
  });
});
