import {
  mostZipEntries,
  readZipDirectory,
  unpackEntry,
  ZipDamage,
  type ZipEntry,
} from '../submissions/zip-directory.ts';
import { FileRefused } from './verdicts.ts';

/** What an archive may unpack to. A real document is far below each of these. */
const limits = {
  totalBytes: 200 * 1024 * 1024,
  /** Entries above `ratioFromBytes` may not be more than this many times their packed size. */
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
} as const;

const unsafeName = (name: string): boolean =>
  name === '' ||
  name.includes('\u0000') ||
  /^(?:[\\/]|[a-z]:)/i.test(name) ||
  name.includes('\\') ||
  name.split('/').includes('..');

/** Entries that share bytes, by which a small file can declare to be an endless one. */
const overlapping = (entries: readonly ZipEntry[]): boolean => {
  const sorted = entries.toSorted((left, right) => left.localHeaderOffset - right.localHeaderOffset);
  return sorted.some((entry, index) => {
    const next = sorted[index + 1];
    return next !== undefined && entry.localHeaderOffset + 30 + entry.compressedSize > next.localHeaderOffset;
  });
};

/**
 * Holds the directory of an archive against its limits; nothing is unpacked for it. Serves every door through which
 * archives come, also those that open one on purpose.
 *
 * @returns its entries, to be unpacked one by one
 * @throws FileRefused
 */
export const checkedZip = (bytes: Uint8Array): readonly ZipEntry[] => {
  const directory = readZipDirectory(bytes);
  if (directory === null) throw new FileRefused('damaged', 'It is damaged.');
  const { entries } = directory;
  if (entries.length > mostZipEntries)
    throw new FileRefused('too-large-inside', `It has more than ${mostZipEntries} parts.`);
  if (entries.some(({ encrypted }) => encrypted)) throw new FileRefused('encrypted', 'It is encrypted.');
  if (entries.some(({ symbolicLink }) => symbolicLink))
    throw new FileRefused('unsafe-structure', 'It contains links to other files.');
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.totalBytes) throw new FileRefused('too-large-inside', 'It would unpack to more than 200 MB.');
  if (entries.some(({ size, compressedSize }) => size > limits.ratioFromBytes && size > compressedSize * limits.ratio))
    throw new FileRefused(
      'too-large-inside',
      'A part of it is packed more than a hundredfold, as no honest document is.',
    );
  if (entries.some(({ name }) => unsafeName(name)))
    throw new FileRefused('unsafe-structure', 'A part of it has a name that leads out of it.');
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length)
    throw new FileRefused('unsafe-structure', 'Two of its parts have the same name.');
  if (overlapping(entries) || !directory.contiguous)
    throw new FileRefused('unsafe-structure', 'Its parts lie over one another, as in no honest file.');
  if (directory.before > 0) throw new FileRefused('disguised', 'Something else stands before its first part.');
  const tail = bytes.subarray(bytes.byteLength - directory.after);
  if (tail.some((byte) => ![0, 9, 10, 13, 32].includes(byte)))
    throw new FileRefused('disguised', 'Something else follows after its end.');
  return entries;
};

/** Unpacks an entry. @throws FileRefused when it is not what the directory says */
export const unpacked = (bytes: Uint8Array, entry: ZipEntry): Buffer => {
  try {
    return unpackEntry(bytes, entry);
  } catch (error) {
    if (!(error instanceof ZipDamage)) throw error;
    // A part that is larger than declared is a lie; all else may have happened on the way.
    throw new FileRefused(/larger|two places/.test(error.message) ? 'unsafe-structure' : 'damaged', error.message);
  }
};

const signatures: readonly (readonly [string, string])[] = [
  ['504b0304', 'an archive'],
  ['526172211a07', 'an archive'],
  ['377abcaf271c', 'an archive'],
  ['d0cf11e0a1b11ae1', 'an embedded Office file'],
  ['255044462d', 'a PDF'],
  ['7b5c727466', 'a rich-text file'],
  ['4d5a', 'a program'],
  ['7f454c46', 'a program'],
];

/** What kind of file a part of a document is in itself; null for pictures, fonts and the document's own XML. */
export const foreignPart = (name: string, content: Buffer): string | null => {
  const head = content.subarray(0, 8).toString('hex');
  const found = signatures.find(([signature]) => head.startsWith(signature));
  if (found !== undefined) return found[1];
  // Word packs some of its drawings by itself.
  return head.startsWith('1f8b') && !/\.(?:emz|wmz|svgz)$/i.test(name) ? 'an archive' : null;
};
