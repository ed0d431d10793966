import type { Client } from '../../adapters/database/prisma-client.ts';
import { officers } from '../../prisma/seed/officers.ts';

/** The functions of a Secretariat, in a database that has none. */
export const seedOfficers = async (client: Client): Promise<void> => {
  await client.officer.createMany({
    skipDuplicates: true,
    data: officers.map((officer) => ({ ...officer, roles: [...officer.roles] })),
  });
};
