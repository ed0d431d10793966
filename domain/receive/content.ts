import type { IncomingAttachment } from './incoming-message.ts';
import { announcesAttachment, asksForMoreTime, promisesReplyLater } from './reply-wording.ts';
import { countWords } from './word-count.ts';

/** Extensions of files that a submission may come in. What the bytes really are is looked at when they are read. */
const submissionExtensions = ['.docx', '.pdf', '.txt', '.odt'] as const;

/** A body without files is a submission from this many own words on. */
const shortestSubmissionWords = 60;

/** A note that asks for time or promises a reply is no longer than this, courtesies included. */
const longestNoteWords = 160;

/** What an attributed person's reply is. */
export interface ContentJudgement {
  /** Only a `submission` is filed; the others are held for a person, with this as the proposal. */
  readonly kind: 'submission' | 'asks-for-extension' | 'correspondence';
  /** In plain words, for the person who looks at the item. */
  readonly reasons: readonly string[];
  /** Where the submission stands: the files, or the sender's own words in the body. */
  readonly source: 'files' | 'body' | null;
  /** `index` of the attachments that make up the submission. */
  readonly files: readonly number[];
  /** `index` of attachments that are kept but make up nothing (pictures in signatures, calendars). */
  readonly others: readonly number[];
}

/** What is needed to know of an attachment. */
export type JudgedAttachment = Pick<IncomingAttachment, 'index' | 'name' | 'mediaType' | 'inline'>;

const extensionOf = (name: string): string =>
  name.includes('.') ? name.slice(name.lastIndexOf('.')).toLowerCase() : '';

const allowed = (attachment: JudgedAttachment): boolean =>
  (submissionExtensions as readonly string[]).includes(extensionOf(attachment.name)) ||
  (extensionOf(attachment.name) === '' && attachment.mediaType === 'application/pdf');

/** Parts that mail programs add by themselves. */
const incidental = (attachment: JudgedAttachment): boolean =>
  (attachment.inline && attachment.mediaType.startsWith('image/')) ||
  /^(?:application\/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys)|text\/(?:calendar|x-vcard|vcard|html|directory))$/.test(
    attachment.mediaType,
  ) ||
  /^\.(?:vcf|ics|p7s|asc)$/.test(extensionOf(attachment.name));

/**
 * Tells a submission from a request for more time and from other correspondence. It is a submission
 * when it brings a file of an accepted kind, or when it brings no document at all and its own words
 * are 60 or more. A short note that asks for time, promises a reply or announces a file that is not
 * there is never taken for one, whatever courtesies make it long; nor is a file of another kind.
 *
 * @param newText the body without quoted text and signature (`divideBody`)
 * @param fileText text read out of the files, where it is known: a note verbale that asks for more
 *   time may itself be the attached file
 */
export const judgeContent = (content: {
  readonly attachments: readonly JudgedAttachment[];
  readonly newText: string;
  readonly fileText?: string;
}): ContentJudgement => {
  const files = content.attachments.filter(allowed);
  const rest = content.attachments.filter((attachment) => !allowed(attachment));
  const unaccepted = rest.filter((attachment) => !incidental(attachment));
  const others = rest.map(({ index }) => index);
  const words = countWords(content.newText);
  const held = (kind: 'asks-for-extension' | 'correspondence', reason: string): ContentJudgement => ({
    kind,
    reasons: [reason],
    source: null,
    files: files.map(({ index }) => index),
    others,
  });

  if (files.length > 0) {
    const text = content.fileText;
    if (text !== undefined && countWords(text) <= longestNoteWords && asksForMoreTime(text)) {
      return held('asks-for-extension', 'The attached note is short and asks for more time.');
    }
    const names = files.map(({ name }) => name).join(', ');
    return {
      kind: 'submission',
      reasons: [`It brings ${names}.`],
      source: 'files',
      files: files.map(({ index }) => index),
      others,
    };
  }
  const note = words <= longestNoteWords;
  if (note && asksForMoreTime(content.newText)) {
    return held('asks-for-extension', 'It brings no file and its text asks for more time.');
  }
  if (unaccepted.length > 0) {
    const names = unaccepted.map(({ name }) => name).join(', ');
    return held('correspondence', `It brings a file of a kind that is not accepted: ${names}.`);
  }
  if (note && promisesReplyLater(content.newText)) {
    return held('correspondence', 'It confirms receipt or promises a reply, and brings no file.');
  }
  if (note && announcesAttachment(content.newText)) {
    return held('correspondence', 'It says that a file is attached, but there is none.');
  }
  if (words >= shortestSubmissionWords) {
    return {
      kind: 'submission',
      reasons: [`Its body has ${words} words of its own.`],
      source: 'body',
      files: [],
      others,
    };
  }
  return held('correspondence', `It brings no file and only ${words} words of its own.`);
};
