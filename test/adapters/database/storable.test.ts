import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storable } from '../../../adapters/database/storable.ts';

it.each([
  ['a\u0000b', 'a\ufffdb'],
  [
    ['\u0000', { 'k\u0000': '\ud83d' }],
    ['\ufffd', { 'k\ufffd': '\ufffd' }],
  ],
  ['📨 ﷼ é', '📨 ﷼ é'],
  [null, null],
  [undefined, undefined],
  [7, 7],
])('makes %j %j', (given, kept) => {
  expect(storable(given)).toEqual(kept);
});

it('leaves bytes and dates as they are', () => {
  const bytes = new Uint8Array([0, 1]);
  const day = new Date(0);
  expect(storable({ bytes, day })).toEqual({ bytes, day });
  expect(storable(bytes)).toBe(bytes);
});

it('changes nothing that PostgreSQL takes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      fc.pre(!JSON.stringify(value).includes('\\u0000'));
      expect(storable(value)).toEqual(value);
    }),
  );
});
