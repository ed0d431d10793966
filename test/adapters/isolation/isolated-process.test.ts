import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type IsolatedProcess,
  IsolatedProcessDied,
  type Isolation,
  openIsolatedProcess,
} from '../../../adapters/isolation/isolated-process.ts';

interface Echo {
  readonly pid: number;
  readonly sinceMs: number;
}

const opened: IsolatedProcess<string, Echo, string>[] = [];
const open = (more: Partial<Isolation> = {}): IsolatedProcess<string, Echo, string> => {
  const echo = openIsolatedProcess<string, Echo, string>({
    program: fileURLToPath(new URL('./echo-process.ts', import.meta.url)),
    execArgv: [],
    env: {},
    timeMs: 60_000,
    requests: 100,
    ...more,
  });
  opened.push(echo);
  return echo;
};
afterEach(() => {
  for (const echo of opened.splice(0)) echo.close();
});

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const untilEnded = async (pid: number): Promise<void> => {
  while (isRunning(pid)) await sleep(20);
};

describe('an isolated process', () => {
  it('answers one request after the other, and says before what it has to say', async () => {
    const echo = open();
    const news: string[] = [];
    const answers = await Promise.all(['one', 'two'].map((word) => echo.ask(word, (said) => news.push(said))));
    expect(news).toEqual(['heard one', 'heard two']);
    expect(answers[0]?.pid).toBe(answers[1]?.pid);
  });

  it('is replaced after it died', async () => {
    const echo = open();
    const { pid } = await echo.ask('one');
    await expect(echo.ask('die')).rejects.toThrow(IsolatedProcessDied);
    expect((await echo.ask('two')).pid).not.toBe(pid);
  });

  it('starts before the request it is made ready for', async () => {
    const echo = open();
    echo.makeReady();
    await sleep(1_000);
    const askedAtMs = performance.timeOrigin + performance.now();
    expect((await echo.ask('one')).sinceMs).toBeLessThan(askedAtMs);
  });

  it('ends when nothing was asked of it for so long, and not while something waits', async () => {
    const echo = open({ idleMs: 50 });
    const [one, two] = await Promise.all([echo.ask('one'), echo.ask('two')]);
    expect(two.pid).toBe(one.pid);
    await untilEnded(one.pid);
    const three = await echo.ask('three');
    expect(three.pid).not.toBe(one.pid);
  });
});
