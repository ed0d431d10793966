import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExchangeBehaviour } from '../domain/rehearsal/exchange-behaviour.ts';
import { seed } from '../prisma/seed/seed.ts';
import { type Connections, temporalFromEnvironment } from './connections.ts';
import { type Environment, environment } from './environment.ts';
import type { Exchange } from './exchange/start.ts';
import { startExchange } from './exchange/start.ts';
import { migrate } from './migrations.ts';
import { type PortalProcess, startPortal } from './portal-process.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { freePort } from './process/free-port.ts';
import { commandLineOf } from './process/identity.ts';
import { type Part, type Supervised, supervise } from './process/supervise.ts';
import { clearLeftOvers, refuseSecondStack, writeStackRecord } from './running-stack.ts';
import { startTemporal, type TemporalServer } from './temporal-server.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

export interface EmbeddedOptions {
  /** Data folder; VERBALE_HOME when absent. */
  readonly home?: string;
  /** Takes each line for the person who watches. */
  readonly say?: (line: string) => void;
  /** Settings instead of this process's environment. */
  readonly environment?: Environment;
  /** Where the exchange hands mail on, given the address (host:port) of the door for incoming mail. */
  readonly routes?: (intake: string) => Readonly<Record<string, string>>;
  readonly exchangeBehaviour?: ExchangeBehaviour;
  /** False leaves the worker to the caller, for tests that run their own. */
  readonly worker?: boolean;
  /** True starts the portal for uploads as well. */
  readonly portal?: boolean;
  /** More variables for the worker. */
  readonly workerVariables?: Readonly<Record<string, string>>;
  /** Gives the start up: what runs already is stopped and the promise rejects. */
  readonly abort?: AbortSignal;
}

/** The embedded stack as it runs. A part is undefined where the environment names one that runs elsewhere. */
export interface EmbeddedStack extends Connections {
  readonly home: string;
  readonly postgres: Supervised<Postgres> | undefined;
  readonly temporalServer: Supervised<TemporalServer> | undefined;
  readonly exchange: Supervised<Exchange> | undefined;
  readonly worker: Supervised<WorkerProcess> | undefined;
  readonly portal: Supervised<PortalProcess> | undefined;
  /** Which way outgoing mail goes, as a sentence. */
  readonly mailRoute: string;
  /** Stops everything in reverse order; nothing is left running. Idempotent. */
  readonly stop: () => Promise<void>;
}

/** Mail for the placeholder mailboxes of an office comes back to us, as its own mail system would send it on. */
const defaultRoutes = (intake: string): Record<string, string> => ({ 'secretariat.example': intake });

/**
 * Starts the parts the environment does not name, in the order in which they need each other: database and Temporal,
 * migrations, mail exchange, worker. Each runs in a process of its own, is started again if it ends by itself, and is
 * stopped by its process id.
 * @throws DomainRefusal when a stack already runs over this home; what a part throws that cannot be started, after
 * those before it were stopped
 */
export const startEmbedded = async (options: EmbeddedOptions = {}): Promise<EmbeddedStack> => {
  const env = options.environment ?? environment();
  const home = options.home ?? env.VERBALE_HOME;
  const say = options.say ?? (() => undefined);
  mkdirSync(home, { recursive: true });
  const former = refuseSecondStack(home);
  await clearLeftOvers(former, home);

  const started: { readonly name: string; readonly part: Supervised<Part> }[] = [];
  const log = (name: string) => join(home, 'logs', `${name}.log`);
  const port = (name: string, wish: number | undefined): Promise<number> =>
    wish === undefined ? freePort(former.ports[name]) : Promise.resolve(wish);
  const record: { -readonly [Key in keyof Connections]?: Connections[Key] } & { portalUrl?: string } = {};
  const ports: Record<string, number> = { ...former.ports };

  const write = (): void =>
    writeStackRecord(home, {
      pid: process.pid,
      // As others will read it: relative paths stay relative there.
      mark: commandLineOf(process.pid) ?? process.execPath,
      databaseUrl: record.databaseUrl,
      temporalAddress: record.temporal?.address,
      namespace: record.namespace,
      temporalUi: record.temporalUi,
      smtpUrl: record.smtpUrl,
      intake: record.intake,
      portalUrl: record.portalUrl,
      pids: Object.fromEntries(started.map(({ name, part }) => [name, part.current().child.pid])),
      ports,
    });

  const add = async <P extends Part>(
    name: string,
    start: () => Promise<P>,
    again: (part: P) => Promise<P>,
  ): Promise<Supervised<P>> => {
    const part = await supervise({ name, start, again, say, changed: write });
    started.push({ name, part });
    return part;
  };

  let stopped: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    for (const { part } of started.toReversed()) await part.stop();
    writeStackRecord(home, { pids: {}, ports });
  };
  const stop = (): Promise<void> => {
    stopped ??= stopAll();
    return stopped;
  };

  write();
  try {
    const external = temporalFromEnvironment(env);
    const beginPostgres = async (): Promise<Supervised<Postgres> | undefined> => {
      if (env.DATABASE_URL) return undefined;
      const settings = { dataDir: join(home, 'postgres'), log: log('postgres'), announce: say };
      ports.postgres = await port('postgres', env.VERBALE_POSTGRES_PORT);
      return add(
        'PostgreSQL',
        () => startPostgres({ ...settings, port: ports.postgres as number }),
        (part) => startPostgres({ ...settings, port: part.port }),
      );
    };
    const beginTemporal = async (): Promise<Supervised<TemporalServer> | undefined> => {
      if (external) return undefined;
      ports.temporal = await port('temporal', env.VERBALE_TEMPORAL_PORT);
      ports.temporalUi = await port('temporalUi', env.VERBALE_TEMPORAL_UI_PORT);
      const settings = { dbFile: join(home, 'temporal', 'temporal.db'), log: log('temporal'), announce: say };
      const start = () =>
        startTemporal({ ...settings, port: ports.temporal as number, uiPort: ports.temporalUi as number });
      return add('Temporal', start, start);
    };
    // Both are awaited even if one fails, so that the other is known and stopped.
    const [database, temporal] = await Promise.allSettled([beginPostgres(), beginTemporal()]);
    if (database.status === 'rejected') throw database.reason;
    if (temporal.status === 'rejected') throw temporal.reason;
    options.abort?.throwIfAborted();
    const postgres = database.value;
    const temporalServer = temporal.value;

    const databaseUrl = env.DATABASE_URL ?? (postgres as Supervised<Postgres>).current().url;
    const { applied } = await migrate(databaseUrl);
    if (applied.length > 0) say(`Database brought up to date, to ${applied.at(-1)} (${applied.length} new).`);
    const seeded = await seed(databaseUrl);
    if (seeded.entities > 0) say(`Directory filled with ${seeded.entities} entities.`);

    const connection = external?.connection ?? {
      address: (temporalServer as Supervised<TemporalServer>).current().address,
    };
    const namespace = external?.namespace ?? 'default';
    ports.intake = env.INTAKE_PORT ?? (await freePort(former.ports.intake));
    const intake = { host: env.INTAKE_HOST, port: ports.intake };

    const exchange = env.SMTP_URL
      ? undefined
      : await (async () => {
          ports.exchange = await port('exchange', env.VERBALE_EXCHANGE_PORT);
          const door = `${intake.host === '0.0.0.0' ? '127.0.0.1' : intake.host}:${intake.port}`;
          const begin = () =>
            startExchange({
              folder: join(home, 'exchange'),
              smtpPort: ports.exchange as number,
              routes: (options.routes ?? defaultRoutes)(door),
              ...(options.exchangeBehaviour && { behaviour: options.exchangeBehaviour }),
            });
          return add('Mail exchange', begin, begin);
        })();
    options.abort?.throwIfAborted();
    const smtpUrl = env.SMTP_URL ?? `smtp://127.0.0.1:${ports.exchange}`;

    const connections: Connections = {
      databaseUrl,
      temporal: connection,
      namespace,
      smtpUrl,
      intake,
      temporalUi: temporalServer?.current().uiUrl,
    };
    Object.assign(record, connections);
    const variables = {
      DATABASE_URL: databaseUrl,
      ...(temporalServer && { TEMPORAL_ADDRESS: connection.address, TEMPORAL_NAMESPACE: namespace }),
      SMTP_URL: smtpUrl,
      INTAKE_HOST: intake.host,
      INTAKE_PORT: String(intake.port),
      VERBALE_HOME: home,
      ...options.workerVariables,
    };
    const beginWorker = () => startWorker({ variables, log: log('worker'), abort: options.abort });
    const worker = options.worker === false ? undefined : await add('Worker', beginWorker, beginWorker);
    const beginPortal = () =>
      startPortal({
        variables: {
          DATABASE_URL: databaseUrl,
          PORTAL_HOST: env.PORTAL_HOST,
          PORTAL_PORT: String(ports.portal),
          VERBALE_HOME: home,
        },
        log: log('portal'),
      });
    const addPortal = async (): Promise<Supervised<PortalProcess>> => {
      ports.portal = await port('portal', env.PORTAL_PORT);
      return add('Portal', beginPortal, beginPortal);
    };
    const portal = options.portal ? await addPortal() : undefined;
    if (portal !== undefined) record.portalUrl = portal.current().url;
    write();
    const mailRoute = exchange
      ? `Outgoing mail stays on this machine: the embedded exchange takes it (${smtpUrl}, kept in ${join(home, 'exchange', 'spool')}).`
      : 'Outgoing mail leaves this machine, through the relay that SMTP_URL names.';
    return { ...connections, home, postgres, temporalServer, exchange, worker, portal, mailRoute, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
