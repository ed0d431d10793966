import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient } from '../../prisma/generated/client.ts';

export type Client = PrismaClient;

/** The client inside an interactive transaction. */
export type Transaction = Omit<Client, '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'>;

/**
 * Opens a pool to PostgreSQL.
 * @param connections most connections held at a time
 */
export const openClient = (databaseUrl: string, connections = 12): Client => {
  const pool = new Pool({ connectionString: databaseUrl, max: connections, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody uses it is replaced when somebody asks.
  pool.on('error', () => undefined);
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    transactionOptions: { maxWait: 30_000, timeout: 60_000 },
  });
  pools.set(client, pool);
  return client;
};

const pools = new WeakMap<Client, Pool>();

/** The connections under a client, for what has to go past it. */
export const poolOf = (client: Client): Pool => {
  const pool = pools.get(client);
  if (pool === undefined) throw new TypeError('The client was not opened by openClient.');
  return pool;
};
