import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { TemporaryFailure } from '../domain/errors.ts';
import { closeDoors, type DoorNews, type DoorThreadData } from './door-messages.ts';

/** The doors beside the worker's own thread. */
export interface DoorsBeside {
  /** Port of the door for SMTP; null when there is none. */
  readonly smtpPort: number | null;
  /** Rejects when the doors are lost; never resolves. */
  readonly lost: Promise<never>;
  /** Takes nothing more, and waits for what is being stored. */
  close(): Promise<void>;
}

const program = new URL(`./door-thread${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/**
 * Opens every way in, in a thread of its own.
 * @param onStored told of each item that was stored, and in how many real milliseconds
 * @throws {TemporaryFailure} when a port or socket cannot be had; none is open then
 */
export const openDoorsBeside = (data: DoorThreadData, onStored: (inMs: number) => void): Promise<DoorsBeside> => {
  const thread = new Worker(program, { workerData: data, execArgv: [] });
  const ended = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<never>();
  // Whoever closes the doors does not wait for their loss.
  lost.promise.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(error);
      lost.reject(error);
    };
    thread.on('message', (news: DoorNews) => {
      if (news.kind === 'stored') onStored(news.inMs);
      if (news.kind === 'shut') fail(new TemporaryFailure(news.why));
      if (news.kind === 'open')
        resolve({
          smtpPort: news.smtpPort,
          lost: lost.promise,
          close: () => {
            thread.postMessage(closeDoors);
            return ended.promise;
          },
        });
    });
    thread.once('error', fail);
    thread.once('exit', (code) => {
      ended.resolve();
      fail(new TemporaryFailure(`The thread of the doors for mail ended (${code}).`));
    });
  });
};
