import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../../activities/ports/database.ts';
import { openDatabase } from '../../../adapters/database/database.ts';
import { type Client, openClient } from '../../../adapters/database/prisma-client.ts';
import { freshDatabase } from '../../support/stack.ts';

export interface OwnDatabase {
  readonly url: string;
  readonly client: Client;
  readonly database: Database;
}

/** A migrated PostgreSQL database for the tests of one file; the object is filled before the first of them. */
export const useOwnDatabase = (connections = 12): OwnDatabase => {
  const own: { -readonly [K in keyof OwnDatabase]?: OwnDatabase[K] } = {};
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const fresh = await freshDatabase();
    drop = fresh.drop;
    own.url = fresh.url;
    own.client = openClient(fresh.url, connections);
    own.database = openDatabase(own.client, Date.now);
  });
  afterAll(async () => {
    await own.client?.$disconnect();
    await drop?.();
  });
  return own as OwnDatabase;
};
