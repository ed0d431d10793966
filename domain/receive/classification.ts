import type { IncomingMessage } from './incoming-message.ts';
import { hasNullReturnPath, headerValues } from './incoming-message.ts';
import { isAutomaticReplySubject, isDeliveryReportSubject } from './machine-subjects.ts';

export type IncomingClass = 'reply' | 'automatic-reply' | 'delivery-report' | 'list-or-loop';

/** What kind of sender a message has, and every rule that said so. */
export interface Classification {
  readonly class: IncomingClass;
  /** In plain words, for the person who looks at the item; empty for a reply. */
  readonly reasons: readonly string[];
}

/** A message that has come through more hops than this runs in a circle. */
export const maximumHops = 25;

interface Rule {
  readonly says: Exclude<IncomingClass, 'reply'>;
  readonly reason: string;
  readonly holds: (message: IncomingMessage) => boolean;
}

const contentType = (message: IncomingMessage): string => headerValues(message, 'content-type')[0] ?? '';

const isReportOf = (message: IncomingMessage, type: string): boolean =>
  /^multipart\/report\b/.test(contentType(message)) &&
  new RegExp(String.raw`report-type\s*=\s*"?${type}\b`).test(contentType(message));

const senderIs = (message: IncomingMessage, local: RegExp): boolean =>
  message.from.some((mailbox) => local.test(mailbox.address.split('@')[0] ?? ''));

const carries = (message: IncomingMessage, name: Parameters<typeof headerValues>[1]): boolean =>
  headerValues(message, name).some((value) => value !== '' && value !== 'no');

/**
 * X-Auto-Response-Suppress is left out on purpose: it asks others not to answer automatically and
 * stands on ordinary mail of people. So are words in the body: a person may write about an absence.
 */
const rules: readonly Rule[] = [
  {
    says: 'delivery-report',
    reason: 'It is a delivery report (RFC 3464).',
    holds: (message) => message.deliveryReport !== null || isReportOf(message, 'delivery-status'),
  },
  {
    says: 'delivery-report',
    reason: 'It names recipients that failed (X-Failed-Recipients).',
    holds: (message) => carries(message, 'x-failed-recipients'),
  },
  {
    says: 'delivery-report',
    reason: 'A mail system wrote it (MAILER-DAEMON).',
    holds: (message) => senderIs(message, /^mailer-?daemon$/i),
  },
  {
    says: 'delivery-report',
    reason: 'Its subject is that of a delivery report.',
    holds: (message) => isDeliveryReportSubject(message.subject),
  },
  {
    says: 'list-or-loop',
    reason: 'It carries our own loop header.',
    holds: (message) => carries(message, 'x-verbale-loop'),
  },
  {
    says: 'list-or-loop',
    reason: `It has come through more than ${maximumHops} mail servers.`,
    holds: (message) => message.received > maximumHops,
  },
  {
    says: 'automatic-reply',
    reason: 'It says that no person sent it (Auto-Submitted, RFC 3834).',
    holds: (message) => headerValues(message, 'auto-submitted').some((value) => !/^no\s*(?:[;(].*)?$/.test(value)),
  },
  {
    says: 'automatic-reply',
    reason: 'An answering program marked it (X-Autoreply, X-Autorespond or X-Apple-Action).',
    holds: (message) =>
      (['x-autoreply', 'x-autorespond', 'x-mail-autoreply', 'x-apple-action'] as const).some((name) =>
        carries(message, name),
      ),
  },
  {
    says: 'automatic-reply',
    reason: 'Its Precedence says that it is an automatic reply.',
    holds: (message) => headerValues(message, 'precedence').some((value) => /^auto[_-]?reply\b/.test(value)),
  },
  {
    says: 'automatic-reply',
    reason: 'Its subject is that of an absence or automatic reply.',
    holds: (message) => isAutomaticReplySubject(message.subject),
  },
  {
    says: 'automatic-reply',
    reason: 'It is a machine-made report, such as a receipt for having been read.',
    holds: (message) => /^multipart\/report\b/.test(contentType(message)),
  },
  {
    says: 'list-or-loop',
    reason: 'It came through a mailing list (List-Id).',
    holds: (message) => carries(message, 'list-id'),
  },
  {
    says: 'list-or-loop',
    reason: 'Its Precedence says that it went to many.',
    holds: (message) => headerValues(message, 'precedence').some((value) => /^(?:bulk|junk|list)\b/.test(value)),
  },
  {
    says: 'automatic-reply',
    reason: 'It has an empty return path: whoever sent it wants no answer.',
    holds: hasNullReturnPath,
  },
  {
    says: 'automatic-reply',
    reason: 'The address of a mail system sent it (postmaster).',
    holds: (message) => senderIs(message, /^postmaster$/i),
  },
];

/**
 * Tells a person's reply from machine mail by headers, return path, sender and subject. The first
 * rule that holds names the class; every rule that holds is among the reasons. Only a `reply` may
 * ever count as what a State sent (design D4). A delayed delivery is a `delivery-report` too:
 * what it means for the note is for `deliveryOutcome`.
 */
export const classifyIncoming = (message: IncomingMessage): Classification => {
  const holding = rules.filter((rule) => rule.holds(message));
  const first = holding[0];
  if (first === undefined) return { class: 'reply', reasons: [] };
  return { class: first.says, reasons: holding.map((rule) => rule.reason) };
};
