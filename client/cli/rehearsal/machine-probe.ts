import { pbkdf2 } from 'node:crypto';

/** What the probe takes on two quiet cores, in milliseconds. */
export const quietProbeMs = 450;

const pieceOfWork = (): Promise<void> =>
  new Promise((resolve, reject) => {
    pbkdf2('probe', 'probe', 300_000, 64, 'sha512', (error) => (error === null ? resolve() : reject(error)));
  });

/** Milliseconds that two equal pieces of work take side by side just now: longer where the machine is slower or busy. */
export const probeMachine = async (): Promise<number> => {
  const began = performance.now();
  await Promise.all([pieceOfWork(), pieceOfWork()]);
  return performance.now() - began;
};
