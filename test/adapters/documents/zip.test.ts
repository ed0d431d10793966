import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip, writeZip } from '../../../adapters/documents/zip.ts';
import { readZip as readIndependently } from './read-zip.ts';

describe('a zip file', () => {
  it('gives back what was written, in order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 12 }), fc.uint8Array({ maxLength: 300 })), {
          selector: ([name]) => name.toWellFormed(),
          maxLength: 6,
        }),
        (entries) => {
          const files = new Map(entries.map(([name, bytes]) => [name.toWellFormed(), bytes]));
          const read = readZip(writeZip(files));
          expect([...read].map(([name, bytes]) => [name, [...bytes]])).toEqual(
            [...files].map(([name, bytes]) => [name, [...bytes]]),
          );
        },
      ),
    );
  });

  it('is the same bytes for the same content, and is read by others', () => {
    const files = new Map(['a.xml', 'word/b.xml'].map((name) => [name, Buffer.from(`${name} é`)]));
    const zip = writeZip(files);
    expect(Buffer.compare(writeZip(files), zip)).toBe(0);
    expect([...readIndependently(zip)].map(([name, { text }]) => [name, text])).toEqual([
      ['a.xml', 'a.xml é'],
      ['word/b.xml', 'word/b.xml é'],
    ]);
  });

  it('refuses what is not one', () => {
    expect(() => readZip(new Uint8Array(0))).toThrow(RangeError);
    expect(() => readZip(new Uint8Array(100))).toThrow('no end of directory');
  });

  it('refuses one whose directory is broken', () => {
    const zip = new Uint8Array(80);
    const view = new DataView(zip.buffer);
    view.setUint32(58, 0x06054b50, true);
    view.setUint16(58 + 10, 1, true);
    expect(() => readZip(zip)).toThrow('directory of the zip file is broken');
  });
});
