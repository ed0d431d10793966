import type { Client } from '@temporalio/client';
import type { Database } from '../../activities/ports/database.ts';
import { openDatabase } from '../../adapters/database/database.ts';
import { type Client as DatabaseClient, openClient } from '../../adapters/database/prisma-client.ts';
import { DomainRefusal, TemporaryFailure } from '../../domain/errors.ts';
import { type Connections, discoverDatabaseUrl, discoverTemporal } from '../../stack/connections.ts';
import { environment } from '../../stack/environment.ts';
import type { CampaignGateway } from '../gateway/campaign-gateway.ts';
import type { InboxGateway } from '../gateway/inbox-gateway.ts';
import type { TransmittalGateway } from '../gateway/transmittal-gateway.ts';
import type { WritingGateway } from '../gateway/writing-gateway.ts';
import type { Output } from './output.ts';

/**
 * What a command works with. A part is looked for, loaded and reached when a command first asks for it, so that one
 * that only reads the database needs no Temporal server; what was reached is closed at the end.
 */
export interface CommandContext {
  readonly output: Output;
  /** @throws DomainRefusal `usage` when nobody was named */
  officer(): string;
  database(): Database;
  databaseClient(): DatabaseClient;
  temporal(): Promise<Client>;
  gateway(): Promise<CampaignGateway>;
  transmittals(): Promise<TransmittalGateway>;
  writings(): Promise<WritingGateway>;
  inbox(): Promise<InboxGateway>;
  close(): Promise<void>;
}

/** Connecting to Temporal gives up after this many milliseconds. */
const connectMs = 5_000;

export const openContext = (
  output: Output,
  options: { readonly as?: string | undefined; readonly connections?: Connections },
): CommandContext => {
  let database: DatabaseClient | null = null;
  let temporal: Promise<Client> | null = null;
  const context: CommandContext = {
    output,
    officer: () => {
      const officer = options.as ?? environment().VERBALE_OFFICER;
      if (officer === undefined)
        throw new DomainRefusal('usage', 'Who acts? Name the officer with --as, or set VERBALE_OFFICER.');
      return officer;
    },
    databaseClient: () => {
      database ??= openClient(options.connections?.databaseUrl ?? discoverDatabaseUrl(), 4);
      return database;
    },
    database: () => openDatabase(context.databaseClient(), Date.now),
    temporal: () => {
      temporal ??= connect(options.connections ?? discoverTemporal());
      return temporal;
    },
    gateway: async () => (await import('../gateway/campaign-gateway.ts')).openGateway(await context.temporal()),
    transmittals: async () =>
      (await import('../gateway/transmittal-gateway.ts')).openTransmittalGateway(await context.temporal()),
    writings: async () => (await import('../gateway/writing-gateway.ts')).openWritingGateway(await context.temporal()),
    inbox: async () => (await import('../gateway/inbox-gateway.ts')).openInboxGateway(await context.temporal()),
    close: async () => {
      await database?.$disconnect();
      await (await temporal?.catch(() => null))?.connection.close();
    },
  };
  return context;
};

const connect = async ({ temporal, namespace }: Pick<Connections, 'temporal' | 'namespace'>): Promise<Client> => {
  const { Client, Connection } = await import('@temporalio/client');
  try {
    const connection = await Connection.connect({ ...(temporal as { address: string }), connectTimeout: connectMs });
    return new Client({ connection, namespace });
  } catch (error) {
    throw new TemporaryFailure(
      `The Temporal server at ${temporal.address} is not reachable; start the stack with "npx verbale start", or set TEMPORAL_ADDRESS.`,
      { cause: error },
    );
  }
};
