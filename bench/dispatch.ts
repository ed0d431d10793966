import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { awaitingClearance, historyEvents, notesByState, startCampaign } from './campaign-run.ts';
import { type HelperProcess, startHelper } from './helper-process.ts';
import { cpuMsOf, peakMemoryMiB } from './process-figures.ts';
import { openScene, type Scene, smtpConnections } from './scene.ts';
import { syntheticDefinition, writeSyntheticCampaign } from './synthetic-campaign.ts';
import { median, table } from './table.ts';

export interface DispatchOptions {
  readonly addressees: number;
  readonly rounds: number;
  readonly workers: number;
  readonly cohortSize: number;
}

/** What the sink counted. */
export interface SinkReport {
  readonly accepted: number;
  readonly unique: number;
  readonly copies: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly mostConnections: number;
}

interface Run {
  readonly seconds: number;
  /** Of these, until the first message was taken. */
  readonly firstSeconds: number;
  readonly perSecond: number;
  /** Processor milliseconds a note, by part. */
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly sink: SinkReport;
}

interface Round {
  readonly engine: Run;
  readonly bare: Run;
  readonly ratio: number;
  readonly agrees: boolean;
}

export interface DispatchResult {
  readonly measurement: 'dispatch';
  readonly options: DispatchOptions;
  readonly smtpConnections: number;
  readonly rounds: readonly Round[];
  readonly enginePerSecond: number;
  readonly barePerSecond: number;
  readonly ratio: number;
  readonly workerPeakMiB: readonly (number | null)[];
  readonly barePeakMiB: number | null;
  readonly eventsPerAddressee: number;
  readonly loadBefore: number;
  readonly loadAfter: number;
  /** Every round: all accepted once, and the database says the same. */
  readonly agrees: boolean;
}

type Parts = Readonly<Record<string, number>>;

const cpuOf = (parts: Parts): Record<string, number> =>
  Object.fromEntries(Object.entries(parts).map(([name, pid]) => [name, cpuMsOf(pid)]));

/** Runs `begin`, waits until the sink has every recipient, and says how long it took from before `begin`. */
const measure = async (
  scene: Scene,
  addressees: number,
  parts: Parts,
  begin: () => Promise<unknown>,
): Promise<Omit<Run, 'sink'>> => {
  scene.sink.tell('reset');
  scene.sink.tell(`expect ${addressees}`);
  const before = cpuOf(parts);
  const beganMs = performance.timeOrigin + performance.now();
  const begun = begin();
  const { firstMs, lastMs } = await scene.sink.answer<SinkReport>();
  await begun;
  const after = cpuOf(parts);
  const seconds = (lastMs - beganMs) / 1000;
  return {
    seconds,
    firstSeconds: (firstMs - beganMs) / 1000,
    perSecond: addressees / seconds,
    cpuMs: Object.fromEntries(
      Object.keys(parts).map((name) => [name, ((after[name] ?? 0) - (before[name] ?? 0)) / addressees]),
    ),
  };
};

const engineRun = async (scene: Scene, id: string, options: DispatchOptions, parts: Parts): Promise<Run> => {
  const hash = await awaitingClearance(scene, id);
  const run = await measure(scene, options.addressees, parts, () =>
    scene.gateway.clear(id, { officer: 'clearing-officer', hash }),
  );
  // A copy would come after the last recipient's first: nothing may be under way any more.
  await untilSettled(scene, id);
  return { ...run, sink: await scene.sink.ask<SinkReport>('report') };
};

const untilSettled = async (scene: Scene, id: string): Promise<void> => {
  const underWay = { campaignId: id, state: { in: ['prepared', 'claimed', 'deferred', 'uncertain'] } };
  while ((await scene.databaseClient.note.count({ where: underWay })) > 0) await wait(100);
  await wait(500);
};

const bareRun = async (scene: Scene, bare: HelperProcess, pack: string, options: DispatchOptions): Promise<Run> => {
  await bare.ask(`load ${pack}`);
  const parts = { nodemailer: bare.child.pid, sink: scene.sink.child.pid };
  const run = await measure(scene, options.addressees, parts, async () => {
    bare.tell('go');
    return bare.answer();
  });
  return { ...run, sink: await scene.sink.ask<SinkReport>('report') };
};

/** The engine against bare pooled nodemailer, in turns within one run, the same bytes to the same sink. */
export const measureDispatch = async (
  options: DispatchOptions,
  say: (line: string) => void,
): Promise<DispatchResult> => {
  const loadBefore = loadavg()[0] as number;
  const scene = await openScene(say);
  try {
    const campaigns: { id: string; pack: string }[] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      const id = `bench-${round}`;
      const pack = join(scene.folder, `${id}.pack`);
      const definition = await syntheticDefinition(id, options.cohortSize);
      const runId = await startCampaign(scene, definition, 1);
      say(`Writing ${options.addressees} notes of round ${round} …`);
      await writeSyntheticCampaign(scene.database, {
        definition,
        addressees: options.addressees,
        speed: 1,
        runId,
        pack,
      });
      campaigns.push({ id, pack });
    }
    // What a server does by itself between the preparation and the clearance, which a person takes hours or days for.
    await scene.databaseClient.$executeRawUnsafe('VACUUM ANALYZE');
    await scene.databaseClient.$executeRawUnsafe('CHECKPOINT');
    const workers = await scene.startWorkers(options.workers);
    for (const { id } of campaigns) await awaitingClearance(scene, id);
    const bare = await startHelper(
      'bare-nodemailer',
      ['--port', String(scene.sinkPort), '--connections', String(smtpConnections)],
      join(scene.folder, 'bare.log'),
    );
    try {
      await bare.answer();
      const parts: Record<string, number> = {
        ...Object.fromEntries(workers.map(({ pid }, index) => [`worker ${index + 1}`, pid])),
        PostgreSQL: scene.stack.postgres?.current().pid as number,
        Temporal: scene.stack.temporalServer?.current().pid as number,
        sink: scene.sink.child.pid,
      };
      const rounds: Round[] = [];
      for (const [index, { id, pack }] of campaigns.entries()) {
        const runs = {
          engine: () => engineRun(scene, id, options, parts),
          bare: () => bareRun(scene, bare, pack, options),
        };
        // Who goes first changes from round to round.
        const first = index % 2 === 0 ? await runs.engine() : await runs.bare();
        const second = index % 2 === 0 ? await runs.bare() : await runs.engine();
        const [engine, other] = index % 2 === 0 ? [first, second] : [second, first];
        const states = await notesByState(scene, id);
        const agrees =
          engine.sink.unique === options.addressees &&
          engine.sink.copies === 0 &&
          states['request accepted'] === options.addressees &&
          Object.keys(states).length === 1;
        rounds.push({ engine, bare: other, ratio: engine.perSecond / other.perSecond, agrees });
        say(
          `Round ${index + 1}: engine ${engine.perSecond.toFixed(0)}/s, nodemailer ${other.perSecond.toFixed(0)}/s, ratio ${(engine.perSecond / other.perSecond).toFixed(2)}`,
        );
      }
      const events = await historyEvents(scene, campaigns[0]?.id as string);
      return {
        measurement: 'dispatch',
        options,
        smtpConnections,
        rounds,
        enginePerSecond: median(rounds.map(({ engine }) => engine.perSecond)),
        barePerSecond: median(rounds.map(({ bare: run }) => run.perSecond)),
        ratio: median(rounds.map(({ ratio }) => ratio)),
        workerPeakMiB: workers.map(({ pid }) => peakMemoryMiB(pid)),
        barePeakMiB: peakMemoryMiB(bare.child.pid),
        eventsPerAddressee: (events.cohort ?? 0) / options.addressees,
        loadBefore,
        loadAfter: loadavg()[0] as number,
        agrees: rounds.every(({ agrees }) => agrees),
      };
    } finally {
      await bare.child.stop('SIGTERM', 2_000);
    }
  } finally {
    await scene.close();
  }
};

/** The result for a person. */
export const dispatchTable = (result: DispatchResult): string => {
  const { options, rounds } = result;
  const cpu = (run: Run): string =>
    Object.entries(run.cpuMs)
      .map(([name, ms]) => `${name} ${ms.toFixed(2)}`)
      .join(', ');
  const memory = (values: readonly (number | null)[]): string =>
    values.map((value) => (value === null ? 'unknown' : `${value.toFixed(0)} MiB`)).join(' + ');
  return [
    `${options.addressees} notes, each with its own 50 KB file; ${options.workers} worker(s), cohorts of ${options.cohortSize}, ${result.smtpConnections} SMTP connections a sender.`,
    `Load average ${result.loadBefore.toFixed(1)} before, ${result.loadAfter.toFixed(1)} after.`,
    '',
    table(
      ['Round', 'engine /s', 'nodemailer /s', 'ratio', 'unique', 'copies', 'database agrees'],
      rounds.map(({ engine, bare, ratio, agrees }, index) => [
        String(index + 1),
        engine.perSecond.toFixed(0),
        bare.perSecond.toFixed(0),
        ratio.toFixed(2),
        String(engine.sink.unique),
        String(engine.sink.copies),
        agrees ? 'yes' : 'NO',
      ]),
    ),
    '',
    `Median: engine ${result.enginePerSecond.toFixed(0)}/s, bare nodemailer ${result.barePerSecond.toFixed(0)}/s, ratio ${result.ratio.toFixed(2)}.`,
    `Milliseconds from the clearance to the first note: ${rounds.map(({ engine }) => (engine.firstSeconds * 1000).toFixed(0)).join(', ')}.`,
    `Peak memory: worker ${memory(result.workerPeakMiB)}, bare nodemailer ${memory([result.barePeakMiB])}.`,
    `Temporal history events per addressee for the dispatch alone: ${result.eventsPerAddressee.toFixed(3)}.`,
    `Processor milliseconds a note, round by round: ${rounds.map(({ engine }) => cpu(engine)).join('; ')}.`,
    `Bare: ${rounds.map(({ bare }) => cpu(bare)).join('; ')}.`,
  ].join('\n');
};
