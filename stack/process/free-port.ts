import { createServer } from 'node:net';

const tryPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });

/** True when nothing listens on this TCP port of 127.0.0.1. */
export const isFree = async (port: number): Promise<boolean> => (await tryPort(port)) === port;

/**
 * A free TCP port of 127.0.0.1: the wished one where it is free, else one the system chooses.
 * Someone else may take it before it is used; callers start again with another.
 */
export const freePort = async (wish?: number): Promise<number> => {
  const port = (wish === undefined ? undefined : await tryPort(wish)) ?? (await tryPort(0));
  if (port === undefined) throw new Error('No free TCP port on 127.0.0.1.');
  return port;
};
