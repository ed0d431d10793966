import {
  mostZipEntries,
  readZipDirectory,
  unpackEntry,
  ZipDamage,
  type ZipEntry,
} from '../submissions/zip-directory.ts';
import type { FoundFile } from './batch-limits.ts';
import { batchLimits } from './batch-limits.ts';

/** Entries above `from` bytes may not be more than this many times their packed size: no honest document is. */
const bomb = { ratio: 200, from: 1024 * 1024 };

/** Unpacks a batch. What is wrong with the archive is said in sentences; nothing is unpacked then. */
export const unpackZip = (bytes: Uint8Array): { readonly files: FoundFile[]; readonly faults: string[] } => {
  const directory = readZipDirectory(bytes);
  if (directory === null)
    return { files: [], faults: ['The archive is damaged, or too large to be one of documents.'] };
  const entries = directory.entries.filter(({ name }) => !name.endsWith('/'));
  const faults = faultsOf(entries);
  if (faults.length > 0) return { files: [], faults };
  try {
    const files = entries.map((entry) => ({
      name: entry.name.replaceAll('\\', '/').normalize('NFC'),
      bytes: unpackEntry(bytes, entry),
    }));
    return { files, faults: [] };
  } catch (error) {
    if (!(error instanceof ZipDamage)) throw error;
    return { files: [], faults: [error.message] };
  }
};

const faultsOf = (entries: readonly ZipEntry[]): string[] => {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const names = entries.map(({ name }) => name.replaceAll('\\', '/'));
  return [
    ...(entries.length > Math.min(batchLimits.files, mostZipEntries)
      ? [`The archive holds more than ${batchLimits.files} files.`]
      : []),
    ...(total > batchLimits.bytes ? ['The archive would unpack to more than 200 MB.'] : []),
    ...entries.flatMap(({ name, encrypted, symbolicLink, size, compressedSize }) => {
      if (encrypted) return [`"${name}" in the archive is encrypted: ask for it without a password.`];
      if (symbolicLink) return [`"${name}" in the archive is a link to another file.`];
      return size > bomb.from && size > compressedSize * bomb.ratio
        ? [`"${name}" in the archive is packed as no honest document is.`]
        : [];
    }),
    ...names
      .filter((name) => name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..'))
      .map((name) => `"${name}" in the archive leads out of it.`),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `"${name}" stands twice in the archive.`),
  ];
};
