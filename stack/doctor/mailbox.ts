import { readFolders } from '../../adapters/database/mailbox-folders.ts';
import { openClient } from '../../adapters/database/prisma-client.ts';
import { folderName, parseImapUrl } from '../../adapters/mail/imap-url.ts';
import type { FolderState } from '../../domain/receive/mailbox-folder.ts';
import type { Environment } from '../environment.ts';
import { type Finding, fine, idle, messageOf, problem } from './finding.ts';

/** Looks that may be missed before somebody should know. */
const missedLooks = 3;

const moment = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Examines the shared mailbox by what the worker has written down of each folder; connects to nothing. */
export const examineMailbox = async (env: Environment, databaseUrl: string | undefined): Promise<Finding[]> => {
  if (env.IMAP_URL === undefined) return [];
  const part = 'Shared mailbox';
  const endpoint = parseImapUrl(env.IMAP_URL);
  if (databaseUrl === undefined) return [idle(part, `${endpoint.host} is read once a worker runs`)];
  const client = openClient(databaseUrl, 1);
  try {
    const states = new Map((await readFolders(client)).map((state) => [state.folder, state]));
    return env.IMAP_FOLDERS.map((folder) => {
      const name = folderName(endpoint, folder);
      return examineFolder(states.get(name), name, env.IMAP_POLL_SECONDS * 1_000, Date.now());
    });
  } catch (error) {
    return [problem(part, `what was read of it is not known: ${messageOf(error)}`, 'See "Database" above.')];
  } finally {
    await client.$disconnect();
  }
};

/** What is to be said of one folder; separate so that it can be told without a server. */
export const examineFolder = (state: FolderState | undefined, name: string, pollMs: number, nowMs: number): Finding => {
  const part = 'Shared mailbox';
  if (state === undefined) return idle(part, `${name} was not read yet; the worker will`);
  const { cursor, connectedSinceMs, lastSuccessMs } = state;
  const read = `${
    cursor === null ? 'nothing read yet' : `read up to UID ${cursor.lastUid}`
  }, ${lastSuccessMs === null ? 'never looked through' : `last looked through ${moment(lastSuccessMs)}`}`;
  if (state.problem !== null)
    return problem(
      part,
      `${name}: ${state.problem} (${read})`,
      'Correct IMAP_URL or IMAP_FOLDERS, or have the mail server looked at; it is tried again all the time.',
    );
  const isLate = lastSuccessMs === null || nowMs - lastSuccessMs > missedLooks * pollMs;
  if (isLate)
    return problem(part, `${name}: ${read}`, 'Start a worker ("npm start" or "verbale worker"), or look into its log.');
  return fine(
    part,
    `${name}: ${connectedSinceMs === null ? 'not connected' : `connected since ${moment(connectedSinceMs)}`}, ${read}`,
  );
};
