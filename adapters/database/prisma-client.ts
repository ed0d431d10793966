import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../prisma/generated/client.ts';

export type Client = PrismaClient;

/** The client inside an interactive transaction. */
export type Transaction = Omit<Client, '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'>;

/**
 * Opens a pool to PostgreSQL.
 * @param connections most connections held at a time
 */
export const openClient = (databaseUrl: string, connections = 12): Client =>
  new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: connections, connectionTimeoutMillis: 10_000 }, { statementNameGenerator: ({ sql }) => nameOf(sql) }),
    transactionOptions: { maxWait: 30_000, timeout: 60_000 },
  });

const names = new Map<string, string>();
const nameOf = (sql: string): string => { let n = names.get(sql); if (n === undefined) { n = `s${names.size}`; names.set(sql, n); } return n; };
