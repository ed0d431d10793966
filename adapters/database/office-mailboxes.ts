import type { Client } from './prisma-client.ts';

/** Mailboxes of every campaign's office, in lower case: what the door for incoming mail takes mail for. */
export const officeMailboxes = async (client: Client): Promise<Set<string>> => {
  const rows = await client.$queryRawUnsafe<{ mailbox: string }[]>(
    `SELECT DISTINCT lower(definition->'office'->>key) AS mailbox
     FROM campaign CROSS JOIN (VALUES ('senderMailbox'), ('replyMailbox')) AS keys(key)`,
  );
  return new Set(rows.map(({ mailbox }) => mailbox));
};
