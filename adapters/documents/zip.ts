import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const deflated = 8;

/** Version 2.0 of the format, the first with compression and folders. */
const version = 20;

/** Names in UTF-8. */
const utf8 = 0x0800;

/**
 * The entries of a small zip file, in its order. Only for archives without Zip64, such as .docx.
 * @throws RangeError where the bytes are not such an archive
 */
export const readZip = (bytes: Uint8Array): Map<string, Uint8Array> => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = zip.byteLength - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new RangeError('The bytes are not a zip file: no end of directory.');
  const files = new Map<string, Uint8Array>();
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (entry + 46 > end || zip.readUInt32LE(entry) !== directoryEntry)
      throw new RangeError('The directory of the zip file is broken.');
    const local = zip.readUInt32LE(entry + 42);
    if (local + 30 > end || zip.readUInt32LE(local) !== localEntry)
      throw new RangeError('An entry of the zip file is broken.');
    const nameEnd = entry + 46 + zip.readUInt16LE(entry + 28);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
    files.set(
      zip.toString('utf8', entry + 46, nameEnd),
      zip.readUInt16LE(entry + 10) === deflated ? inflateRawSync(data) : data,
    );
    entry = nameEnd + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return files;
};

/** Writes a zip file in which no entry has a date. The same content gives the same bytes. */
export const writeZip = (files: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, bytes] of files) {
    const name = Buffer.from(path);
    const data = deflateRawSync(bytes);
    // What both heads say of an entry: version, flags, method, time, date, checksum, sizes, length of the name.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(version, 0);
    facts.writeUInt16LE(utf8, 2);
    facts.writeUInt16LE(deflated, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(data.byteLength, 14);
    facts.writeUInt32LE(bytes.byteLength, 18);
    facts.writeUInt16LE(name.byteLength, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(localEntry);
    const head = Buffer.alloc(6);
    head.writeUInt32LE(directoryEntry);
    head.writeUInt16LE(version, 4);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(head, facts, tail, name);
    chunks.push(local, facts, name, data);
    offset += local.byteLength + facts.byteLength + name.byteLength + data.byteLength;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { byteLength }) => sum + byteLength, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, ...directory, end]);
};
