import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import { cleanText } from '../../domain/paper/clean-text.ts';

const decodeWith = (bytes: Uint8Array, charset: string): string | null => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const share = (text: string, letters: RegExp): number => (text.match(letters)?.length ?? 0) / Math.max(1, text.length);

/** UTF-16 without its mark: nearly every other byte of Latin text is zero. */
const utf16Order = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  const pairs = sample.length / 2;
  if (pairs < 2) return null;
  if (odd / pairs > 0.3 && even / pairs < 0.05) return 'utf-16le';
  return even / pairs > 0.3 && odd / pairs < 0.05 ? 'utf-16be' : null;
};

/** UTF-16 without its mark in another script: read both ways, only one gives letters of one script. */
const decodeUnmarked = (bytes: Uint8Array): string | null => {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const readings = (['utf-16le', 'utf-16be'] as const)
    .flatMap((order) => decodeWith(bytes, order) ?? [])
    .filter((text) => !/(?![\t\n\r\f])\p{Cc}/u.test(text))
    .map((text) => ({
      text,
      score: Math.max(
        ...[/[\p{Script=Cyrillic}\s]/gu, /[\p{Script=Arabic}\s]/gu, /[\u4e00-\u9fa5，。、；\s]/gu].map((letters) =>
          share(text.slice(0, 4096), letters),
        ),
      ),
    }))
    .sort((left, right) => right.score - left.score);
  const [best, other] = readings;
  return best !== undefined && best.score > 0.8 && best.score > (other?.score ?? 0) + 0.2 ? best.text : null;
};

/** Legacy charsets: told by how much of the text is beyond ASCII, and by the letters each reading gives. */
const decodeLegacy = (bytes: Uint8Array): string => {
  const latin = new TextDecoder('windows-1252').decode(bytes);
  const beyond = bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0);
  const letters = bytes.reduce(
    (sum, byte) => sum + (byte >= 0x80 || ((byte | 0x20) - 0x61 < 26 && (byte | 0x20) >= 0x61) ? 1 : 0),
    0,
  );
  if (beyond < letters * 0.4) return latin;
  const chinese = decodeWith(bytes, 'gb18030');
  if (
    chinese !== null &&
    share(chinese, /\p{Script=Han}/gu) > 0.3 &&
    share(chinese, /[的国和在一是不了有人这中为与以于对会]/gu) > 0.02
  )
    return chinese;
  const cyrillic = new TextDecoder('windows-1251').decode(bytes);
  const arabic = new TextDecoder('windows-1256').decode(bytes);
  const koi = new TextDecoder('koi8-r').decode(bytes);
  const readings = [
    { text: cyrillic, score: share(cyrillic, /[оеаинтсрвл]/gu) },
    { text: koi, score: share(koi, /[оеаинтсрвл]/gu) },
    { text: arabic, score: share(arabic, /[اليمنتورب]/gu) },
  ].sort((left, right) => right.score - left.score);
  return readings[0]?.text ?? latin;
};

/**
 * Decodes a plain-text file: byte order marks, UTF-8, UTF-16, then the Windows and other charsets in
 * which the six languages used to be written. Null when it is no text.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeWith(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeWith(bytes, 'utf-16be');
  const order = utf16Order(bytes);
  if (order !== null) {
    const text = decodeWith(bytes, order);
    return text !== null && /(?![\t\n\r\f])\p{Cc}/u.test(text.slice(0, 65_536)) ? null : text;
  }
  const controls = bytes
    .subarray(0, 65_536)
    .filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte)).length;
  if (controls > 0) return decodeUnmarked(bytes);
  return decodeWith(bytes, 'utf-8') ?? decodeLegacy(bytes);
};

const foldedLine = 60;

/** Lines folded at a fixed width belong to one paragraph; short lines (addresses, lists, verses) stay apart. */
const paragraphOf = (lines: readonly string[]): string => {
  let text = lines[0] ?? '';
  for (let index = 1; index < lines.length; index += 1) {
    const before = lines[index - 1] ?? '';
    const line = lines[index] ?? '';
    const folded = before.length >= foldedLine && !/^\s*(?:[-–•*]|\(?[0-9a-zа-я]{1,3}[.)])\s/iu.test(line);
    const joint = /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(line) ? '' : ' ';
    text += folded ? `${joint}${line}` : `\n${line}`;
  }
  return text;
};

/** Plain text as paragraphs: parted by empty lines, folded lines joined, other line ends kept. */
export const blocksOfText = (text: string): readonly SubmissionBlock[] =>
  cleanText(text)
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraphOf(paragraph.split('\n').map((line) => line.trim())).trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'paragraph', runs: [{ text: paragraph }] }));
