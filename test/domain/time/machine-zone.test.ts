import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const printer = fileURLToPath(new URL('print-calendar-of-machine.ts', import.meta.url));

/** What a machine in that zone makes of the same campaign. */
const told = (TZ: string): { offset: number; rest: unknown } => {
  const { offset, ...rest } = JSON.parse(execFileSync(process.execPath, [printer], { env: { TZ }, encoding: 'utf8' }));
  return { offset, rest };
};

it('a machine in another time zone plans, checks and counts the very same', () => {
  const machines = ['Pacific/Kiritimati', 'America/St_Johns', 'UTC'].map(told);
  expect(machines.map(({ offset }) => offset)).toEqual([-840, 150, 0]);
  expect(machines[0]?.rest).toMatchObject({ sendings: expect.arrayContaining(['2015-06-05 09:00']) });
  for (const { rest } of machines) expect(rest).toEqual(machines[0]?.rest);
});
