import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { seed } from '../prisma/seed/seed.ts';
import { migrate } from '../stack/migrations.ts';
import { startPostgres } from '../stack/postgres.ts';
import { tailOf } from '../stack/process/child.ts';
import { startHelper } from './helper-process.ts';
import { peakMemoryMiB } from './process-figures.ts';
import type { RenderRun } from './render-once.ts';
import { median, table } from './table.ts';

export interface RenderOptions {
  readonly notes: number;
  readonly rounds: number;
}

export interface RenderResult {
  readonly measurement: 'render';
  readonly options: RenderOptions;
  readonly runs: readonly (RenderRun & { readonly workerPeakMiB: number | null; readonly renderingPeakMiB: number })[];
  readonly seconds: number;
  /** Worst of all rounds. */
  readonly delayP99Ms: number;
  readonly loadAfter: number;
}

/**
 * Renders and fixes request notes as a worker does, each round in a process and a database of its own, and says for
 * how long at a time the worker's own thread could do nothing else.
 */
export const measureRender = async (options: RenderOptions, say: (line: string) => void): Promise<RenderResult> => {
  const runs: RenderResult['runs'][number][] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    const run = await oneRound(options.notes);
    runs.push(run);
    say(`Round ${round}: ${run.seconds.toFixed(2)} s, event loop p99 ${run.delayMs.p99.toFixed(1)} ms.`);
  }
  return {
    measurement: 'render',
    options,
    runs,
    seconds: median(runs.map(({ seconds }) => seconds)),
    delayP99Ms: Math.max(...runs.map(({ delayMs }) => delayMs.p99)),
    loadAfter: loadavg()[0] as number,
  };
};

const oneRound = async (notes: number): Promise<RenderResult['runs'][number]> => {
  const folder = mkdtempSync(join(tmpdir(), 'verbale-bench-'));
  // Root's PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const stops: (() => Promise<void>)[] = [];
  try {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: join(folder, 'postgres.log') });
    stops.push(postgres.discard);
    await migrate(postgres.url);
    await seed(postgres.url);
    const helper = await startHelper('render-once', [postgres.url, String(notes)], join(folder, 'render-once.log'));
    stops.push(() => helper.child.stop('SIGTERM', 2_000));
    const run = await helper.answer<RenderRun>().catch((cause: unknown) => {
      throw new Error(`Nothing was rendered: ${tailOf(join(folder, 'render-once.log'))}`, { cause });
    });
    // Its processes are still there: it waits for the word to go.
    const peaks = run.renderingPids.map((pid) => peakMemoryMiB(pid) ?? 0);
    return {
      ...run,
      workerPeakMiB: peakMemoryMiB(helper.child.pid),
      renderingPeakMiB: peaks.reduce((sum, peak) => sum + peak, 0),
    };
  } finally {
    for (const stop of stops.toReversed()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The result for a person. */
export const renderTable = (result: RenderResult): string => {
  const { runs } = result;
  const [run] = runs;
  const mixed = Object.entries(run?.languages ?? {}).map(([language, count]) => `${count} ${language}`);
  return [
    `${result.options.notes} requests as PDF, Word and message, stored and entered in the ledger: ${mixed.join(', ')}.`,
    '',
    table(
      ['Round', 'seconds', 'notes /s', 'loop p50 ms', 'p99 ms', 'max ms', 'worker MiB', 'rendering MiB'],
      runs.map(({ notes, seconds, delayMs, workerPeakMiB, renderingPeakMiB, renderingPids }, index) => [
        String(index + 1),
        seconds.toFixed(2),
        (notes / seconds).toFixed(0),
        delayMs.p50.toFixed(1),
        delayMs.p99.toFixed(1),
        delayMs.max.toFixed(1),
        workerPeakMiB === null ? '?' : workerPeakMiB.toFixed(0),
        `${renderingPeakMiB.toFixed(0)} (${renderingPids.length})`,
      ]),
    ),
    '',
    `Event loop: how late a timer of 1 ms came on the worker's own thread, that millisecond included. Rendering: all its processes. Load average ${result.loadAfter.toFixed(1)}.`,
  ].join('\n');
};
