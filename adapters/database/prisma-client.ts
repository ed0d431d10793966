import { Pool } from 'pg';
import { PrismaClient } from '../../prisma/generated/client.ts';
import { type BegunTransaction, beginning, NotingPg, type Statements, statementsOn } from './direct-statements.ts';

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
  const adapter = new NotingPg(pool, { disposeExternalPool: true, statementNameGenerator: statementNames() });
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: 30_000, timeout: 60_000 } });
  pools.set(client, pool);
  return client;
};

/**
 * Runs an interactive transaction. Its statements that are written as SQL go straight to its connection; once it has
 * ended, whatever still comes is refused.
 */
export const inTransaction = <T>(client: Client, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  const begun: BegunTransaction = { queryable: null, isOpen: false };
  const statements = statementsOn(() => {
    if (begun.queryable === null || !begun.isOpen) throw new Error('The transaction has ended before its statement.');
    return begun.queryable;
  });
  return beginning.run(begun, () => client.$transaction((tx) => work(withStatements(tx, statements))));
};

/** The client inside a transaction with other ways for SQL. Its models are made on demand, so it cannot be copied. */
const withStatements = (tx: Transaction, statements: Statements): Transaction =>
  new Proxy(tx, {
    get: (target, name) =>
      name === '$queryRawUnsafe' || name === '$executeRawUnsafe' ? statements[name] : Reflect.get(target, name, target),
  });

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
