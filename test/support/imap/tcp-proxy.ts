import { connect, createServer, type Socket } from 'node:net';

/** Stands before a server and does to a connection what networks do. */
export interface TcpProxy {
  readonly port: number;
  /** Connections that it has cut. */
  readonly cuts: () => number;
  /** Connections that came. */
  readonly connections: () => number;
  /** The next connections end after so many bytes of the server, one number for each; later ones are left alone. */
  cutAfter(...bytes: number[]): void;
  /** Ends the open connections now. */
  cutAll(): void;
  /** While true, nothing passes in either direction and nobody is told. */
  hush(isOn: boolean): void;
  close(): Promise<void>;
}

/** @param change what becomes of the server's bytes; plain connections only */
export const startTcpProxy = async (
  serverPort: number,
  change: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<TcpProxy> => {
  const limits: number[] = [];
  const open = new Set<Socket>();
  let cuts = 0;
  let connections = 0;
  let isHushed = false;
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(serverPort, '127.0.0.1');
    let left = limits.shift() ?? Number.POSITIVE_INFINITY;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end).on('close', () => {
        open.delete(socket);
        end();
      });
    }
    client.on('data', (data: Buffer) => {
      if (!isHushed) upstream.write(data);
    });
    upstream.on('data', (data: Buffer) => {
      if (isHushed) return;
      const passed = change(data).subarray(0, left);
      left -= passed.length;
      if (left > 0) client.write(passed);
      else {
        cuts += 1;
        client.write(passed, end);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    port,
    cuts: () => cuts,
    connections: () => connections,
    cutAfter: (...bytes) => void limits.push(...bytes),
    cutAll: () => {
      for (const socket of open) socket.destroy();
    },
    hush: (isOn) => {
      isHushed = isOn;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
