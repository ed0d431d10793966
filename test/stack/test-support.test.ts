import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { migrationNames, migrationsFolder } from '../../stack/migrations/folder.ts';
import { examineMigrations } from '../../stack/migrations.ts';
import { temporalAnswers } from '../../stack/temporal-server.ts';
import { bundlePath, freshDatabase, skipServerPath, temporalAddress } from '../support/stack.ts';

it('gives every caller a migrated database of its own, also at the same time', async () => {
  const databases = await Promise.all([freshDatabase(), freshDatabase(), freshDatabase()]);
  expect(new Set(databases.map(({ url }) => url)).size).toBe(3);
  for (const { url, drop } of databases) {
    expect(await examineMigrations(url)).toEqual({ pending: [], edited: [], failed: [], unknown: [] });
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('select migration_name from _prisma_migrations order by 1').catch((error) => {
      if (migrationNames(migrationsFolder()).length === 0) return { rows: [] };
      throw error;
    });
    expect(rows.map((row) => row.migration_name)).toEqual(migrationNames(migrationsFolder()));
    await client.end();
    await drop();
    await expect(new Client({ connectionString: url }).connect()).rejects.toThrow(/does not exist/);
  }
});

it('has a Temporal server that knows the namespace', async () => {
  expect(await temporalAnswers(temporalAddress())).toBe(true);
  expect(await temporalAnswers(temporalAddress(), 'nowhere')).toBe(false);
});

it('bundles the workflows once for all who ask', async () => {
  const paths = await Promise.all([bundlePath(), bundlePath()]);
  expect(new Set(paths).size).toBe(1);
  expect(existsSync(paths[0] as string)).toBe(true);
});

it('finds or fetches the time-skipping server', async () => {
  expect(existsSync(await skipServerPath())).toBe(true);
});
