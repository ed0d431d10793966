const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/** MS-DOS date word of a day; the time is always midnight. Years before 1980 cannot be written and become 1980. */
const dosDate = (day: Date): number =>
  (Math.max(0, day.getUTCFullYear() - 1980) << 9) | ((day.getUTCMonth() + 1) << 5) | day.getUTCDate();

/**
 * Gives every entry of a zip file the same date, in place of the moment at which it was written, so that the same
 * content is the same bytes. Changes and returns the given bytes. Only for small archives without Zip64, such as .docx.
 * @throws RangeError where the bytes are not such an archive
 */
export const withEntryDates = (zip: Uint8Array, date: Date): Uint8Array => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const stamp = (offset: number) => {
    view.setUint16(offset, 0, true);
    view.setUint16(offset + 2, dosDate(date), true);
  };
  let end = zip.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1;
  if (end < 0) throw new RangeError('The bytes are not a zip file: no end of directory.');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(entry, true) !== directoryEntry)
      throw new RangeError('The directory of the zip file is broken.');
    const local = view.getUint32(entry + 42, true);
    if (view.getUint32(local, true) !== localEntry) throw new RangeError('An entry of the zip file is broken.');
    stamp(entry + 12);
    stamp(local + 10);
    entry +=
      46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return zip;
};
