import { Worker } from 'node:worker_threads';

const program = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
}, 20);
`;

/**
 * Ends this process as soon as it holds more memory than it may, whatever it is busy with: the limit that V8 keeps is
 * for its own heap only, and what is unpacked lies outside. For isolated processes, never for the worker itself.
 *
 * @param megabytes resident memory of the whole process
 */
export const watchMemory = (megabytes: number): void => {
  new Worker(program, { eval: true, workerData: megabytes * 1024 * 1024, stdin: false }).unref();
};
