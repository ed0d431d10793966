import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteFileName } from '../../../domain/dispatch/note-file-name.ts';
import type { CommandContext } from '../context.ts';

/** Writes the notes of a writing as PDF into a folder, each by the code of its addressee and its number. */
export const writeNotes = async (
  { database, output }: CommandContext,
  campaignId: string,
  writingId: string,
  folder: string,
): Promise<void> => {
  const { read } = database();
  const notes = await read.notesBesides(campaignId, { writingId });
  const documents = await read.blobs(notes.flatMap(({ pdfSha256 }) => pdfSha256 ?? []));
  await mkdir(folder, { recursive: true });
  for (const { code, reference, pdfSha256 } of notes) {
    const bytes = documents.get(pdfSha256 ?? '');
    if (bytes !== undefined) await writeFile(join(folder, `${code}_${noteFileName(reference)}.pdf`), bytes);
  }
  output.line(`${notes.length === 1 ? '1 note lies' : `${notes.length} notes lie`} in ${folder}.`);
};
