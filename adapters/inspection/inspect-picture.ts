import type { ContentVerdict } from '../../domain/receive/inspection.ts';
import { accepted, FileRefused } from './verdicts.ts';

/** Pixels; A3 at 600 dots per inch has 70 million. More would only be meant to exhaust whoever opens it. */
const mostPixels = 150_000_000;
const mostTrailing = 1024;

const measured = (kind: 'png' | 'jpeg', width: number, height: number): ContentVerdict => {
  if (width < 1 || height < 1) throw new FileRefused('damaged', 'It is damaged: it has no size.');
  if (width * height > mostPixels)
    throw new FileRefused('too-large-inside', `It would be a picture of ${width} by ${height} pixels.`);
  return accepted(kind, { pixels: { width, height } });
};

/** Examines a PNG: its parts one after another to the end. @throws FileRefused */
export const inspectPng = (bytes: Uint8Array): ContentVerdict => {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cut = new FileRefused('damaged', 'It is damaged: its end is missing.');
  if (png.length < 33 || png.toString('latin1', 12, 16) !== 'IHDR') throw cut;
  const verdict = measured('png', png.readUInt32BE(16), png.readUInt32BE(20));
  for (let at = 8; ; ) {
    if (at + 12 > png.length) throw cut;
    const type = png.toString('latin1', at + 4, at + 8);
    at += 12 + png.readUInt32BE(at);
    if (at > png.length) throw cut;
    if (type !== 'IEND') continue;
    if (png.length - at > mostTrailing) throw new FileRefused('disguised', 'Something else follows after its end.');
    return verdict;
  }
};

/** Examines a JPEG. What telephones write behind its end (depth, a short film) is let be. @throws FileRefused */
export const inspectJpeg = (bytes: Uint8Array): ContentVerdict => {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cut = new FileRefused('damaged', 'It is damaged: its end is missing.');
  let verdict: ContentVerdict | null = null;
  let at = 2;
  for (;;) {
    if (at + 4 > jpeg.length || jpeg[at] !== 0xff) throw cut;
    const marker = jpeg[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) break;
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) {
      if (at + 9 > jpeg.length) throw cut;
      verdict = measured('jpeg', jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5));
    }
    at += 2 + Math.max(2, jpeg.readUInt16BE(at + 2));
  }
  if (verdict === null || jpeg.indexOf('\u00ff\u00d9', at, 'latin1') < 0) throw cut;
  return verdict;
};
