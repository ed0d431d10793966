import {
  asksForProof,
  confirmsReceipt,
  givesNumber,
  reportsFilter,
  reportsReading,
  saysAutomatic,
  saysAway,
  saysMeanwhile,
} from './automatic-reply-wording.ts';
import type { Examined, Rule } from './evidence.ts';
import { hasNullReturnPath, headerValues, isProgramsMark } from './incoming-message.ts';
import { isAutomaticReplySubject } from './machine-subjects.ts';
import { carries, displayNameIs, headerMatches, isReport, senderIs } from './machine-traits.ts';
import {
  isCalendarAnswerSubject,
  isFilterSubject,
  isIntakeSubject,
  isNoticeSubject,
  isProofSubject,
  isReceiptSubject,
} from './other-machine-subjects.ts';
import { bringsDocument } from './person-traits.ts';

/** An absence message is short; a longer text that speaks of an absence is about something else. */
const longestAbsence = 1200;

const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Chinese, Japanese and Korean say in one character what takes about three elsewhere. */
const isShort = (examined: Examined): boolean =>
  examined.words.length + 2 * (examined.words.match(dense)?.length ?? 0) <= longestAbsence && !bringsDocument(examined);

/** Rules for mail that a program sent in answer to a message: absences, receipts, filters, calendars. */
export const automaticReplyRules: readonly Rule[] = [
  {
    says: 'automatic-reply',
    weight: 'decisive',
    reason: 'It says that no person sent it (Auto-Submitted, RFC 3834).',
    holds: ({ message }) =>
      headerValues(message, 'auto-submitted').some((value) => value !== '' && !/^no\s*(?:[;(].*)?$/.test(value)),
  },
  {
    says: 'automatic-reply',
    weight: 'decisive',
    reason: 'An answering program marked it (X-Autoreply, X-Autorespond, X-Apple-Action or the like).',
    holds: ({ message }) =>
      Object.keys(message.headers).some((name) => isProgramsMark(name) && carries(message, name)) ||
      carries(message, 'x-apple-action') ||
      carries(message, 'x-cron-env'),
  },
  {
    says: 'automatic-reply',
    weight: 'decisive',
    reason: 'Its Precedence says that it is an automatic reply.',
    holds: ({ message }) =>
      ['precedence', 'x-precedence'].some((name) => headerMatches(message, name, /^auto[_-]?(?:reply|respon)/)),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'Its subject is that of an absence or automatic reply.',
    holds: ({ message }) => isAutomaticReplySubject(message.subject),
  },
  {
    says: 'automatic-reply',
    weight: 'decisive',
    reason: 'It is a machine-made report, such as a receipt for having been read.',
    holds: ({ message }) => isReport(message),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'It has an empty return path: whoever sent it wants no answer.',
    holds: ({ message }) => hasNullReturnPath(message),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'The address of a mail system or program sent it.',
    holds: ({ message }) =>
      senderIs(
        message,
        /^"?(?:postmaster|autor(?:eply|espon)|auto[-_.]?(?:re|ack|mail|notif)|do[-_.]?not[-_.]?reply|no[-_.]?reply|nobody|vacation|daemon|www-data|apache|cron|amavis|virus|anti-?virus|mailscanner|mailsweeper|mailmarshal|content-?filter|spam|boxtrapper|challenge|calendar-notification|notifications?|root)\b|[-_.+]no-?reply$|noreply/,
      ) ||
      displayNameIs(
        message,
        /^auto-?(?:reply|responder|response)|anti-?virus|virus ?scan|mail ?scanner|auto(?:matic|mated) (?:reply|response|e-?mail)/i,
      ) ||
      /^(?:mailer-?daemon|postmaster)\b/.test(message.envelopeFrom) ||
      headerMatches(message, 'return-path', /^<?(?:mailer-?daemon|postmaster)\b/) ||
      headerMatches(message, 'delivered-to', /autorespond/) ||
      headerMatches(message, 'x-mailer', /auto-?(?:respon|reply)|vacation|boxtrapper|tmda|mailman|amavis/),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'Rules of its sender’s mailbox produced it.',
    holds: ({ message }) => carries(message, 'x-ms-exchange-generated-message-source'),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'Its text says that a program wrote it.',
    holds: ({ words }) => saysAutomatic.test(words),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'It is short and says only that its sender is away, and until when or whom to ask.',
    holds: (examined) => isShort(examined) && saysAway.test(examined.words) && saysMeanwhile.test(examined.words),
  },
  {
    says: 'automatic-reply',
    weight: 'hint',
    reason: 'It says that its sender is away.',
    holds: (examined) => isShort(examined) && saysAway.test(examined.words),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'Its subject is that of a filter’s notice or of its request for a confirmation.',
    holds: ({ message }) => isFilterSubject(message.subject) || isProofSubject(message.subject),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'Its subject is that of a notice no person writes: of a monitor, a telephone, a ticket system.',
    holds: ({ message }) => isNoticeSubject(message.subject),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'It asks its receiver to prove that a person wrote to it.',
    holds: (examined) => isShort(examined) && asksForProof.test(examined.words),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'Its text is that of a virus scanner or content filter.',
    holds: (examined) => isShort(examined) && reportsFilter.test(examined.opening),
  },
  {
    says: 'automatic-reply',
    weight: 'hint',
    reason: 'Its text speaks of what a virus scanner or content filter did.',
    holds: ({ words }) => reportsFilter.test(words),
  },
  {
    says: 'automatic-reply',
    weight: 'hint',
    reason: 'Its subject is that of a receipt for a message taken in.',
    holds: ({ message }) => isIntakeSubject(message.subject),
  },
  {
    says: 'automatic-reply',
    weight: 'hint',
    reason: 'It confirms that a message was received.',
    holds: (examined) => isShort(examined) && confirmsReceipt.test(examined.words),
  },
  {
    says: 'automatic-reply',
    weight: 'hint',
    reason: 'It gives a number to what was received.',
    holds: (examined) => isShort(examined) && givesNumber.test(examined.words),
  },
  {
    says: 'automatic-reply',
    weight: 'hint',
    reason: 'Its subject is that of a receipt for having been read or delivered.',
    holds: ({ message }) => isReceiptSubject(message.subject),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'It says that a message was read or deleted.',
    holds: (examined) => isShort(examined) && reportsReading.test(examined.words),
  },
  {
    says: 'automatic-reply',
    weight: 'strong',
    reason: 'It is the answer of a calendar program (RFC 5546).',
    holds: ({ message }) =>
      /^(?:reply|counter|declinecounter|refresh)$/i.test(message.calendarMethod ?? '') ||
      headerMatches(message, 'content-type', /^text\/calendar\b.*method\s*=\s*"?(?:reply|counter|declinecounter)/),
  },
  {
    says: 'automatic-reply',
    weight: 'hint',
    reason: 'Its subject is that of a calendar program’s answer.',
    holds: ({ message }) => isCalendarAnswerSubject(message.subject),
  },
];
