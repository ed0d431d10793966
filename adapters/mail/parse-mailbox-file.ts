import { readMessageHead } from './message-head.ts';
import type { IncomingEnvelope } from './parse-incoming.ts';

/** One message out of a file, with the envelope as far as the file tells it. */
export interface MessageInFile {
  /** The bytes that would be stored. */
  readonly raw: Buffer;
  readonly envelope: IncomingEnvelope;
}

/** Stands for a return path that the file does not tell; an empty one would say that a machine sent it. */
const unknownSender = 'unknown@invalid';

/** "From vienna@austria.example Mon Jun 22 10:00:01 2015", by which mailbox files part messages (RFC 4155). */
const postmark =
  /^From (\S{1,320}|".{1,300}"\S{0,300}|\S{1,64} at \S{1,253}) {1,4}(?:mon|tue|wed|thu|fri|sat|sun),? .{1,60}\d{1,2}:\d{2}/i;

const lineAt = (bytes: Buffer, start: number): string => {
  const end = bytes.indexOf(0x0a, start);
  return bytes.toString('latin1', start, Math.min(end < 0 ? bytes.length : end, start + 500)).replace(/\r$/, '');
};

const nextLine = (bytes: Buffer, start: number): number => {
  const end = bytes.indexOf(0x0a, start);
  return end < 0 ? bytes.length : end + 1;
};

/** Where postmarks stand: at the very beginning, and below empty lines with a header line after them. */
const postmarksIn = (bytes: Buffer): number[] => {
  const found: number[] = [];
  const looksLikeHead = (from: number): boolean => /^[!-9;-~]{1,100}:|^>?From /.test(lineAt(bytes, from));
  if (postmark.test(lineAt(bytes, 0)) && looksLikeHead(nextLine(bytes, 0))) found.push(0);
  if (found.length === 0) return found;
  for (let at = bytes.indexOf('\nFrom ', 0, 'latin1'); at >= 0; at = bytes.indexOf('\nFrom ', at + 1, 'latin1')) {
    const start = at + 1;
    const before = bytes.toString('latin1', Math.max(0, at - 2), at);
    if (!/(?:^|\n)\r?$/.test(before)) continue;
    if (postmark.test(lineAt(bytes, start)) && looksLikeHead(nextLine(bytes, start))) found.push(start);
  }
  return found;
};

const senderOfPostmark = (line: string): string | null => {
  const sender = postmark.exec(line)?.[1] ?? '';
  if (/^(?:mailer-daemon|<>)$/i.test(sender)) return '';
  return /^[^\s@]+@[^\s@]+$/.test(sender) ? sender : null;
};

const fieldsOf = (headerBlock: string, name: string): string[] =>
  [...headerBlock.matchAll(new RegExp(String.raw`^${name}:[ \t]*([^\r\n]{0,400})`, 'gim'))].map(([, value]) =>
    (value ?? '').trim(),
  );

const envelopeOf = (raw: Buffer, postmarkLine: string | null): IncomingEnvelope => {
  const { headerBlock, headerFrom } = readMessageHead(raw);
  const returnPath = fieldsOf(headerBlock, 'return-path')[0]?.replace(/^<(.*)>$/, '$1');
  const told = returnPath ?? (postmarkLine === null ? null : senderOfPostmark(postmarkLine));
  const from = told ?? (headerFrom === '' ? unknownSender : headerFrom);
  const to = ['x-original-to', 'delivered-to'].flatMap((name) => fieldsOf(headerBlock, name)).slice(0, 5);
  return { from, to };
};

/**
 * The messages of a file: one, or those of a mailbox file (mbox). Only a file that begins with a postmark
 * is one, and never one called `.eml` or `.msg`; where it holds several messages, the postmarks belong to
 * none of them. The envelope is what the file tells: Return-Path, else the postmark, else the sender shown.
 *
 * @param name the file's name
 */
export const messagesInFile = (bytes: Buffer, name: string): readonly MessageInFile[] => {
  const marks = postmarksIn(bytes);
  const first = marks[0] === undefined ? null : lineAt(bytes, marks[0]);
  if (marks.length < 2 || /\.(?:eml|msg)$/i.test(name)) return [{ raw: bytes, envelope: envelopeOf(bytes, first) }];
  return marks.map((mark, index) => {
    const raw = bytes.subarray(nextLine(bytes, mark), marks[index + 1] ?? bytes.length);
    return { raw, envelope: envelopeOf(raw, lineAt(bytes, mark)) };
  });
};
