import { constants, inflateRawSync } from 'node:zlib';

/** One entry of a zip file, as its central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly compressedSize: number;
  readonly size: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly symbolicLink: boolean;
  readonly localHeaderOffset: number;
}

/** What a document may unpack to. A real Word file is far below each of these. */
const zipLimits = {
  entries: 2_000,
  totalBytes: 200 * 1024 * 1024,
  /** Entries above `ratioFromBytes` may not be more than this many times their packed size. */
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
} as const;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

/** True when the bytes begin as a zip file does. */
export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const endOfDirectory = (zip: Buffer): number => {
  const earliest = Math.max(0, zip.length - 22 - 0xffff);
  for (let at = zip.length - 22; at >= earliest; at -= 1) {
    if (zip.readUInt32LE(at) === endSignature) return at;
  }
  return -1;
};

/**
 * Lists a zip file without unpacking anything. Null when its directory cannot be read (which includes
 * the 64-bit form: no document that is accepted is so large). Stops one entry above the limit.
 */
export const readZipDirectory = (bytes: Uint8Array): readonly ZipEntry[] | null => {
  const zip = view(bytes);
  const end = zip.length < 22 ? -1 : endOfDirectory(zip);
  if (end < 0) return null;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count && index <= zipLimits.entries; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== entrySignature) return null;
    const nameLength = zip.readUInt16LE(at + 28);
    const entry: ZipEntry = {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
      method: zip.readUInt16LE(at + 10),
      compressedSize: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      symbolicLink: (zip.readUInt16LE(at + 40) & 0xf000) === 0xa000,
      localHeaderOffset: zip.readUInt32LE(at + 42),
    };
    if (entry.size === 0xffffffff || entry.compressedSize === 0xffffffff) return null;
    entries.push(entry);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};

/** Why a zip file must not be unpacked, by what its directory declares; null when it may. */
export const zipRefusal = (entries: readonly ZipEntry[]): string | null => {
  if (entries.length > zipLimits.entries) return `It has more than ${zipLimits.entries} parts.`;
  if (entries.some(({ encrypted }) => encrypted)) return 'It is encrypted.';
  if (entries.some(({ symbolicLink }) => symbolicLink)) return 'It contains links to other files.';
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > zipLimits.totalBytes) return 'It would unpack to more than 200 MB.';
  const bomb = entries.some(
    ({ size, compressedSize }) => size > zipLimits.ratioFromBytes && size > compressedSize * zipLimits.ratio,
  );
  return bomb ? 'A part of it is packed more than a hundredfold, as no honest document is.' : null;
};

/**
 * Unpacks every entry once, at most to its declared size, and says why the file is not to be trusted:
 * a directory that understates its entries would pass `zipRefusal`. Null when all is as declared.
 */
export const zipLie = (bytes: Uint8Array, entries: readonly ZipEntry[]): string | null => {
  const zip = view(bytes);
  for (const entry of entries) {
    const at = entry.localHeaderOffset;
    if (at + 30 > zip.length || zip.readUInt32LE(at) !== localSignature) return 'It is damaged.';
    const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const packed = zip.subarray(from, from + entry.compressedSize);
    if (entry.method === 0) {
      if (packed.length !== entry.size) return 'Its parts are not as large as it declares.';
      continue;
    }
    if (entry.method !== 8) return 'It is packed in a way that documents do not use.';
    try {
      const unpacked = inflateRawSync(packed, {
        maxOutputLength: Math.max(1, entry.size),
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      if (unpacked.length !== entry.size) return 'Its parts are not as large as it declares.';
    } catch {
      return 'Its parts are damaged or larger than it declares.';
    }
  }
  return null;
};
