import { connect, createServer, type Socket } from 'node:net';

/** Stands before PostgreSQL and keeps the answer to one COMMIT back: what it committed, nobody is told of. */
export interface CommitThief {
  /** The database's address by way of it. */
  readonly url: string;
  /** The next transaction in which this text is written loses its answer. */
  readonly watchFor: (text: string) => void;
  /** Answers it has kept back. */
  readonly stolen: () => number;
  readonly close: () => Promise<void>;
}

export const startCommitThief = async (databaseUrl: string): Promise<CommitThief> => {
  const address = new URL(databaseUrl);
  const { hostname, port } = address;
  let watched: string | null = null;
  let stolen = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let isMarked = false;
    let isSilent = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      const end = (): void => {
        client.destroy();
        upstream.destroy();
        open.delete(socket);
      };
      socket.on('error', end).on('close', end);
    }
    client.on('data', (data: Buffer) => {
      if (watched !== null && data.includes(watched)) isMarked = true;
      upstream.write(data);
    });
    // The server names what it has done; the statements themselves may have been prepared long before.
    upstream.on('data', (data: Buffer) => {
      if (data.includes('BEGIN\0')) isMarked = false;
      if (isMarked && watched !== null && data.includes('COMMIT\0')) {
        isSilent = true;
        watched = null;
        stolen += 1;
      }
      if (!isSilent) client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url: address.href,
    watchFor: (text) => {
      watched = text;
    },
    stolen: () => stolen,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
