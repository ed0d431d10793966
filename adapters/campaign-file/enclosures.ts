import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Enclosure } from '../../domain/campaign/definition.ts';
import { mediaTypeOf } from './enclosure-types.ts';

/** Largest enclosure in bytes; exchanges commonly refuse messages above 25 MiB, in base64 a third more. */
const largestBytes = 10 * 1024 * 1024;

/** An enclosure as it was read beside its campaign file. */
export interface EnclosureRead {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a file that a campaign file names; it lies beside it, or below.
 * @returns what was read, or why the file cannot go with a note, as the end of a sentence
 */
export const readEnclosure = async (campaignFile: string, named: string): Promise<EnclosureRead | string> => {
  const folder = dirname(resolve(campaignFile));
  const path = resolve(folder, named);
  if (!path.startsWith(`${folder}/`)) return 'must lie beside the campaign file, or in a folder below it';
  try {
    const { size } = await stat(path);
    if (size === 0) return `names "${named}", which is empty`;
    if (size > largestBytes)
      return `names "${named}", which has ${Math.ceil(size / 1024 / 1024)} MiB: ${largestBytes / 1024 / 1024} are the most that go with a note`;
    const bytes = await readFile(path);
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  } catch (error) {
    return `names "${named}", which cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
  }
};

/** An enclosure as the definition keeps it: by name and content. */
export const enclosureOf = (
  file: { readonly file: string; readonly title: Enclosure['title'] },
  read: EnclosureRead,
): Enclosure => ({
  name: basename(file.file),
  mediaType: mediaTypeOf(file.file) ?? 'application/octet-stream',
  sha256: read.sha256,
  title: file.title,
});
