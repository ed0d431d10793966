import { progressChain } from '../../domain/ledger/event.ts';
import type { StatedField } from '../../domain/progress/fact-reader.ts';
import type { OfficersEdit } from '../../domain/progress/officers-edit.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { mappingFailures } from './failures.ts';
import { appendEvents, sha256 } from './ledger.ts';
import type { Client } from './prisma-client.ts';

/** Every edit of the paragraphs of a report, in the order of their versions. */
export const readEdits = (client: Client, plan: string): Promise<OfficersEdit[]> =>
  mappingFailures(async () => {
    const rows = await client.reportEdit.findMany({
      where: { plan },
      orderBy: [{ paragraph: 'asc' }, { version: 'asc' }],
    });
    return rows.map(({ at, stated, plan: _, ...edit }) => ({
      ...edit,
      atMs: at.getTime(),
      stated: stated as unknown as StatedField[],
    }));
  });

/**
 * Keeps what an officer wrote in place of a paragraph, or that they let it go, with its ledger event.
 * @returns its version
 */
export const recordEdit = (client: Client, plan: string, edit: Omit<OfficersEdit, 'version'>): Promise<number> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      // A second officer waits, so that both do not write the same version.
      await tx.$executeRawUnsafe('LOCK TABLE report_edit IN SHARE ROW EXCLUSIVE MODE');
      const { paragraph, asAt, text, officer, atMs, stated } = edit;
      const version = (await tx.reportEdit.count({ where: { plan, paragraph } })) + 1;
      await tx.reportEdit.create({
        data: {
          plan,
          paragraph,
          version,
          asAt,
          text,
          officer,
          at: new Date(atMs),
          stated: stated as unknown as Prisma.InputJsonArray,
        },
      });
      const type = text === null ? 'paragraph-released' : 'paragraph-edited';
      const data = { version, asAt, ...(text !== null && { sha256: sha256(text) }) };
      await appendEvents(tx, progressChain(plan), [{ atMs, type, subject: paragraph, actor: officer, data }], atMs);
      return version;
    }),
  );
