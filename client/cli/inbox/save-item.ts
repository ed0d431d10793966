import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingRecord } from '../../../activities/ports/intake.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import type { CommandContext } from '../context.ts';
import { wrappedText } from '../wrapped-text.ts';

/**
 * Writes an item into a folder, to be looked at with other programs: the message as it came, and its files, which nobody
 * has found harmless. What lies there already is not written over. @throws DomainRefusal `usage`
 */
export const saveItem = async (context: CommandContext, item: IncomingRecord, folder: string): Promise<void> => {
  const { output } = context;
  const { read } = context.database();
  const raw = (await read.blobs([item.rawSha256])).get(item.rawSha256) as Uint8Array;
  await mkdir(folder, { recursive: true });
  const names = new Set<string>();
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    let free = name;
    for (let copy = 2; names.has(free); copy += 1) free = `${copy}-${name}`;
    names.add(free);
    try {
      await writeFile(join(folder, free), bytes, { flag: 'wx' });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
      throw new DomainRefusal('usage', `${join(folder, free)} is there already: name an empty folder with --out.`);
    }
  };
  await write('message.eml', raw);
  for (const { name, bytes } of await filesOf(context, item, raw)) await write(name, bytes);
  output.line('');
  const others = names.size - 1;
  for (const line of wrappedText(
    `The message as it came (message.eml)${others === 0 ? '' : ` and its ${others === 1 ? 'file' : `${others} files`}`} lie in ${folder}. Nobody has found them harmless: open them with care.`,
  ))
    output.line(line);
};

const filesOf = async (
  context: CommandContext,
  item: IncomingRecord,
  raw: Uint8Array,
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> => {
  const uploaded = item.registration?.upload?.files;
  if (uploaded !== undefined) {
    const bytes = await context.database().read.blobs(uploaded.map(({ sha256 }) => sha256));
    return uploaded.map(({ name, sha256 }) => ({ name, bytes: bytes.get(sha256) as Uint8Array }));
  }
  try {
    return (await parseIncoming(raw, { from: item.envelopeFrom, to: item.envelopeTo })).files;
  } catch {
    // It was held because it cannot be taken apart; the message itself is there.
    return [];
  }
};
