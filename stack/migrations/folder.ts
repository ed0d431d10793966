import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationList, SchemaFilter, SchemasContainer } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { projectFolder } from '../project.ts';

/** Folder with one subfolder a migration, in the order of their names. */
export const migrationsFolder = (): string => join(projectFolder, 'prisma', 'migrations');

/** Folder of the schema, a file a capability. */
export const schemaFolder = (): string => join(projectFolder, 'prisma', 'schema');

/** Nothing in the database is kept out of the engine's sight. */
export const noFilter: SchemaFilter = { externalTables: [], externalEnums: [] };

/** Names of the migrations in a folder, oldest first. */
export const migrationNames = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
        .map((entry) => entry.name)
        .sort()
    : [];

/** The migrations of a folder as the engine takes them. */
export const readMigrations = (folder: string): MigrationList => {
  const lockfile = join(folder, 'migration_lock.toml');
  return {
    baseDir: folder,
    lockfile: {
      path: './migration_lock.toml',
      // Also before the first migration: the engine asks it which kind of database this is.
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : 'provider = "postgresql"\n',
    },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
};

/** The files of the schema as the engine takes them. */
export const readSchema = (folder: string): SchemasContainer => ({
  files: readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') })),
});
