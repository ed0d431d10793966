import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../../activities/ports/database.ts';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { intakeChain } from '../../../domain/ledger/event.ts';
import type { CommandContext } from '../context.ts';
import { writePaper, writePaperVersion } from '../paper-files.ts';

/** Writes everything a campaign produced into one folder, replacing what an earlier run left there. */
export const writeDossier = async (
  context: CommandContext,
  definition: CampaignDefinition,
  folder: string,
): Promise<void> => {
  const { read } = context.database();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeNotes(read, definition.id, join(folder, 'notes'));
  await writeSubmissions(read, definition.id, join(folder, 'submissions'));
  await writeIssuedPapers(read, definition.id, folder);
  await writePaper(
    read,
    { campaignId: definition.id, kind: 'status-of-responses', asAtMs: Date.parse(definition.dates.closeAt) },
    folder,
    'status-of-responses',
  );
  const events = [...(await read.ledger(definition.id)), ...(await read.ledger(intakeChain))];
  await writeFile(join(folder, 'ledger.jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
};

/** Every version of the paper that was issued. */
export const writeIssuedPapers = async (read: Database['read'], campaignId: string, folder: string): Promise<void> => {
  for (const { id, symbol, state } of await read.paperVersions(campaignId))
    if (state === 'issued') await writePaperVersion(read, { versionId: id, symbol, state }, folder);
};

/** Notes written at a time: their bytes are in memory meanwhile. */
const groupSize = 50;

/** `<code>.eml` is the request; what followed it says so: `<code>-reminder-1.eml`. */
const writeNotes = async (read: Database['read'], campaignId: string, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const notes = await read.notesOf(campaignId, null);
  for (let start = 0; start < notes.length; start += groupSize) {
    const forms = notes.slice(start, start + groupSize).flatMap((note) => formsOf(note));
    const bytes = await read.blobs(forms.map(({ hash }) => hash));
    await Promise.all(forms.map(({ name, hash }) => writeFile(join(folder, name), bytes.get(hash) as Uint8Array)));
  }
};

const formsOf = (note: OutboxNote): { name: string; hash: string }[] => {
  const name = note.kind === 'request' ? note.code : `${note.code}-${note.kind}-${note.sequence}`;
  return (
    [
      ['eml', note.mimeSha256],
      ['pdf', note.pdfSha256],
      ['docx', note.wordSha256],
    ] as const
  ).flatMap(([extension, hash]) => (hash === null ? [] : [{ name: `${name}.${extension}`, hash }]));
};

/** `<code>-v1/` holds the files of a version as received, or its body as text. */
export const writeSubmissions = async (read: Database['read'], campaignId: string, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const submission of await read.submissions(campaignId)) {
    const own = join(folder, `${submission.addresseeCode}-v${submission.version}`);
    await mkdir(own, { recursive: true });
    const bytes = await read.blobs(submission.files.map(({ sha256 }) => sha256));
    for (const [index, { name, sha256 }] of submission.files.entries())
      await writeFile(join(own, `${index + 1}-${name}`), bytes.get(sha256) as Uint8Array);
    if (submission.itemId !== null) {
      const item = await read.incoming(submission.itemId);
      const raw = await read.blobs([item.rawSha256]);
      await writeFile(join(own, 'message.eml'), raw.get(item.rawSha256) as Uint8Array);
    }
  }
};
