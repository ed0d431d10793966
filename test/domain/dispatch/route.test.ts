import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailboxesInOrder, nextMailbox, startOf } from '../../../domain/dispatch/route.ts';

const [a, b, c] = ['first@aut.example', 'second@aut.example', 'third@aut.example'] as const;
const mailboxes = [a, b, c];

describe('the mailboxes of a mission', () => {
  it.each([
    ['stand as the directory has them', null, [a, b, c]],
    ['begin with the one that is known to work', c, [c, a, b]],
    ['begin with it whatever its letter case', 'SECOND@aut.example', [b, a, c]],
    ['are not changed by one that is not among them', 'gone@aut.example', [a, b, c]],
  ])('%s', (_what, workingMailbox, order) => {
    expect(mailboxesInOrder({ mailboxes, workingMailbox })).toEqual(order);
  });

  it.each([
    ['the second after the first', null, [a], b],
    ['the first after one that worked before', b, [b], a],
    ['the third after the two others, in whatever order', null, [b, a], c],
    ['none after all', null, [c, a, b], null],
    ['none of those tried, whatever the letter case', null, ['FIRST@aut.example'], b],
  ])('give a note that failed %s', (_what, workingMailbox, tried, next) => {
    expect(nextMailbox({ mailboxes, workingMailbox }, tried)).toBe(next);
  });

  it('are each tried once and only once, whichever is known to work', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 9 }),
        (numbers, working) => {
          const list = numbers.map((number) => `m${number}@aut.example`);
          const route = { mailboxes: list, workingMailbox: list[working] ?? null };
          const tried: string[] = [];
          for (let next = nextMailbox(route, tried); next !== null; next = nextMailbox(route, tried)) tried.push(next);
          expect(tried.toSorted()).toEqual(list.toSorted());
          expect(tried[0]).toBe(startOf({ ...route, channel: 'email' }, {}).envelopeTo);
        },
      ),
    );
  });

  it('are not written to where the note goes by hand', () => {
    expect(startOf({ mailboxes, workingMailbox: null, channel: 'hand' }, {})).toEqual({
      channel: 'hand',
      envelopeTo: '',
    });
  });
});
