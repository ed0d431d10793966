import type { Directory } from '../../domain/directory/directory.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { directoryChain } from '../../domain/ledger/event.ts';
import { writeDirectory } from './directory.ts';
import { databaseFailure } from './failures.ts';
import { appendEvents, sha256 } from './ledger.ts';
import type { Client } from './prisma-client.ts';

/** Longest for replacing a whole directory, in milliseconds. */
const longestMs = 120_000;

/** Replaces the directory, with its ledger event; frozen audiences keep what they were frozen with. */
export const importDirectory = async (
  client: Client,
  directory: Directory,
  officer: string,
  realNowMs: number,
): Promise<void> => {
  try {
    await client.$transaction(
      async (tx) => {
        await writeDirectory(tx, directory);
        await appendEvents(
          tx,
          directoryChain,
          [
            {
              atMs: realNowMs,
              type: 'directory-imported',
              subject: null,
              actor: officer,
              data: {
                entities: directory.entities.length,
                treatyActions: directory.treatyActions.length,
                sha256: sha256(canonicalJson(directory)),
              },
            },
          ],
          realNowMs,
        );
      },
      { timeout: longestMs },
    );
  } catch (error) {
    throw databaseFailure(error);
  }
};
