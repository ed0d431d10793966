import { join } from 'node:path';
import { writeDirectory } from '../../adapters/database/directory.ts';
import { openClient } from '../../adapters/database/prisma-client.ts';
import { readDirectoryCsv } from '../../adapters/directory/read-directory.ts';
import { officers } from './officers.ts';

/** The directory that comes with the product, as CSV files. */
export const seedDirectoryFolder = join(import.meta.dirname, 'directory');

/**
 * Fills an empty database with the directory and the functions of a Secretariat. What is there is
 * never touched.
 * @returns what was written
 */
export const seed = async (databaseUrl: string): Promise<{ readonly entities: number; readonly officers: number }> => {
  const client = openClient(databaseUrl, 2);
  try {
    const empty = (await client.entity.count()) === 0;
    const directory = empty ? readDirectoryCsv(seedDirectoryFolder) : null;
    if (directory !== null) await client.$transaction((tx) => writeDirectory(tx, directory), { timeout: 60_000 });
    const added = await client.officer.createMany({
      skipDuplicates: true,
      data: officers.map((officer) => ({ ...officer, roles: [...officer.roles] })),
    });
    return { entities: directory?.entities.length ?? 0, officers: added.count };
  } finally {
    await client.$disconnect();
  }
};
