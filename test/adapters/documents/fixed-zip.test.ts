import { expect, it } from 'vitest';
import { withEntryDates } from '../../../adapters/documents/fixed-zip.ts';

it('refuses what is not a zip archive', () => {
  expect(() => withEntryDates(new Uint8Array(0), new Date(0))).toThrow(RangeError);
  expect(() => withEntryDates(new Uint8Array(100), new Date(0))).toThrow('no end of directory');
});

it('refuses an archive whose directory is broken', () => {
  const zip = new Uint8Array(80);
  const view = new DataView(zip.buffer);
  view.setUint32(58, 0x06054b50, true);
  view.setUint16(58 + 10, 1, true);
  expect(() => withEntryDates(zip, new Date(0))).toThrow('directory of the zip file is broken');
});
