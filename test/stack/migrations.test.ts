import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';
import { withEngine } from '../../stack/migrations/engine.ts';
import { migrationsFolder, noFilter, readMigrations, readSchema, schemaFolder } from '../../stack/migrations/folder.ts';
import { examineMigrations, migrate } from '../../stack/migrations.ts';
import { freePort } from '../../stack/process/free-port.ts';
import { type FreshDatabase, freshDatabase, ownFolder } from '../support/stack.ts';

let database: FreshDatabase;
let folder: string;

const addMigration = (name: string, sql: string): void => {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
};

beforeAll(async () => {
  database = await freshDatabase();
  folder = join(ownFolder('migrations'), 'migrations');
  cpSync(migrationsFolder(), folder, { recursive: true });
});

afterAll(() => database.drop());

it('makes exactly what the schema says: no migration is missing', async () => {
  const { stdout } = await withEngine(database.url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...readMigrations(migrationsFolder()) },
      to: { tag: 'schemaDatamodel', ...readSchema(schemaFolder()) },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  expect(stdout?.trim()).toBe('-- This is an empty migration.');
});

it('applies what is pending once, function bodies included, whoever asks at the same time', async () => {
  const name = '29990101000000_function';
  addMigration(
    name,
    'create function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;\ncreate table extra (id int);',
  );
  expect((await examineMigrations(database.url, folder)).pending).toEqual([name]);
  const both = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
  expect(both.flatMap(({ applied }) => applied)).toEqual([name]);
  expect(await migrate(database.url, folder)).toEqual({ applied: [] });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  expect((await client.query('select two()')).rows).toEqual([{ two: 2 }]);
  await client.end();
});

it('says that a database is newer than the program, or made by other migrations', async () => {
  expect((await examineMigrations(database.url)).unknown).toEqual(['29990101000000_function']);
  addMigration('29990101000000_function', 'select 1;');
  expect((await examineMigrations(database.url, folder)).edited).toEqual(['29990101000000_function']);
});

it('names the migration that fails, and leaves nothing of it', async () => {
  addMigration('29990102000000_wrong', 'create table half (id int); select nothing_like_it;');
  const failure = await migrate(database.url, folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PermanentFailure);
  expect((failure as Error).message).toMatch(/nothing_like_it.*29990102000000_wrong/s);
  expect((await examineMigrations(database.url, folder)).failed).toEqual(['29990102000000_wrong']);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  expect((await client.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
  await client.end();
});

it('leaves nothing behind that keeps the process running', async () => {
  const { url, drop } = await freshDatabase();
  const module = new URL('../../stack/migrations.ts', import.meta.url).href;
  const code = `const { migrate } = await import(${JSON.stringify(module)}); await migrate(${JSON.stringify(url)});`;
  const start = performance.now();
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { env: {} });
  expect(performance.now() - start, "milliseconds; the engine's own lock timer is 10 s").toBeLessThan(8_000);
  await drop();
});

it('takes a database that is out of reach for a passing failure', async () => {
  const url = `postgresql://verbale:x@127.0.0.1:${await freePort()}/verbale`;
  await expect(migrate(url)).rejects.toBeInstanceOf(TemporaryFailure);
});
