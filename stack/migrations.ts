import { PermanentFailure, TemporaryFailure } from '../domain/errors.ts';
import { withEngine } from './migrations/engine.ts';
import { migrationsFolder, noFilter, readMigrations } from './migrations/folder.ts';

/** The engine's message without the trace of its own functions, but with the migration that trace names. */
const readable = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const migration = /with migration_name="([^"]+)"/.exec(message)?.[1];
  const text = (message.split(/\n\s*0: /)[0] ?? message).replace(/\s+/g, ' ').trim();
  return migration ? `${text} (in migration ${migration})` : text;
};

const isOutOfReach = (error: unknown): boolean =>
  /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|timeout|P1001|P1017|Can't reach|starting up|shutting down/i.test(readable(error));

const translate = (error: unknown, doing: string): Error =>
  isOutOfReach(error)
    ? new TemporaryFailure(`The database cannot be reached for ${doing}: ${readable(error)}`, { cause: error })
    : new PermanentFailure(`The database refused ${doing}: ${readable(error)}`, { cause: error });

/**
 * Brings the database to this version's schema, by Prisma's own engine inside this process: what it applies it records
 * in `_prisma_migrations` as the `prisma` command does, under an advisory lock. Does nothing on a database that is up
 * to date.
 * @returns names of the migrations that were applied now, oldest first
 * @throws TemporaryFailure when the database cannot be reached, PermanentFailure when a migration fails
 */
export const migrate = async (databaseUrl: string, folder = migrationsFolder()): Promise<{ applied: string[] }> => {
  try {
    return await withEngine(databaseUrl, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: readMigrations(folder),
        filters: noFilter,
      });
      return { applied: appliedMigrationNames };
    });
  } catch (error) {
    throw translate(error, 'the migrations');
  }
};

/** How a database stands against the migrations of this version. */
export interface MigrationState {
  /** Not applied yet, oldest first. */
  readonly pending: readonly string[];
  /** Applied in another wording than the one in the folder. */
  readonly edited: readonly string[];
  /** Begun and not finished; a person has to look at the database. */
  readonly failed: readonly string[];
  /** In the database but not in this version: the database is newer than the program. */
  readonly unknown: readonly string[];
}

/** Compares without changing anything. */
export const examineMigrations = async (databaseUrl: string, folder = migrationsFolder()): Promise<MigrationState> => {
  try {
    return await withEngine(databaseUrl, async (engine) => {
      const found = await engine.diagnoseMigrationHistory({
        migrationsList: readMigrations(folder),
        optInToShadowDatabase: false,
        filters: noFilter,
      });
      const { history } = found;
      return {
        pending: history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [],
        edited: found.editedMigrationNames,
        failed: found.failedMigrationNames,
        unknown: history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
      };
    });
  } catch (error) {
    throw translate(error, 'the examination of its migrations');
  }
};
