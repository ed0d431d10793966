import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, type NativeConnectionOptions, Runtime, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createInboxActivities } from '../activities/inbox.ts';
import { createActivities } from '../activities/index.ts';
import { createTransmittalActivities } from '../activities/transmittal.ts';
import { createWritingActivities } from '../activities/writing.ts';
import { buildDigestMime } from '../adapters/mail/mime-digest.ts';
import type { IntakeInput } from '../workflows/contracts/intake.ts';
import { verbaleTaskQueue } from '../workflows/contracts/task-queues.ts';
import { compose, type WorkerSettings } from './compose.ts';
import { startDigestSchedule } from './digest-schedule.ts';
import type { DoorPlaces } from './doors.ts';
import { type DoorsBeside, openDoorsBeside } from './doors-beside.ts';
import { ItemJudging } from './item-judging.ts';

export interface RunningWorker {
  /** Port on which mail is taken in; null when this worker has no door. */
  readonly intakePort: number | null;
  /** Resolves when the worker has stopped; rejects when it failed. */
  readonly done: Promise<void>;
  /** Lets work under way finish, then stops. */
  stop(): Promise<void>;
}

export interface WorkerPlace extends WorkerSettings, DoorPlaces {
  readonly temporal: NativeConnectionOptions;
  readonly namespace: string;
  readonly bundleFile: string;
  /** Who is told daily what waits for a person, and at which hour (UTC); absent or null = only whom campaigns name, at six. */
  readonly digest?: { readonly to: readonly string[]; readonly hour: number } | null;
  readonly logger: Logger;
}

/** Activities at a time: enough to keep every SMTP connection busy, few enough to keep memory small. */
const concurrentActivities = 40;

/** Hour of the day, UTC: before offices open in Europe. */
const usualDigestHour = 6;

/** Workflows kept in memory; replaying one that was let go is cheap. */
const cachedWorkflows = 300;

/** Starts one worker: workflows, activities and the door for incoming mail. */
export const runWorker = async (place: WorkerPlace): Promise<RunningWorker> => {
  const { logger } = place;
  installLogger(logger);
  const connection = await NativeConnection.connect(place.temporal);
  const client = new Client({
    connection: await Connection.connect(place.temporal as { address: string }),
    namespace: place.namespace,
  });
  const composition = await compose(place, client);
  const judging = new ItemJudging(composition.dependencies.database.read, client, logger);
  const activities = createActivities(composition.dependencies);
  const worker = await Worker.create({
    connection,
    namespace: place.namespace,
    taskQueue: verbaleTaskQueue,
    workflowBundle: { codePath: place.bundleFile },
    activities: {
      ...activities,
      judgeItem: (input: IntakeInput) => activities.judgeItem(input).finally(() => judging.judged()),
      ...createInboxActivities(composition.dependencies, {
        to: place.digest?.to ?? [],
        message: buildDigestMime,
      }),
      ...createTransmittalActivities(composition.dependencies),
      ...createWritingActivities(composition.dependencies),
    },
    maxConcurrentActivityTaskExecutions: concurrentActivities,
    maxCachedWorkflows: cachedWorkflows,
    // A task lost between server and worker is handed out again soon, not after ten seconds.
    stickyQueueScheduleToStartTimeout: '3 seconds',
    shutdownGraceTime: '30 seconds',
  });

  const { intake, lmtp = null, mailbox = null } = place;
  const doors: DoorsBeside | null =
    intake === null && lmtp === null && mailbox === null
      ? null
      : await openDoorsBeside(
          { databaseUrl: place.databaseUrl, places: { intake, lmtp, mailbox }, logLevel: logger.level },
          (inMs) => judging.stored(inMs),
        );
  if (doors !== null) judging.open();

  await startDigestSchedule(client, place.digest?.hour ?? usualDigestHour).catch((error: unknown) => {
    logger.warn({ error: String(error) }, 'The daily mail about what waits could not be scheduled');
  });
  const done = worker.run().finally(async () => {
    judging.close();
    await doors?.close();
    await composition.close();
    await client.connection.close();
    await connection.close();
  });
  doors?.lost.catch((error: unknown) => {
    if (worker.getState() !== 'RUNNING') return;
    logger.error({ error: String(error) }, 'No mail is taken in any more; the worker ends, to be started again');
    worker.shutdown();
  });
  return {
    intakePort: doors?.smtpPort ?? null,
    done,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
};

let installed = false;

/** Temporal's own messages go where ours go; installed once a process. */
const installLogger = (logger: Logger): void => {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      const write = level === 'ERROR' ? logger.error : logger.warn;
      write.call(logger, meta ?? {}, message);
    }),
    shutdownSignals: [],
  });
};
