import { loadavg } from 'node:os';
import { awaitingClearance, historyEvents, notesByState, startCampaign, untilAccepted } from './campaign-run.ts';
import { peakMemoryMiB } from './process-figures.ts';
import { openScene } from './scene.ts';
import { reminderGapMs, syntheticDefinition, writeSyntheticCampaign } from './synthetic-campaign.ts';

export interface EventsOptions {
  readonly addressees: number;
  readonly workers: number;
  readonly cohortSize: number;
  /** Real seconds from one round of reminders to the next; enough to render and send a whole round. */
  readonly gapSeconds: number;
}

export interface EventsResult {
  readonly measurement: 'events';
  readonly options: EventsOptions;
  /** Temporal history events per addressee of the cohorts, which dispatch and remind. */
  readonly afterDispatch: number;
  readonly afterThreeReminders: number;
  /** The same with the campaign's own, which prepare, have it cleared and start the cohorts. */
  readonly withCampaign: number;
  /** History events by type of workflow at the end. */
  readonly events: Readonly<Record<string, number>>;
  readonly workerPeakMiB: readonly (number | null)[];
  readonly notes: Readonly<Record<string, number>>;
  readonly sink: { readonly accepted: number; readonly unique: number };
  readonly agrees: boolean;
  readonly seconds: number;
  readonly loadAfter: number;
}

const rounds = 4;

/**
 * Runs a campaign that nobody answers through its dispatch and three reminders, which the engine numbers, renders and
 * sends by itself, and counts what that cost in Temporal history.
 */
export const measureEvents = async (options: EventsOptions, say: (line: string) => void): Promise<EventsResult> => {
  const { addressees, gapSeconds } = options;
  const began = Date.now();
  const scene = await openScene(say);
  try {
    const id = 'bench-events';
    const speed = reminderGapMs / (gapSeconds * 1000);
    const definition = await syntheticDefinition(id, options.cohortSize);
    const runId = await startCampaign(scene, definition, speed);
    say(`Writing ${addressees} notes …`);
    await writeSyntheticCampaign(scene.database, { definition, addressees, speed, runId, pack: null });
    await scene.databaseClient.$executeRawUnsafe('VACUUM ANALYZE');
    const workers = await scene.startWorkers(options.workers);
    await scene.gateway.clear(id, { officer: 'clearing-officer', hash: await awaitingClearance(scene, id) });

    const perAddressee = async (): Promise<number> => {
      const { cohort = 0 } = await historyEvents(scene, id);
      return cohort / addressees;
    };
    const figures: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await untilAccepted(scene, id, round * addressees, 2 * gapSeconds * 1000 + 60_000);
      figures.push(await perAddressee());
      say(
        `Round ${round}: all accepted after ${((Date.now() - began) / 1000).toFixed(0)} s, ${figures.at(-1)?.toFixed(3)} events per addressee.`,
      );
    }
    const notes = await notesByState(scene, id);
    const events = await historyEvents(scene, id);
    const { accepted, unique } = await scene.sink.ask<{ accepted: number; unique: number }>('report');
    return {
      measurement: 'events',
      options,
      afterDispatch: figures[0] as number,
      afterThreeReminders: figures[rounds - 1] as number,
      withCampaign: ((events.cohort ?? 0) + (events.campaign ?? 0)) / addressees,
      events,
      workerPeakMiB: workers.map(({ pid }) => peakMemoryMiB(pid)),
      notes,
      sink: { accepted, unique },
      agrees:
        accepted === rounds * addressees &&
        unique === addressees &&
        notes['request accepted'] === addressees &&
        notes['reminder accepted'] === (rounds - 1) * addressees,
      seconds: (Date.now() - began) / 1000,
      loadAfter: loadavg()[0] as number,
    };
  } finally {
    await scene.close();
  }
};

/** The result for a person. */
export const eventsText = (result: EventsResult): string =>
  [
    `${result.options.addressees} addressees in cohorts of ${result.options.cohortSize}, nobody answers; dispatch and three reminders, ${result.options.workers} worker(s), ${result.seconds.toFixed(0)} s in all.`,
    `Temporal history events per addressee: ${result.afterDispatch.toFixed(3)} after the dispatch, ${result.afterThreeReminders.toFixed(3)} after the third reminder (with the campaign's own workflow from launch on ${result.withCampaign.toFixed(3)}).`,
    `Events by workflow: ${Object.entries(result.events)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}.`,
    `Peak memory of the worker: ${result.workerPeakMiB.map((value) => (value === null ? 'unknown' : `${value.toFixed(0)} MiB`)).join(' + ')}.`,
    `The exchange has ${result.sink.accepted} messages for ${result.sink.unique} mailboxes; the database ${result.agrees ? 'agrees' : 'DOES NOT AGREE'} (${JSON.stringify(result.notes)}).`,
  ].join('\n');
