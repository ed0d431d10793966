import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { Command } from 'commander';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { type MessageInFile, messagesInFile } from '../../../adapters/mail/parse-mailbox-file.ts';
import { NotFound } from '../../../domain/errors.ts';
import { classifyIncoming, type IncomingClass } from '../../../domain/receive/classification.ts';
import { judgeContent } from '../../../domain/receive/content.ts';
import { type ReportedDelivery, reportedDelivery } from '../../../domain/receive/delivery-outcome.ts';
import type { IncomingMessage } from '../../../domain/receive/incoming-message.ts';
import { divideBody } from '../../../domain/receive/new-text.ts';
import { newCommand, runPlain } from '../command.ts';

/** What becomes of one message; one line of JSON. */
export interface CheckedMessage {
  /** Path below the folder. */
  readonly file: string;
  /** Position in a mailbox file, from 1; absent for a file that is one message. */
  readonly message?: number;
  readonly class: IncomingClass | 'unreadable';
  /** What a delivery report says happened. */
  readonly delivery?: ReportedDelivery;
  /**
   * `filed`: set aside as machine mail, or a reply that would be filed once the books say whose it is;
   * `held`: a person decides.
   */
  readonly decision: 'filed' | 'held';
  readonly reasons: readonly string[];
  readonly messageId: string | null;
  readonly from: string | null;
  readonly subject: string;
  /** Of the bytes that would be stored. */
  readonly sha256: string;
  readonly bytes: number;
}

const longestSubject = 120;

const shortened = (text: string): string =>
  [...text].length <= longestSubject ? text : `${[...text].slice(0, longestSubject - 1).join('')}…`;

const judged = (message: IncomingMessage): Pick<CheckedMessage, 'class' | 'delivery' | 'decision' | 'reasons'> => {
  const classification = classifyIncoming(message);
  const { class: named, doubtful, reasons } = classification;
  if (named === 'delivery-report')
    return { class: named, delivery: reportedDelivery(message), decision: doubtful ? 'held' : 'filed', reasons };
  if (named !== 'reply' || doubtful) return { class: named, decision: doubtful ? 'held' : 'filed', reasons };
  const content = judgeContent({
    attachments: message.attachments,
    newText: divideBody(message.bodyText).newText,
  });
  return {
    class: named,
    decision: content.kind === 'submission' ? 'filed' : 'held',
    reasons: content.reasons,
  };
};

/** Judges one message as the pipeline would before it asks the books. Never throws. */
export const checkMessage = async (file: string, { raw, envelope }: MessageInFile): Promise<CheckedMessage> => {
  const known = { file, sha256: createHash('sha256').update(raw).digest('hex'), bytes: raw.length };
  try {
    const { message } = await parseIncoming(raw, envelope);
    const { messageId, subject } = message;
    const from = message.from.map(({ address }) => address).join(', ') || null;
    return { ...known, ...judged(message), messageId, from, subject: shortened(subject) };
  } catch (error) {
    const reasons = [error instanceof Error ? error.message : String(error)];
    return { ...known, class: 'unreadable', decision: 'held', reasons, messageId: null, from: null, subject: '' };
  }
};

/** Files below a folder, or the one file that was named instead of a folder; sorted. */
const filesBelow = async (path: string): Promise<string[]> => {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new NotFound('The folder', path, 'name one that holds messages');
  if (!found.isDirectory()) return [path];
  const entries: Dirent[] = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

const print = (line: CheckedMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${JSON.stringify(line)}\n`, (error) => (error ? reject(error) : resolve()));
  });

export const intakeCheckCommand = (): Command =>
  newCommand('intake-check', 'say what would become of messages in files, one JSON line each')
    .argument('<folder>', 'folder of messages; looked through with all below it')
    .addHelpText(
      'after',
      `
Reads no database and changes nothing. Every file is taken for a message, a
mailbox file (mbox) for several. "filed" is said of machine mail that is set
aside, and of a reply that would be filed as a submission once the books say
whose it is; whatever is in doubt is "held" for a person.`,
    )
    .action((folder: string, options) =>
      runPlain(options, async () => {
        for (const path of await filesBelow(folder)) {
          const file = relative(folder, path) || basename(path);
          const bytes = await readFile(path);
          const messages = messagesInFile(bytes, path);
          for (const [index, message] of messages.entries()) {
            const line = await checkMessage(file, message);
            await print(messages.length > 1 ? { ...line, message: index + 1 } : line);
          }
        }
        return undefined;
      }),
    );
