import { createHash } from 'node:crypto';
import type { Address, Attachment, Email } from 'postal-mime';
import { addressParser } from 'postal-mime';
import { PermanentFailure } from '../../domain/errors.ts';
import { safeFileName } from '../../domain/receive/file-name.ts';
import type { IncomingAttachment, IncomingMessage, Mailbox } from '../../domain/receive/incoming-message.ts';
import { isKeptHeader } from '../../domain/receive/incoming-message.ts';
import { parseDeliveryReport } from './parse-delivery-report.ts';
import { textOfHtml } from './parse-html-body.ts';
import { subjectOf } from './parse-subject.ts';
import { QuickPostalMime } from './quick-base64.ts';

/** The SMTP envelope that a message came in. */
export interface IncomingEnvelope {
  /** Return path; empty for `MAIL FROM:<>`. */
  readonly from: string;
  readonly to: readonly string[];
}

/** A file of a message with its bytes; in the order of `message.attachments`. */
export interface IncomingFile {
  /** Safe name. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface ParsedIncoming {
  readonly message: IncomingMessage;
  readonly files: readonly IncomingFile[];
}

/** Beyond these a message is no correspondence but an attack on the parser; it is held unparsed. */
const limits = { nesting: 50, headerBytes: 1024 * 1024, attachments: 500, addresses: 200, bodyCharacters: 2_000_000 };

/** PostgreSQL stores neither U+0000 nor lone surrogates in text. */
const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed();

const mailboxesOf = (addresses: readonly Address[]): Mailbox[] =>
  addresses
    .flatMap((address) => (address.group === undefined ? [address] : address.group))
    .slice(0, limits.addresses)
    .map(({ name, address }) => ({
      name: storable(name).trim(),
      address: storable(address ?? '')
        .trim()
        .toLowerCase(),
    }));

const messageIdsOf = (value: string): string[] => {
  const bracketed = value.match(/<[^<>\s]{1,990}>/g);
  if (bracketed) return bracketed.slice(-100).map(storable);
  // Some programs leave the brackets out.
  const bare = value.trim();
  return /^[^<>\s]{1,988}@[^<>\s]+$/.test(bare) ? [storable(`<${bare}>`)] : [];
};

const headersOf = (email: Email, name: string): string[] =>
  email.headers.filter(({ key }) => key === name).map(({ value }) => storable(value));

/** At most this many values of one kept header, each this long. */
const keptOfOne = { values: 20, characters: 2000 };

const keptHeadersOf = (email: Email): IncomingMessage['headers'] => {
  const kept = new Map<string, string[]>();
  for (const { key, value } of email.headers) {
    if (!isKeptHeader(key)) continue;
    const values = kept.get(key) ?? [];
    if (values.length < keptOfOne.values) kept.set(key, [...values, storable(value).slice(0, keptOfOne.characters)]);
  }
  return Object.fromEntries(kept);
};

const calendarMethodOf = (email: Email): string | null => {
  for (const { mimeType, method, content } of email.attachments) {
    if (mimeType !== 'text/calendar' && mimeType !== 'application/ics') continue;
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content.slice(0, 4096));
    const said = method ?? /^method:([a-z-]{1,40})/im.exec(text)?.[1];
    if (said !== undefined) return storable(said).slice(0, 40).toUpperCase();
  }
  return null;
};

const isoDate = (value: string | undefined): string | null => {
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

const unnamed: Readonly<Record<string, string>> = {
  'application/pdf': 'document.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'document.docx',
  'text/plain': 'document.txt',
  'message/rfc822': 'message.eml',
};

const bytesOf = (attachment: Attachment): Uint8Array => {
  const { content } = attachment;
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
};

const isInline = (attachment: Attachment): boolean =>
  attachment.related === true ||
  attachment.disposition === 'inline' ||
  (attachment.disposition === null && attachment.contentId !== undefined && attachment.mimeType.startsWith('image/'));

const fileOf = (attachment: Attachment): IncomingFile => {
  const bytes = bytesOf(attachment);
  const mediaType = storable(attachment.mimeType).slice(0, 200).toLowerCase();
  return {
    name: safeFileName(attachment.filename, unnamed[mediaType] ?? 'attachment'),
    mediaType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
};

const bodyOf = (email: Email): { bodyText: string; bodyHtml: string | null } => {
  const html = email.html?.slice(0, limits.bodyCharacters) ?? null;
  // An empty plain part beside the HTML says nothing.
  const plain = email.text ?? '';
  const text = plain.trim() === '' && html !== null ? textOfHtml(html) : plain;
  return {
    bodyText: storable(text.slice(0, limits.bodyCharacters)).replace(/\r\n?/g, '\n'),
    bodyHtml: html === null ? null : storable(html),
  };
};

/**
 * Parses a raw message as it came in at the door. Attached messages stay attached: only the
 * outermost message speaks.
 *
 * @throws {PermanentFailure} when it cannot be parsed within the limits on nesting, headers and
 *   parts; the item is then held for a person, its raw bytes untouched
 */
export const parseIncoming = async (raw: Uint8Array, envelope: IncomingEnvelope): Promise<ParsedIncoming> => {
  const parser = new QuickPostalMime({
    forceRfc822Attachments: true,
    maxNestingDepth: limits.nesting,
    maxHeadersSize: limits.headerBytes,
  });
  const email = await parser.parse(raw).catch((cause: unknown) => {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new PermanentFailure(`The message cannot be parsed: ${detail}`, { cause });
  });
  if (email.attachments.length > limits.attachments) {
    throw new PermanentFailure(`The message cannot be parsed: it has more than ${limits.attachments} parts.`);
  }
  const fromLines = headersOf(email, 'from');
  const files = email.attachments.map(fileOf);
  const attachments = email.attachments.map((attachment, index): IncomingAttachment => {
    const { name, mediaType, bytes, sha256 } = files[index] as IncomingFile;
    const originalName = attachment.filename === null ? null : storable(attachment.filename).slice(0, 1000);
    return { index, name, originalName, mediaType, inline: isInline(attachment), size: bytes.byteLength, sha256 };
  });
  const message: IncomingMessage = {
    messageId: headersOf(email, 'message-id').flatMap(messageIdsOf)[0] ?? null,
    from: mailboxesOf(fromLines.flatMap((line) => addressParser(line))),
    fromHeaders: fromLines.length,
    envelopeFrom: envelope.from.trim().toLowerCase(),
    envelopeTo: envelope.to.map((address) => address.trim().toLowerCase()),
    replyTo: mailboxesOf(email.replyTo ?? []),
    to: mailboxesOf(email.to ?? []),
    subject: storable(subjectOf(email, raw)).replace(/\s+/gu, ' ').trim().slice(0, 2000),
    date: isoDate(email.date),
    inReplyTo: headersOf(email, 'in-reply-to').flatMap(messageIdsOf),
    references: headersOf(email, 'references').flatMap(messageIdsOf).slice(-100),
    headers: keptHeadersOf(email),
    received: email.headers.filter(({ key }) => key === 'received').length,
    ...bodyOf(email),
    attachments,
    deliveryReport: parseDeliveryReport(files),
    calendarMethod: calendarMethodOf(email),
  };
  return { message, files };
};
