import { randomUUID } from 'node:crypto';
import { encodeText, type MailCharset } from './charset.ts';

export interface MailAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A mail as a mission's mail program puts it together. */
export interface OutgoingMail {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly date: Date;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /** Further header fields, ASCII. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Lines end in LF. */
  readonly text: string;
  readonly html?: string;
  readonly charset: MailCharset;
  readonly transferEncoding: 'base64' | 'quoted-printable';
  readonly attachments: readonly MailAttachment[];
}

/** Writes a mail as RFC 5322 and MIME have it, lines ended by CRLF. */
export const writeMail = (mail: OutgoingMail): Buffer => {
  const head = [
    `From: ${displayName(mail.from.name)} <${mail.from.address}>`,
    `To: <${mail.to}>`,
    `Subject: ${encodedWords(mail.subject)}`,
    `Date: ${mail.date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${mail.messageId}`,
    ...(mail.inReplyTo === undefined ? [] : [`In-Reply-To: ${mail.inReplyTo}`]),
    ...(mail.references === undefined || mail.references.length === 0
      ? []
      : [`References: ${mail.references.join('\r\n ')}`]),
    ...(mail.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ];
  const texts = [textPart(mail, 'plain', mail.text)];
  if (mail.html !== undefined) texts.push(textPart(mail, 'html', mail.html));
  const body = texts.length === 1 ? (texts[0] as string) : multipart('alternative', texts);
  const whole = mail.attachments.length === 0 ? body : multipart('mixed', [body, ...mail.attachments.map(filePart)]);
  // A message on the wire ends with CRLF; without it the bytes that arrive would not be those written here.
  const end = whole.endsWith('\r\n') ? '' : '\r\n';
  return Buffer.from(`${head.join('\r\n')}\r\n${whole}${end}`, 'latin1');
};

/** A part: its own header, an empty line, its content; the whole of it ASCII. */
const multipart = (subtype: string, parts: readonly string[]): string => {
  const boundary = `=_${randomUUID()}`;
  const inner = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${subtype};\r\n boundary="${boundary}"\r\n\r\n${inner}--${boundary}--\r\n`;
};

const textPart = (mail: OutgoingMail, subtype: 'plain' | 'html', text: string): string => {
  const crlf = text.replace(/\n/g, '\r\n');
  const own = encodeText(crlf, mail.charset);
  const charset = own === null ? 'utf-8' : mail.charset;
  const bytes = own ?? Buffer.from(crlf, 'utf8');
  const content = mail.transferEncoding === 'base64' ? base64Lines(bytes) : quotedPrintable(bytes);
  return `Content-Type: text/${subtype}; charset=${charset}\r\nContent-Transfer-Encoding: ${mail.transferEncoding}\r\n\r\n${content}`;
};

const filePart = ({ name, mediaType, content }: MailAttachment): string => {
  const extended = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return [
    `Content-Type: ${mediaType};\r\n name="${encodedWords(name)}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment;\r\n filename*=utf-8''${extended}`,
    '',
    base64Lines(content),
  ].join('\r\n');
};

const base64Lines = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');

/** A display name: quoted where it holds a sign that means something in an address. */
const displayName = (name: string): string =>
  /^[\x20-\x7e]*$/.test(name) && /[",.;:<>@()[\]\\]/.test(name)
    ? `"${name.replace(/["\\]/g, '\\$&')}"`
    : encodedWords(name);

/** RFC 2047 where needed: words of at most 45 bytes of UTF-8, never cut inside a character. */
const encodedWords = (text: string): string => {
  // What looks like an encoded word already is encoded once more, so that it is read as written.
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 45) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
};

/** RFC 2045, 6.7: lines of at most 76 characters; a blank at the end of a line is written out. */
const quotedPrintable = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => {
      const units = [...line].map((character, index) => {
        const code = character.charCodeAt(0);
        const blankAtEnd = (code === 0x20 || code === 0x09) && index === line.length - 1;
        const plain = (code >= 0x20 && code <= 0x7e && code !== 0x3d) || code === 0x09;
        return plain && !blankAtEnd ? character : `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
      });
      let column = 0;
      return units
        .map((unit) => {
          if (column + unit.length <= 75) {
            column += unit.length;
            return unit;
          }
          column = unit.length;
          return `=\r\n${unit}`;
        })
        .join('');
    })
    .join('\r\n');
