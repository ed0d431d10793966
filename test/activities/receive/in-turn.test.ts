import { expect, it } from 'vitest';
import { inTurn } from '../../../activities/receive/in-turn.ts';

it('runs no more at a time than it may, all of them, in their order, whatever fails', async () => {
  const turn = inTurn(2);
  let running = 0;
  let most = 0;
  const began: number[] = [];
  const work = (number: number) =>
    turn(async () => {
      began.push(number);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (number % 3 === 0) throw new Error(`${number} fails`);
      return number;
    });
  const settled = await Promise.allSettled(Array.from({ length: 10 }, (_, number) => work(number)));
  expect(most).toBe(2);
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(settled.map(({ status }) => status)).toEqual(
    Array.from({ length: 10 }, (_, number) => (number % 3 === 0 ? 'rejected' : 'fulfilled')),
  );
  expect(await work(1)).toBe(1);
});
