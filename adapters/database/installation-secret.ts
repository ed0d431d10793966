import { createHmac, randomBytes } from 'node:crypto';
import type { KeyedHash } from '../../domain/dispatch/message-id.ts';
import { mappingFailures } from './failures.ts';
import type { Client } from './prisma-client.ts';

/** One for all that names notes. */
const noteSecret = 'note-identity';

const secretBytes = 32;

/**
 * The hash with which this installation names its notes. Its secret is made by the first worker that asks and lies in
 * the database, beside the tokens that are made with it: whoever reads the one reads the others, and a backup brings
 * both back. Notes keep the names they have, whatever becomes of it.
 */
export const openKeyedHash = async (client: Client): Promise<KeyedHash> => {
  const secret = await mappingFailures(async () => {
    await client.installationSecret.createMany({
      skipDuplicates: true,
      data: { name: noteSecret, value: randomBytes(secretBytes) },
    });
    return (await client.installationSecret.findUniqueOrThrow({ where: { name: noteSecret } })).value;
  });
  return (canonical) => createHmac('sha256', secret).update(canonical).digest('hex');
};
