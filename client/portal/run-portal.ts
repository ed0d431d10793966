import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Logger } from 'pino';
import { openDatabase } from '../../adapters/database/database.ts';
import { openClient } from '../../adapters/database/prisma-client.ts';
import { discardAbandonedFiles } from '../../adapters/database/upload-files.ts';
import { TemporaryFailure } from '../../domain/errors.ts';
import { limitsOf, type UploadLimits } from '../../domain/portal/upload-limits.ts';
import { portalApp } from './portal-app.ts';
import { RateLimiter } from './rate-limiter.ts';

export interface PortalPlace {
  readonly databaseUrl: string;
  readonly host: string;
  /** 0 = a port the system chooses. */
  readonly port: number;
  /** Address under which missions reach it, where a proxy stands in front; its path is where the portal's begin. */
  readonly publicUrl?: string | undefined;
  readonly proxies: number;
  readonly fileMegabytes: number;
  readonly logger: Logger;
  /** Other limits than those that follow from the largest file; for tests. */
  readonly limits?: UploadLimits;
}

export interface RunningPortal {
  readonly port: number;
  /** Address on this machine. */
  readonly url: string;
  /** Takes nothing new, lets what is under way finish for at most ten seconds. */
  stop(): Promise<void>;
}

const databaseConnections = 8;
const tidyMs = 60 * 60_000;
const drainMs = 10_000;

/** A form with large files over a slow line takes this long at most, in milliseconds. */
const requestMs = 60 * 60_000;

/**
 * Serves the portal.
 * @throws TemporaryFailure when its port is taken
 */
export const runPortal = async (place: PortalPlace): Promise<RunningPortal> => {
  const { logger } = place;
  const client = openClient(place.databaseUrl, databaseConnections);
  const base = place.publicUrl === undefined ? '' : new URL(place.publicUrl).pathname.replace(/\/+$/, '');
  const app = portalApp({
    client,
    database: openDatabase(client, Date.now),
    limits: place.limits ?? limitsOf(place.fileMegabytes),
    base,
    proxies: place.proxies,
    rates: new RateLimiter(),
    nowMs: Date.now,
    log: logger,
  });
  const tidy = (): void =>
    void discardAbandonedFiles(client, Date.now()).catch((error: unknown) =>
      logger.warn({ error: String(error) }, 'Abandoned uploads could not be removed; tried again later'),
    );
  const server = await listen(app.fetch, place).catch(async (error: unknown) => {
    await client.$disconnect();
    throw error;
  });
  tidy();
  const timer = setInterval(tidy, tidyMs);
  const { port } = server.address() as AddressInfo;
  const host = place.host === '0.0.0.0' || place.host === '::' ? '127.0.0.1' : place.host;
  return {
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${base}`,
    stop: async () => {
      clearInterval(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(late);
      await client.$disconnect();
    },
  };
};

const listen = (fetch: ReturnType<typeof portalApp>['fetch'], { host, port }: PortalPlace): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = serve(
      { fetch, hostname: host, port, serverOptions: { requestTimeout: requestMs, headersTimeout: 60_000 } },
      () => resolve(server),
    ) as Server;
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new TemporaryFailure(
          `The portal cannot listen at ${host}:${port} (${cause.code ?? cause.message}): free the port or set PORTAL_PORT to another.`,
          { cause },
        ),
      ),
    );
  });
