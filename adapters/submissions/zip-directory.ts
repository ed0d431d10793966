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

/** A zip file's directory and where it stands. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Bytes before the first entry, and after the end of the directory and its comment. */
  readonly before: number;
  readonly after: number;
  /** Whether the directory ends where its end record begins, as every honest writer leaves it. */
  readonly contiguous: boolean;
}

/** Entries above this are not listed: no document has so many. */
export const mostZipEntries = 2_000;

const endSignature = 0x06054b50;
const endSignature64 = 0x06064b50;
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
 * Whether a zip file ends here, wherever it begins: programs that unpack also find one that stands behind something
 * else, though its directory is then not where it says.
 */
export const endsAsZip = (bytes: Uint8Array): boolean => {
  const zip = view(bytes);
  const end = zip.length < 22 ? -1 : endOfDirectory(zip);
  if (end < 0) return false;
  const size = zip.readUInt32LE(end + 12);
  return [end - size, zip.readUInt32LE(end + 16)].some(
    (at) => at >= 0 && at + 46 <= zip.length && zip.readUInt32LE(at) === entrySignature,
  );
};

/**
 * Lists a zip file without unpacking anything. Null when its directory cannot be read (which includes
 * the 64-bit form: no document that is accepted is so large). Stops one entry above the limit.
 */
export const readZipDirectory = (bytes: Uint8Array): ZipDirectory | null => {
  const zip = view(bytes);
  const end = zip.length < 22 ? -1 : endOfDirectory(zip);
  if (end < 0) return null;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count && index <= mostZipEntries; index += 1) {
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
  const commentLength = zip.readUInt16LE(end + 20);
  return {
    entries,
    before: entries.reduce((least, { localHeaderOffset }) => Math.min(least, localHeaderOffset), end),
    after: Math.max(0, zip.length - (end + 22 + commentLength)),
    contiguous:
      at === end || entries.length > mostZipEntries || (at + 4 <= end && zip.readUInt32LE(at) === endSignature64),
  };
};

/** An entry that is not what the directory says; the message is a sentence for the person who looks at the file. */
export class ZipDamage extends Error {}

/** Unpacks one entry, at most to its declared size. @throws ZipDamage */
export const unpackEntry = (bytes: Uint8Array, entry: ZipEntry): Buffer => {
  const zip = view(bytes);
  const at = entry.localHeaderOffset;
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== localSignature) throw new ZipDamage('It is damaged.');
  const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
  if (zip.toString('utf8', at + 30, nameEnd) !== entry.name)
    throw new ZipDamage('Its parts are called differently in two places.');
  const from = nameEnd + zip.readUInt16LE(at + 28);
  const packed = zip.subarray(from, from + entry.compressedSize);
  if (entry.method === 0) {
    if (packed.length !== entry.size) throw new ZipDamage('Its parts are not as large as it declares.');
    return packed;
  }
  if (entry.method !== 8) throw new ZipDamage('It is packed in a way that documents do not use.');
  let unpacked: Buffer;
  try {
    unpacked = inflateRawSync(packed, {
      maxOutputLength: Math.max(1, entry.size),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    const larger = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipDamage(larger ? 'Its parts are larger than it declares.' : 'Its parts are damaged.');
  }
  if (unpacked.length !== entry.size) throw new ZipDamage('Its parts are not as large as it declares.');
  return unpacked;
};
