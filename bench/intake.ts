import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sha256 } from '../adapters/database/ledger.ts';
import { awaitingClearance, startCampaign, untilAccepted } from './campaign-run.ts';
import { type HelperProcess, startHelper } from './helper-process.ts';
import type { SenderReport } from './intake-sender.ts';
import { type PackedMessage, packMessages } from './message-pack.ts';
import { cpuMsOf, peakMemoryMiB } from './process-figures.ts';
import { openScene, type Scene } from './scene.ts';
import { syntheticDefinition, writeSyntheticCampaign } from './synthetic-campaign.ts';
import { syntheticReply } from './synthetic-reply.ts';
import { table } from './table.ts';

export interface IntakeOptions {
  /** Mails of each run. */
  readonly mails: number;
  readonly connections: number;
  /** Mails a second in the paced run. */
  readonly perSecond: number;
}

interface Run {
  readonly name: string;
  readonly answered250: number;
  readonly refused: readonly string[];
  /** Answered 250 a second, from the first connection to the last 250. */
  readonly perSecond: number;
  /** Filed and acknowledged a second, from the first connection to the last acknowledgement. */
  readonly acknowledgedPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** From the last 250 until every item was judged, and until every acknowledgement was accepted. */
  readonly judgedSeconds: number;
  readonly acknowledgedSeconds: number;
  /** Items in the bytes that were sent. */
  readonly sameBytes: number;
  readonly filed: number;
  readonly acknowledged: number;
  /** Processor milliseconds a mail, by part, from the first connection to the last acknowledgement. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

export interface IntakeResult {
  readonly measurement: 'intake';
  readonly options: IntakeOptions;
  readonly runs: readonly Run[];
  readonly meanBytes: number;
  readonly workerPeakMiB: number | null;
  readonly loadBefore: number;
  readonly loadAfter: number;
  /** Everything answered 250 is there byte for byte, filed and acknowledged once. */
  readonly agrees: boolean;
  /** At least twenty a second, and 99 of 100 answers within half a second at that pace. */
  readonly meetsGoal: boolean;
}

const goal = { perSecond: 20, p99Ms: 500 };

const longestDrainMs = 600_000;

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  const endMs = Date.now() + longestDrainMs;
  while (!(await holds())) {
    if (Date.now() > endMs) throw new Error(`${what}: not so after ${longestDrainMs / 1_000} s.`);
    // Looking costs the machine that is measured.
    await wait(500);
  }
};

const measure = async (
  scene: Scene,
  sender: HelperProcess,
  parts: Readonly<Record<string, number>>,
  { name, campaignId, replies, pace }: { name: string; campaignId: string; replies: PackedMessage[]; pace: number },
): Promise<Run> => {
  const pack = join(scene.folder, `${name.replaceAll(' ', '-')}.pack`);
  writeFileSync(pack, packMessages(replies));
  await sender.ask(`load ${pack}`);
  const hashes = replies.map(({ mime }) => sha256(mime));
  const before = new Map(Object.entries(parts).map(([part, pid]) => [part, cpuMsOf(pid)]));
  const report = await sender.ask<SenderReport>(`go ${pace}`);
  const answeredMs = performance.now();
  const ofRun = { rawSha256: { in: hashes } };
  const { incomingItem, submission } = scene.databaseClient;
  await until(
    'All items are judged',
    async () => (await incomingItem.count({ where: { ...ofRun, state: { not: 'stored' } } })) >= report.answered250,
  );
  const judgedMs = performance.now();
  const items = await incomingItem.findMany({ where: ofRun, select: { id: true, state: true } });
  const filed = items.filter(({ state }) => state === 'filed').map(({ id }) => id);
  const acknowledged = () =>
    submission.count({ where: { campaignId, itemId: { in: filed }, acknowledgedAt: { not: null } } });
  await until('All filed items are acknowledged', async () => (await acknowledged()) >= filed.length);
  const acknowledgedSeconds = (performance.now() - answeredMs) / 1_000;
  return {
    name,
    answered250: report.answered250,
    refused: [...new Set(report.refused)],
    perSecond: report.answered250 / report.seconds,
    acknowledgedPerSecond: filed.length / (report.seconds + acknowledgedSeconds),
    p50Ms: at(report.answerMs, 0.5),
    p99Ms: at(report.answerMs, 0.99),
    maxMs: at(report.answerMs, 1),
    judgedSeconds: (judgedMs - answeredMs) / 1_000,
    acknowledgedSeconds,
    sameBytes: items.length,
    filed: filed.length,
    acknowledged: await acknowledged(),
    cpuMs: Object.fromEntries(
      Object.entries(parts).map(([part, pid]) => [part, (cpuMsOf(pid) - (before.get(part) ?? 0)) / report.answered250]),
    ),
  };
};

/** Replies of 1 MB through the whole way in: first as many as go, then at a steady pace. */
export const measureIntake = async (options: IntakeOptions, say: (line: string) => void): Promise<IntakeResult> => {
  const loadBefore = loadavg()[0] as number;
  const scene = await openScene(say);
  try {
    const definition = await syntheticDefinition('bench-intake', 200);
    const runId = await startCampaign(scene, definition, 1);
    const addressees = 2 * options.mails;
    await writeSyntheticCampaign(scene.database, { definition, addressees, speed: 1, runId, pack: null });
    const [worker] = await scene.startWorkers(1);
    if (worker?.intakePort === undefined) throw new Error('The worker has no door.');
    say(`Sending ${addressees} requests, which the replies answer …`);
    const hash = await awaitingClearance(scene, definition.id);
    await scene.gateway.clear(definition.id, { officer: 'clearing-officer', hash });
    await untilAccepted(scene, definition.id, addressees, 300_000);

    const notes = (await scene.database.read.notesOf(definition.id, null)).filter(({ kind }) => kind === 'request');
    const replies: PackedMessage[] = [];
    for (const note of notes) replies.push(await syntheticReply(note, definition.office.replyMailbox));
    const sender = await startHelper(
      'intake-sender',
      ['--port', String(worker.intakePort), '--connections', String(options.connections)],
      join(scene.folder, 'sender.log'),
    );
    try {
      await sender.answer();
      const parts = {
        worker: worker.pid,
        PostgreSQL: scene.stack.postgres?.current().pid as number,
        Temporal: scene.stack.temporalServer?.current().pid as number,
      };
      const runs: Run[] = [];
      for (const run of [
        { name: 'as many as go', replies: replies.slice(0, options.mails), pace: 0 },
        { name: `${options.perSecond} a second`, replies: replies.slice(options.mails), pace: options.perSecond },
      ]) {
        runs.push(await measure(scene, sender, parts, { ...run, campaignId: definition.id }));
        const { name, perSecond, p99Ms } = runs.at(-1) as Run;
        say(`${name}: ${perSecond.toFixed(1)} mails/s, 99 of 100 answered within ${p99Ms.toFixed(0)} ms`);
      }
      const [free, paced] = runs as [Run, Run];
      return {
        measurement: 'intake',
        options,
        runs,
        meanBytes: replies.reduce((sum, { mime }) => sum + mime.length, 0) / replies.length,
        workerPeakMiB: peakMemoryMiB(worker.pid),
        loadBefore,
        loadAfter: loadavg()[0] as number,
        agrees: runs.every(
          ({ answered250, sameBytes, filed, acknowledged }) =>
            answered250 === options.mails &&
            sameBytes === answered250 &&
            filed === answered250 &&
            acknowledged === filed,
        ),
        meetsGoal: free.perSecond >= goal.perSecond && paced.p99Ms <= goal.p99Ms,
      };
    } finally {
      await sender.child.stop('SIGTERM', 2_000);
    }
  } finally {
    await scene.close();
  }
};

/** The result for a person. */
export const intakeTable = (result: IntakeResult): string => {
  const { options, runs } = result;
  return [
    `${options.mails} replies a run, ${(result.meanBytes / 1024 / 1024).toFixed(2)} MiB each with a Word file of its own, by ${options.connections} connections to one worker.`,
    `Load average ${result.loadBefore.toFixed(1)} before, ${result.loadAfter.toFixed(1)} after.`,
    '',
    'The way in: stored, then answered 250, while the worker judges what came before.',
    table(
      ['Run', 'answered 250', 'mails/s', 'p50 ms', 'p99 ms', 'max ms', 'same bytes'],
      runs.map((run) => [
        run.name,
        String(run.answered250),
        run.perSecond.toFixed(1),
        run.p50Ms.toFixed(0),
        run.p99Ms.toFixed(0),
        run.maxMs.toFixed(0),
        String(run.sameBytes),
      ]),
    ),
    '',
    'Behind it: from the first connection to the last acknowledgement.',
    table(
      ['Run', 'filed', 'acknowledged', 'mails/s', 's to judged', 's to acknowledged'],
      runs.map((run) => [
        run.name,
        String(run.filed),
        String(run.acknowledged),
        run.acknowledgedPerSecond.toFixed(1),
        run.judgedSeconds.toFixed(1),
        run.acknowledgedSeconds.toFixed(1),
      ]),
    ),
    'Seconds after the last 250.',
    '',
    ...runs.flatMap((run) =>
      run.refused.length === 0 ? [] : [`Refused in "${run.name}": ${run.refused.join('; ')}.`],
    ),
    `Peak memory of the worker: ${result.workerPeakMiB === null ? 'unknown' : `${result.workerPeakMiB.toFixed(0)} MiB`}.`,
    `Processor milliseconds a mail to its acknowledgement: ${runs
      .map(({ cpuMs }) =>
        Object.entries(cpuMs)
          .map(([part, ms]) => `${part} ${ms.toFixed(0)}`)
          .join(', '),
      )
      .join('; ')}.`,
    `Goal of the way in (${goal.perSecond} mails/s as many as go, p99 of ${goal.p99Ms} ms at the pace): ${result.meetsGoal ? 'met' : 'NOT met'}; nothing lost: ${result.agrees ? 'yes' : 'NO'}.`,
  ].join('\n');
};
