import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { PermanentFailure } from '../../domain/errors.ts';
import { startChild } from '../../stack/process/child.ts';
import { commandLineOf, isAlive, isOurs, waitUntilGone } from '../../stack/process/identity.ts';
import { type Part, supervise } from '../../stack/process/supervise.ts';
import { ownFolder } from '../support/stack.ts';

const program = 'process.on("SIGTERM", () => process.exit(0)); setInterval(() => undefined, 1000)';

const startPart = async (log: string, code = program): Promise<Part> => {
  const args = ['-e', code];
  const child = await startChild({
    name: 'part',
    command: process.execPath,
    args,
    env: {},
    log,
    orphanGuard: 'SIGTERM',
  });
  return { child, stop: () => child.stop('SIGTERM', 5_000) };
};

it('starts a part again that was killed, and leaves none behind when it is stopped', async () => {
  const log = join(ownFolder('supervise'), 'part.log');
  const lines: string[] = [];
  const pids: number[] = [];
  const begin = async () => {
    const part = await startPart(log);
    pids.push(part.child.pid);
    return part;
  };
  const part = await supervise({
    name: 'Part',
    start: begin,
    again: begin,
    say: (line) => lines.push(line),
    changed: () => undefined,
  });
  process.kill(part.current().child.pid, 'SIGKILL');
  await vi.waitUntil(() => pids.length === 2 && part.current().child.pid === pids[1], { timeout: 10_000 });
  await part.stop();
  expect(pids.filter(isAlive)).toEqual([]);
  expect(lines[0]).toMatch(/Part ended unexpectedly \(SIGKILL\)/);
  expect(lines[1]).toMatch(/Part runs again/);
});

it('keeps trying when a start fails, and can be stopped meanwhile', async () => {
  const log = join(ownFolder('supervise-fails'), 'part.log');
  const again = vi.fn(() => Promise.reject(new Error('no room')));
  const lines: string[] = [];
  const part = await supervise({
    name: 'Part',
    start: () => startPart(log),
    again,
    say: (line) => lines.push(line),
    changed: () => undefined,
  });
  process.kill(part.current().child.pid, 'SIGKILL');
  await vi.waitUntil(() => again.mock.calls.length >= 2, { timeout: 10_000 });
  await part.stop();
  expect(lines).toContain('Part could not be started again: no room');
});

it('kills a child that does not heed the gentle signal', async () => {
  const log = join(ownFolder('deaf'), 'part.log');
  const code = 'process.on("SIGTERM", () => undefined); console.log("deaf"); setInterval(() => undefined, 1000)';
  const { child } = await startPart(log, code);
  await vi.waitUntil(() => readFileSync(log, 'utf8').includes('deaf'));
  await child.stop('SIGTERM', 200);
  expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
});

it('ends a child whose parent was killed without a word', async () => {
  const log = join(ownFolder('orphan'), 'part.log');
  const childModule = new URL('../../stack/process/child.ts', import.meta.url).href;
  const parent = await startChild({
    name: 'parent',
    command: process.execPath,
    args: [
      '--input-type=module',
      '-e',
      `const { startChild } = await import(${JSON.stringify(childModule)});
       const child = await startChild({ name: 'orphan', command: process.execPath, args: ['-e', ${JSON.stringify(program)}],
         env: {}, log: ${JSON.stringify(`${log}.orphan`)}, orphanGuard: 'SIGTERM' });
       process.stdout.write(String(child.pid) + '\\n'); setInterval(() => undefined, 1000);`,
    ],
    env: {},
    log,
    orphanGuard: 'SIGKILL',
  });
  await vi.waitUntil(() => /^\d+\n/m.test(readFileSync(log, 'utf8')), { timeout: 10_000 });
  const orphan = Number(readFileSync(log, 'utf8').trim());
  expect(isAlive(orphan)).toBe(true);
  await parent.stop('SIGKILL', 1_000);
  expect(await waitUntilGone(orphan, 5_000)).toBe(true);
});

it('names what cannot be started', async () => {
  const log = join(ownFolder('missing'), 'part.log');
  const start = startChild({
    name: 'ghost',
    command: '/nowhere/ghost',
    args: [],
    env: {},
    log,
    orphanGuard: 'SIGTERM',
  });
  await expect(start).rejects.toThrow(PermanentFailure);
  await expect(start).rejects.toThrow(/ghost cannot be started: \/nowhere\/ghost/);
});

it('knows a process by its command line, not by its number', () => {
  expect(isOurs(process.pid, 'no-such-word-on-it')).toBe(false);
  expect(commandLineOf(process.pid)).toContain('node');
  expect(commandLineOf(2 ** 22 + 1)).toBeUndefined();
});
