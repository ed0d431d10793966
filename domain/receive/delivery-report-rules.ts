import { reportMarks, saysDelayed, saysDelivered, saysFailed } from './delivery-report-wording.ts';
import type { Examined, Rule } from './evidence.ts';
import { isDeliveryReportSubject } from './machine-subjects.ts';
import { carries, displayNameIs, hasPart, isReport, senderIs } from './machine-traits.ts';
import { isPersonalAnswer, opensWithGreeting } from './person-traits.ts';

const marksIn = (text: string): number => reportMarks.filter((mark) => mark.test(text)).length;

const aboutDelivery = (text: string): boolean =>
  saysFailed.test(text) || saysDelayed.test(text) || saysDelivered.test(text);

const opensAsReport = ({ opening }: Examined): boolean =>
  marksIn(opening) > 0 ||
  aboutDelivery(opening) ||
  /^(?:your (?:message|mail|document|e-?mail)|votre message|su mensaje|ihre nachricht|ваше сообщение)(?: was| to:| subject:|,| a | \n|$| (?:to|from|subject|sent)\b)/iu.test(
    opening,
  );

/** A returned message, or what it was about: an address in the sender's own words. */
const namesAnAddress = ({ words, message }: Examined): boolean =>
  /[^\s@<>]{1,64}@[^\s@<>]{1,190}/u.test(words) ||
  hasPart(message, 'message/rfc822') ||
  hasPart(message, 'text/rfc822-headers');

/** Rules for reports of delivery: failed, delayed, or done. */
export const deliveryReportRules: readonly Rule[] = [
  {
    says: 'delivery-report',
    weight: 'decisive',
    reason: 'It is a delivery report (RFC 3464).',
    holds: ({ message }) =>
      isReport(message, 'delivery-status') ||
      (isReport(message) && (message.deliveryReport !== null || hasPart(message, 'message/delivery-status'))),
  },
  {
    says: 'delivery-report',
    weight: 'strong',
    reason: 'It carries the machine-readable part of a delivery report.',
    holds: ({ message }) =>
      !isReport(message) && (message.deliveryReport !== null || hasPart(message, 'message/delivery-status')),
  },
  {
    says: 'delivery-report',
    weight: 'decisive',
    reason: 'It is a complaint report of a mail system (RFC 5965).',
    holds: ({ message }) => isReport(message, 'feedback-report') || hasPart(message, 'message/feedback-report'),
  },
  {
    says: 'delivery-report',
    weight: 'decisive',
    reason: 'It names recipients that failed (X-Failed-Recipients).',
    holds: ({ message }) => carries(message, 'x-failed-recipients'),
  },
  {
    says: 'delivery-report',
    weight: 'decisive',
    reason: 'The mail system marked it as a report of non-delivery (X-MS-Exchange-Message-Is-Ndr).',
    holds: ({ message }) => message.headers['x-ms-exchange-message-is-ndr'] !== undefined,
  },
  {
    says: 'delivery-report',
    weight: 'decisive',
    reason: 'A mail system wrote it (MAILER-DAEMON).',
    holds: ({ message }) => senderIs(message, /^"?(?:mailer|mail|postfix|smtp|exim)[-_.]?daemon\b|^"?mdaemon$/),
  },
  {
    says: 'delivery-report',
    weight: 'strong',
    reason: 'Its sender has the name or address of a mail system.',
    holds: ({ message }) =>
      senderIs(
        message,
        /^"?(?:mail[-_.]?delivery|e?mail[-_.]?system|ndr|dsn|bounces?|non-?delivery|undeliver|returned[-_.]?mail|mta|smtp[-_.]?(?:server|gateway|service)|mailadm|mail[-_.]?admin|.{0,40}smtp_mail_service)/,
      ) ||
      displayNameIs(
        message,
        /^(?:the )?(?:mail|e-?mail|message|internet mail|local mail) ?(?:delivery|transfer|transport|returned) ?(?:sub-?system|system|service|agent|daemon|notification|software)|mailer-?daemon|^delivery (?:sub)?system|^postmaster$|^mail (?:system|administrator|daemon|server|router)|^(?:microsoft )?(?:exchange|outlook) ?(?:server)?$|non-?delivery/i,
      ),
  },
  {
    says: 'delivery-report',
    weight: 'hint',
    reason: 'Its sender is called an administrator of a system.',
    holds: ({ message }) =>
      displayNameIs(
        message,
        /^(?:system|systemadministrator|server|network|exchange|domain|mail)[ -]?(?:administrator|administrateur|administrador|attendant|admin)?$|^administrat(?:or|eur|ion)(?: (?:syst[èe]me|du syst[èe]me|del sistema))?$|системный администратор|系统管理员|システム管理者|시스템 관리자/i,
      ),
  },
  {
    says: 'delivery-report',
    weight: 'strong',
    reason: 'Its subject is that of a delivery report.',
    holds: ({ message }) => isDeliveryReportSubject(message.subject),
  },
  {
    says: 'delivery-report',
    weight: 'strong',
    reason: 'Its text is laid out as the report of a mail system.',
    holds: (examined) =>
      opensAsReport(examined) &&
      !isPersonalAnswer(examined) &&
      marksIn(examined.words) > (marksIn(examined.opening) > 0 || !opensWithGreeting(examined) ? 0 : 1),
  },
  {
    says: 'delivery-report',
    weight: 'hint',
    reason: 'Its text has several marks of the reports of mail systems.',
    holds: ({ words }) => marksIn(words) > 1,
  },
  {
    says: 'delivery-report',
    weight: 'hint',
    reason: 'Its text begins with a message that was not delivered, or not yet.',
    holds: (examined) =>
      aboutDelivery(examined.opening) &&
      !isPersonalAnswer(examined) &&
      (!opensWithGreeting(examined) || namesAnAddress(examined)),
  },
  {
    says: 'delivery-report',
    weight: 'hint',
    reason: 'Its text names an address or returns a message that was not delivered, and greets nobody.',
    holds: (examined) =>
      aboutDelivery(examined.opening) &&
      namesAnAddress(examined) &&
      !opensWithGreeting(examined) &&
      !isPersonalAnswer(examined),
  },
];
