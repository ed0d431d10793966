import { createServer } from 'node:net';
import { Client as PgClient } from 'pg';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../adapters/database/database.ts';
import { openClient } from '../../../adapters/database/prisma-client.ts';
import { DomainRefusal, TemporaryFailure } from '../../../domain/errors.ts';
import { freePort } from '../../../stack/process/free-port.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase();

const backendOf = async (tx: { $queryRawUnsafe: <T>(sql: string) => Promise<T> }): Promise<number> =>
  (await tx.$queryRawUnsafe<{ pid: number }[]>('SELECT pg_backend_pid() AS pid'))[0]?.pid ?? 0;

const terminate = async (pid: number): Promise<void> => {
  const admin = new PgClient({ connectionString: own.url });
  await admin.connect();
  try {
    const { rows } = await admin.query('SELECT pg_terminate_backend($1) AS done', [pid]);
    expect(rows).toEqual([{ done: true }]);
  } finally {
    await admin.end();
  }
};

describe('a database that is away', () => {
  it('is a temporary failure, in a read and in a transaction, when nothing listens', async () => {
    const client = openClient(`postgresql://verbale:x@127.0.0.1:${await freePort()}/verbale`, 1);
    const database = openDatabase(client, Date.now);
    await expect(database.read.campaign('any')).rejects.toBeInstanceOf(TemporaryFailure);
    await expect(database.transaction((unit) => unit.lockCampaign('any'))).rejects.toBeInstanceOf(TemporaryFailure);
    await client.$disconnect();
  });

  it('is a temporary failure when whoever listens hangs up', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const client = openClient(`postgresql://verbale:x@127.0.0.1:${port}/verbale`, 1);
    await expect(openDatabase(client, Date.now).read.campaignIds()).rejects.toBeInstanceOf(TemporaryFailure);
    await client.$disconnect();
    server.close();
  });

  it('is a temporary failure when the connection breaks in the middle of a transaction, and then works again', async () => {
    const client = openClient(own.url, 1);
    const database = openDatabase(client, Date.now);
    const broken = database.transaction(async (unit) => {
      await unit.append('broken', [{ atMs: 0, type: 'never', subject: null, actor: 'verbale', data: {} }]);
      const admin = new PgClient({ connectionString: own.url });
      await admin.connect();
      const { rows } = await admin.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
      );
      await admin.end();
      for (const { pid } of rows) await terminate(pid);
      await unit.append('broken', [{ atMs: 0, type: 'never', subject: null, actor: 'verbale', data: {} }]);
    });
    await expect(broken).rejects.toBeInstanceOf(TemporaryFailure);
    expect(await database.read.ledger('broken')).toEqual([]);
    await client.$disconnect();
  });

  it('is a temporary failure when an idle connection was cut, at most once', async () => {
    const client = openClient(own.url, 1);
    const database = openDatabase(client, Date.now);
    await terminate(await backendOf(client));
    await database.read.campaignIds().catch((error: unknown) => expect(error).toBeInstanceOf(TemporaryFailure));
    expect(await database.read.campaignIds()).toEqual([]);
    await client.$disconnect();
  });
});

describe('a lost race', () => {
  it('is run again until it is won: two transactions that lock each other out both end', async () => {
    const bothHoldOne = Promise.withResolvers<void>();
    let holders = 0;
    const take = (first: string, second: string) =>
      own.database.transaction(async (unit) => {
        await unit.takeSerials(first, 2015, 1);
        holders += 1;
        if (holders === 2) bothHoldOne.resolve();
        await bothHoldOne.promise;
        await unit.takeSerials(second, 2015, 1);
      });
    await Promise.all([take('left', 'right'), take('right', 'left')]);
    expect(holders).toBeGreaterThan(2);
    expect(await own.database.transaction((unit) => unit.takeSerials('left', 2015, 1))).toBe(3);
    expect(await own.database.transaction((unit) => unit.takeSerials('right', 2015, 1))).toBe(3);
  });

  it('is not made of a refusal by a rule, which passes as it is', async () => {
    let runs = 0;
    const refusal = new DomainRefusal('own-draft', 'Nobody clears what they drafted.');
    await expect(
      own.database.transaction(async () => {
        runs += 1;
        throw refusal;
      }),
    ).rejects.toBe(refusal);
    expect(runs).toBe(1);
  });
});

describe('a database that no migration made ready', () => {
  const renamed = async (from: string, to: string): Promise<void> => {
    const admin = new PgClient({ connectionString: own.url });
    await admin.connect();
    await admin.query(`ALTER TABLE ${from} RENAME ${to}`);
    await admin.end();
  };

  it.each([
    ['a table is missing', 'campaign', 'TO campaign_away', 'campaign_away', 'TO campaign'],
    ['a column is missing', 'campaign', 'COLUMN id TO id_away', 'campaign', 'COLUMN id_away TO id'],
  ])('is a temporary failure that names the command: %s', async (_what, table, away, changed, back) => {
    const client = openClient(own.url, 1);
    await renamed(table, away);
    const refusal = await openDatabase(client, Date.now)
      .read.campaignIds()
      .then(String, (error: unknown) => error);
    await renamed(changed, back);
    await client.$disconnect();
    expect(refusal).toBeInstanceOf(TemporaryFailure);
    expect((refusal as Error).message).toContain('run "verbale migrate"');
  });
});
