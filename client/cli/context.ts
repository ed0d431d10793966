import { Client, Connection } from '@temporalio/client';
import type { Database } from '../../activities/ports/database.ts';
import { openDatabase } from '../../adapters/database/database.ts';
import { type Client as DatabaseClient, openClient } from '../../adapters/database/prisma-client.ts';
import { DomainRefusal, TemporaryFailure } from '../../domain/errors.ts';
import { type Connections, discoverConnections } from '../../stack/connections.ts';
import { environment } from '../../stack/environment.ts';
import { type CampaignGateway, openGateway } from '../gateway/campaign-gateway.ts';
import { type InboxGateway, openInboxGateway } from '../gateway/inbox-gateway.ts';
import { openTransmittalGateway, type TransmittalGateway } from '../gateway/transmittal-gateway.ts';
import { openWritingGateway, type WritingGateway } from '../gateway/writing-gateway.ts';
import type { Output } from './output.ts';

/** What a command works with; parts are reached when first asked for and closed at the end. */
export interface CommandContext {
  readonly output: Output;
  readonly connections: Connections;
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
  const connections = options.connections ?? discoverConnections();
  let database: DatabaseClient | null = null;
  let temporal: Promise<Client> | null = null;
  const context: CommandContext = {
    output,
    connections,
    officer: () => {
      const officer = options.as ?? environment().VERBALE_OFFICER;
      if (officer === undefined)
        throw new DomainRefusal('usage', 'Who acts? Name the officer with --as, or set VERBALE_OFFICER.');
      return officer;
    },
    databaseClient: () => {
      database ??= openClient(connections.databaseUrl, 4);
      return database;
    },
    database: () => openDatabase(context.databaseClient(), Date.now),
    temporal: () => {
      temporal ??= connect(connections);
      return temporal;
    },
    gateway: async () => openGateway(await context.temporal()),
    transmittals: async () => openTransmittalGateway(await context.temporal()),
    writings: async () => openWritingGateway(await context.temporal()),
    inbox: async () => openInboxGateway(await context.temporal()),
    close: async () => {
      await database?.$disconnect();
      await (await temporal?.catch(() => null))?.connection.close();
    },
  };
  return context;
};

const connect = async ({ temporal, namespace }: Connections): Promise<Client> => {
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
