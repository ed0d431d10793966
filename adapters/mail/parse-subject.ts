import type { Email } from 'postal-mime';

/** How far into a message its header block is looked for, in bytes. */
const longestHead = 256 * 1024;

/** The raw value of the first Subject header, unfolded; null when the bytes have none. */
const rawSubject = (raw: Uint8Array): Buffer | null => {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, longestHead)).toString('latin1');
  const found = /^subject:([^\r\n]{0,2000}(?:\r?\n[ \t][^\r\n]{0,2000}){0,20})/im.exec(head);
  return found === null ? null : Buffer.from((found[1] ?? '').replace(/\r?\n[ \t]/g, ' '), 'latin1');
};

const decoded = (bytes: Buffer, charset: string): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // No charset that anybody knows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/**
 * The subject, also where a program wrote it in the charset of its body without saying so, as old
 * systems do in Russian, Chinese and Japanese.
 *
 * @param raw the message that `email` was parsed from
 */
export const subjectOf = (email: Email, raw: Uint8Array): string => {
  const subject = email.subject ?? '';
  const shifted = subject.includes('\u001b$') || subject.includes('\u001b(');
  if (!shifted && !subject.includes('\ufffd')) return subject;
  const bytes = rawSubject(raw);
  if (bytes === null || bytes.includes('=?')) return subject;
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const declared = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type)?.[1] ?? 'windows-1252';
  return decoded(bytes, shifted ? 'iso-2022-jp' : declared).trim();
};
