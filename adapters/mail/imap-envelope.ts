import { fieldsOf, readMessageHead } from './message-head.ts';

/** The envelope of a message, as the server wrote it down that put it into the mailbox. */
export interface KeptEnvelope {
  /** Return path; empty for `<>`, and where the server kept none. */
  readonly from: string;
  readonly to: readonly string[];
}

/** Fields in which servers keep whom a message was handed over for; the sub-address is still there. */
const recipientFields = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

/** What servers before ours have written is not more than this. */
const mostRecipients = 10;

/**
 * Reads back the envelope of a message that lies in a mailbox: the topmost Return-Path (RFC 5321 section 4.4), and whom
 * it was delivered to; where the server keeps no such fields, whom To and Cc name. It is no better than that server's
 * word and decides nothing by itself.
 */
export const keptEnvelope = (raw: Buffer): KeptEnvelope => {
  const { headerBlock } = readMessageHead(raw);
  const delivered = recipientFields.flatMap((name) => fieldsOf(headerBlock, name).flatMap(addressesIn));
  const named = ['to', 'cc'].flatMap((name) => fieldsOf(headerBlock, name).flatMap(addressesIn));
  const recipients = delivered.length > 0 ? delivered : named;
  return {
    from: addressesIn(fieldsOf(headerBlock, 'return-path')[0] ?? '')[0] ?? '',
    to: [...new Set(recipients.map((address) => address.toLowerCase()))].slice(0, mostRecipients),
  };
};

const addressesIn = (value: string): string[] => value.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? [];
