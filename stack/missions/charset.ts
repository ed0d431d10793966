/** Character sets in which simulated missions write. */
export type MailCharset = 'utf-8' | 'iso-8859-1' | 'windows-1251';

/** What old mail programs put where their character set has no typographic sign. */
const plainSigns: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u202f': ' ',
  '\u00a0': ' ',
};

const withPlainSigns = (text: string): string =>
  text.replace(/[\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u202f\u00a0]/g, (sign) => plainSigns[sign] ?? sign);

/** Byte of a character in windows-1251, or undefined. Only letters, ASCII and a few signs. */
const windows1251Byte = (character: string): number | undefined => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code;
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
  if (code === 0x401) return 0xa8;
  if (code === 0x451) return 0xb8;
  if (code === 0x2116) return 0xb9;
  if (code === 0xab || code === 0xbb) return code;
  return undefined;
};

/** Encodes a text, or returns null where the character set cannot hold it. */
export const encodeText = (text: string, charset: MailCharset): Buffer | null => {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  const plain = withPlainSigns(text);
  if (charset === 'iso-8859-1') {
    const holds = [...plain].every((character) => (character.codePointAt(0) ?? 0) <= 0xff);
    return holds ? Buffer.from(plain, 'latin1') : null;
  }
  const bytes = [...plain].map(windows1251Byte);
  return bytes.every((byte) => byte !== undefined) ? Buffer.from(bytes as number[]) : null;
};
