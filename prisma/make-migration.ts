/**
 * Writes prisma/migrations/<time>_<name>/migration.sql: the difference between what the present migrations make and
 * what prisma/schema says. Runs on a PostgreSQL of its own in a temporary folder.
 *
 *   npm run make-migration -- <name>
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withEngine } from '../stack/migrations/engine.ts';
import { migrationsFolder, noFilter, readMigrations, readSchema, schemaFolder } from '../stack/migrations/folder.ts';
import { startPostgres } from '../stack/postgres.ts';

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run make-migration -- <name in small letters, digits and underscores>');
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'verbale-migration-'));
const postgres = await startPostgres({ dataDir: join(work, 'postgres'), log: join(work, 'postgres.log') });
try {
  const folder = migrationsFolder();
  const { stdout } = await withEngine(postgres.url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...readMigrations(folder) },
      to: { tag: 'schemaDatamodel', ...readSchema(schemaFolder()) },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  const script = stdout ?? '';
  if (/^(\s|--[^\n]*)*$/.test(script)) {
    console.log('The migrations already make what the schema says: nothing written.');
  } else {
    const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const target = join(folder, `${time}_${name}`);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'migration.sql'), script);
    writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    console.log(`Written: ${join(target, 'migration.sql')}`);
  }
} finally {
  await postgres.discard();
  rmSync(work, { recursive: true, force: true });
}
