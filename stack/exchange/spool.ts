import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One delivery that is still owed, kept in the spool until it is done. */
export interface QueuedDelivery {
  /** Name of the entry's file, given by the spool. */
  readonly name: string;
  readonly spooledAs: string;
  readonly envelopeFrom: string;
  readonly recipient: string;
  readonly messageId: string;
  readonly sha256: string;
}

/** The exchange's folder: one .eml a message, byte-exact as received, and `queue/` with what is still owed. */
export interface Spool {
  /** Stores a message and returns its file name. */
  readonly store: (raw: Buffer) => string;
  readonly read: (spooledAs: string) => Promise<Buffer>;
  readonly enqueue: (entry: Omit<QueuedDelivery, 'name'>) => QueuedDelivery;
  readonly dequeue: (entry: QueuedDelivery) => void;
  /** Deliveries that an earlier run of the exchange left behind, oldest first. */
  readonly owed: () => QueuedDelivery[];
}

/** Opens the folder, creating it if need be. Messages of earlier runs stay and are numbered past. */
export const openSpool = (folder: string): Spool => {
  const queue = join(folder, 'queue');
  mkdirSync(queue, { recursive: true });
  let messages = highestNumber(readdirSync(folder));
  let entries = highestNumber(readdirSync(queue));
  return {
    store: (raw) => {
      messages += 1;
      const spooledAs = `${numbered(messages)}.eml`;
      writeFileSync(join(folder, spooledAs), raw);
      return spooledAs;
    },
    read: (spooledAs) => readFile(join(folder, spooledAs)),
    enqueue: (entry) => {
      entries += 1;
      const queued = { ...entry, name: `${numbered(entries)}.json` };
      writeFileSync(join(queue, queued.name), JSON.stringify(queued));
      return queued;
    },
    dequeue: (entry) => rmSync(join(queue, entry.name), { force: true }),
    owed: () =>
      readdirSync(queue)
        .sort()
        .flatMap((name) => readQueued(join(queue, name))),
  };
};

const numbered = (number: number): string => String(number).padStart(8, '0');

const highestNumber = (names: readonly string[]): number =>
  names.reduce((highest, name) => Math.max(highest, Number.parseInt(name, 10) || 0), 0);

/** An entry cut short by a kill in mid-write belongs to a message that was never answered with 250: its sender still has it. */
const readQueued = (path: string): QueuedDelivery[] => {
  try {
    return [JSON.parse(readFileSync(path, 'utf8')) as QueuedDelivery];
  } catch {
    return [];
  }
};
