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
    adapter: new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementNames() }),
    transactionOptions: { maxWait: 30_000, timeout: 60_000 },
  });
  pools.set(client, pool);
  return client;
};

/** Different statements that a connection keeps prepared; lists of values make ever new texts, which must not pile up. */
const mostPrepared = 100;

/**
 * Names statements, so that the server parses and plans each one once a connection: that is a third of its work
 * while notes are recorded. Those beyond the limit stay unnamed and are planned each time.
 */
const statementNames = (): ((query: { readonly sql: string }) => string) => {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostPrepared) return '';
    const name = `verbale_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
};

const pools = new WeakMap<Client, Pool>();

/** The connections under a client, for what has to go past it. */
export const poolOf = (client: Client): Pool => {
  const pool = pools.get(client);
  if (pool === undefined) throw new TypeError('The client was not opened by openClient.');
  return pool;
};
