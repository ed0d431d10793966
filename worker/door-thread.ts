/**
 * The doors, in a thread of their own: the worker's other work (reading, filing, setting and sending notes) keeps its
 * thread busy for long whiles, and whoever hands over mail has to be answered all the same. Connections to the database
 * are its own too. It knows nothing of Temporal: what is stored is told to the worker, or found by its sweep.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import { openDatabase } from '../adapters/database/database.ts';
import { openClient } from '../adapters/database/prisma-client.ts';
import { TemporaryFailure } from '../domain/errors.ts';
import { closeDoors, type DoorNews, type DoorThreadData } from './door-messages.ts';
import { openDoors } from './doors.ts';
import { IntakeDesk } from './intake-desk.ts';

/** Messages that are written at a time: enough to keep the disk busy. */
const connections = 4;

const { databaseUrl, places, logLevel } = workerData as DoorThreadData;
const logger = pino({ level: logLevel, base: { part: 'doors' } }, pino.destination(2));
const tell = (news: DoorNews): void => parentPort?.postMessage(news);

const client = openClient(databaseUrl, connections);
const desk = new IntakeDesk(openDatabase(client, Date.now), (inMs) => tell({ kind: 'stored', inMs }));
try {
  const doors = await openDoors(places, desk, client, logger);
  tell({ kind: 'open', smtpPort: doors.smtpPort });
  parentPort?.on('message', async (order: unknown) => {
    if (order !== closeDoors) return;
    await doors.close();
    await client.$disconnect();
    parentPort?.close();
  });
} catch (error) {
  await client.$disconnect();
  if (!(error instanceof TemporaryFailure)) throw error;
  tell({ kind: 'shut', why: error.message });
  parentPort?.close();
}
