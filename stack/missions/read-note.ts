import PostalMime from 'postal-mime';
import type { PerceivedKind } from '../../domain/rehearsal/missions-log.ts';
import { findDays } from './written-days.ts';

/** What a mission's registry reads in a mail of the Secretariat: the mail alone, nothing of the engine's data. */
export interface ReadNote {
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly subject: string;
  /** Where an answer goes: Reply-To:, else From:. */
  readonly replyTo: string;
  readonly from: string;
  /** Date: header in epoch milliseconds; the campaign's time in a rehearsal. */
  readonly datedAtMs: number;
  readonly reference: string | null;
  /** Calendar day YYYY-MM-DD. */
  readonly deadline: string | null;
  readonly text: string;
  /** What the wording of the subject says; null where it says nothing particular. */
  readonly announced: PerceivedKind | null;
}

/** A reference number as offices write them: letters, year, serial, then parts of letters. */
const referenceForm = /(?<![A-Za-z0-9])[A-Z]{1,8}[ \u00a0]?\d{4}\/\d{1,7}(?:\/[A-Z][A-Z0-9]*)*/;

/** Only the beginning of a subject says what kind of note it is; the rest is the matter's own title. */
const announcements: readonly (readonly [PerceivedKind, RegExp])[] = [
  [
    'acknowledgement',
    /acknowledge?ment|accusé de réception|acuse de recibo|подтверждение получения|确认收悉|إشعار بالاستلام/i,
  ],
  ['extension', /\bextension\b|prorogation|prolongation|prórroga|продление|延长|延期|تمديد/i],
  ['reminder', /\breminder\b|\brappel\b|recordatorio|напоминание|催复|提醒|تذكير/i],
];

/** Words before the day by which a reply is wanted, in the six languages. */
const deadlineCue =
  /(?:reply requested by|deadline|no(?:t)? later than|\bby\b|date limite|au plus tard|jusqu['’]au|avant le|d['’]ici|a más tardar|antes del|plazo|не позднее|до|срок|不迟于|截止|之前|في موعد أقصاه|حتى)[^.\n]{0,60}$/i;

/** Parses a mail of the Secretariat. Never throws for odd content; what is not found is null. */
export const readNote = async (raw: Uint8Array, receivedAtMs: number): Promise<ReadNote> => {
  const mail = await PostalMime.parse(raw);
  const subject = mail.subject ?? '';
  const text = mail.text ?? '';
  const reference = referenceForm.exec(subject)?.[0] ?? referenceForm.exec(text)?.[0] ?? null;
  const beginning = subject.replace(reference ?? '', '').slice(0, 60);
  const datedAtMs = mail.date === undefined ? Number.NaN : Date.parse(mail.date);
  const dated = Number.isFinite(datedAtMs) ? datedAtMs : receivedAtMs;
  const from = addressOf(mail.from) ?? '';
  return {
    messageId: mail.messageId ?? '',
    inReplyTo: /<[^<>\s]+>/.exec(mail.inReplyTo ?? '')?.[0] ?? null,
    subject,
    replyTo: addressOf(mail.replyTo?.[0]) ?? from,
    from,
    datedAtMs: dated,
    reference,
    deadline: deadlineIn(text, new Date(dated).toISOString().slice(0, 10)),
    text,
    announced: announcements.find(([, pattern]) => pattern.test(beginning))?.[0] ?? null,
  };
};

const addressOf = (entry: { address?: string | undefined } | undefined): string | undefined =>
  entry?.address === undefined || entry.address === '' ? undefined : entry.address;

/**
 * The day by which a reply is wanted: the first day after a word that says so, else the first day in the
 * text that lies after the note's own, for a note may cite earlier ones.
 */
const deadlineIn = (text: string, dated: string): string | null => {
  const days = findDays(text);
  const cued = days.find(({ index }) => deadlineCue.test(text.slice(Math.max(0, index - 90), index)));
  return (cued ?? days.find(({ day }) => day > dated))?.day ?? null;
};
