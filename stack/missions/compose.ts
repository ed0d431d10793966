import { randomUUID } from 'node:crypto';
import { domainOf } from '../../domain/directory/mailbox.ts';
import type { MissionPlan, RosterEntry } from '../../domain/rehearsal/behaviour.ts';
import { type SeededRandom, seededRandom } from '../../domain/rehearsal/seeded-random.ts';
import { formatDay } from '../../domain/wording/dates.ts';
import type { MailCharset } from './charset.ts';
import type { OutgoingMail } from './mime.ts';
import type { ReadNote } from './read-note.ts';
import { languageOf, type PreparedSubmission } from './submission-files.ts';
import { submissionTexts } from './texts/all-languages.ts';

/** A mission that writes, and the note it has before it. */
export interface Correspondence {
  readonly entry: RosterEntry;
  readonly plan: MissionPlan;
  readonly seed: number;
  readonly note: ReadNote;
  /** Campaign time of writing, epoch milliseconds. */
  readonly nowMs: number;
}

/** An address nobody has on a register, such as a delegate uses on the way. */
const strangersDomain = 'webmail.example';

const streamOf = ({ entry, seed }: Correspondence, purpose: string): SeededRandom =>
  seededRandom(seed, entry.code, purpose);

/** The address a submission comes from. */
const senderAddress = (plan: MissionPlan): string => {
  if (plan.sender === 'colleague') return `registry@${domainOf(plan.mailbox)}`;
  if (plan.sender === 'stranger') return `delegate.${plan.code.toLowerCase()}@${strangersDomain}`;
  return plan.mailbox;
};

/** A submission as a reply to the note, or, from a colleague or a stranger, as a mail of its own. */
export const composeSubmission = (about: Correspondence, submission: PreparedSubmission): OutgoingMail => {
  const { entry, plan, note } = about;
  const texts = submissionTexts[languageOf(entry)];
  const random = streamOf(about, `mail-${submission.version}`);
  const from = senderAddress(plan);
  const isReply = plan.sender === 'registered';
  const own = [
    texts.letter.greeting,
    ...(plan.jointWith === undefined ? [] : [`Joint submission by ${entry.name} and ${plan.jointWith.name}.`]),
    ...lettersWords(about, submission),
    ...(submission.body === null ? [] : [submission.body]),
    texts.letter.ending,
    entry.name,
  ].join('\n\n');
  const text = isReply && plan.quotesOriginal ? `${own}\n\n${quotation(about)}` : own;
  return {
    ...headOf(about, from),
    ...(isReply ? threading(note) : { subject: filled(texts.letter.subject, about) }),
    text,
    ...(random.chance(0.35) ? { html: asHtml(text, languageOf(entry)) } : {}),
    charset: charsetOf(about),
    transferEncoding: plan.encoding === 'base64' ? 'base64' : 'quoted-printable',
    attachments: submission.attachments,
  };
};

/** What stands above a text; a first one in the body itself needs nothing. */
const lettersWords = (about: Correspondence, { body, version }: PreparedSubmission): string[] => {
  const { entry, plan } = about;
  const { letter } = submissionTexts[languageOf(entry)];
  if (plan.says !== undefined) return [filled(plan.says === 'declined' ? letter.declined : letter.nilReturn, about)];
  if (version > 1) return [filled(plan.revisionUnsaid === true ? letter.second : letter.revised, about)];
  return body === null ? [filled(letter.covering, about)] : [];
};

/** A short polite mail that asks for more time and attaches nothing. */
export const composeExtensionRequest = (about: Correspondence): OutgoingMail => {
  const { entry, plan, note } = about;
  const texts = submissionTexts[languageOf(entry)];
  const text = [...texts.extension, entry.name].join('\n\n').replace('{days}', String(plan.extensionDays));
  return {
    ...headOf(about, plan.mailbox),
    ...threading(note),
    text: filled(text, about),
    charset: charsetOf(about),
    transferEncoding: plan.encoding === 'base64' ? 'base64' : 'quoted-printable',
    attachments: [],
  };
};

/** An automatic reply, marked as its program marks it. */
export const composeOutOfOffice = (about: Correspondence, to: string): OutgoingMail => {
  const { entry, plan, note } = about;
  const texts = submissionTexts[languageOf(entry)].outOfOffice;
  const marking = plan.outOfOffice?.marking ?? 'auto-submitted';
  return {
    ...headOf(about, plan.mailbox),
    ...threading(note),
    to,
    subject: `${texts.subject}: ${note.subject}`,
    headers:
      marking === 'auto-submitted'
        ? [['Auto-Submitted', 'auto-replied (vacation)']]
        : marking === 'x-autoreply'
          ? [['X-Autoreply', 'yes']]
          : [],
    text: texts.text,
    charset: charsetOf(about),
    transferEncoding: 'quoted-printable',
    attachments: [],
  };
};

type Head = 'messageId' | 'from' | 'to' | 'subject' | 'date';

const headOf = ({ entry, note, nowMs }: Correspondence, from: string): Pick<OutgoingMail, Head> => ({
  messageId: `<${randomUUID()}@${domainOf(from)}>`,
  from: { name: entry.name, address: from },
  to: note.replyTo,
  subject: note.subject,
  date: new Date(nowMs),
});

const threading = (note: ReadNote): Pick<OutgoingMail, 'subject' | 'inReplyTo' | 'references'> => ({
  subject: /^re:/i.test(note.subject) ? note.subject : `Re: ${note.subject}`,
  inReplyTo: note.messageId,
  references: note.inReplyTo === null ? [note.messageId] : [note.inReplyTo, note.messageId],
});

const filled = (text: string, { note }: Correspondence): string =>
  text.replaceAll('{reference}', note.reference ?? note.subject);

const quotation = ({ entry, note }: Correspondence): string => {
  const language = languageOf(entry);
  const date = formatDay(new Date(note.datedAtMs).toISOString().slice(0, 10), language);
  const introduction = submissionTexts[language].quoted.replace('{date}', date).replace('{sender}', note.from);
  const lines = note.text.replace(/\r\n/g, '\n').trimEnd().split('\n');
  return [introduction, ...lines.map((line) => (line === '' ? '>' : `> ${line}`))].join('\n');
};

const charsetOf = ({ entry, plan }: Correspondence): MailCharset => {
  if (plan.encoding !== 'legacy-charset') return 'utf-8';
  const language = languageOf(entry);
  if (language === 'ru') return 'windows-1251';
  return language === 'ar' || language === 'zh' ? 'utf-8' : 'iso-8859-1';
};

const asHtml = (text: string, language: string): string => {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const paragraphs = escaped.split('\n\n').map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>\n')}</p>`);
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return `<html lang="${language}" dir="${direction}"><body>\n${paragraphs.join('\n')}\n</body></html>`;
};
