import type { IncomingAttachment } from './incoming-message.ts';
import { admit, canBePage, type FileKind, type Inspection, refusalNote, usualKinds } from './inspection.ts';
import { announcesAttachment, asksForMoreTime, promisesReplyLater } from './reply-wording.ts';
import { countWords } from './word-count.ts';

/** Kinds told by the extension, where nobody has looked into the file. */
const kindsByExtension: Readonly<Record<string, FileKind>> = {
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.txt': 'txt',
  '.odt': 'odt',
  '.rtf': 'rtf',
};

/** A body without files is a submission from this many own words on. */
const shortestSubmissionWords = 60;

/** A note that asks for time or promises a reply is no longer than this, courtesies included. */
const longestNoteWords = 160;

/** What an attributed person's reply is. */
export interface ContentJudgement {
  /**
   * Only a `submission` is filed; the others are held for a person, with this as the proposal. `files-refused` = it
   * brings documents and none of them can be taken; `not-scanned` = the virus scanner gave no verdict on one.
   */
  readonly kind: 'submission' | 'asks-for-extension' | 'correspondence' | 'files-refused' | 'not-scanned';
  /** In plain words, for the person who looks at the item. */
  readonly reasons: readonly string[];
  /** Where the submission stands: the files, or the sender's own words in the body. */
  readonly source: 'files' | 'body' | null;
  /** `index` of the attachments that make up the submission. */
  readonly files: readonly number[];
  /** `index` of attachments that are kept but make up nothing (pictures in signatures, calendars). */
  readonly others: readonly number[];
  /** Those of `others` that the sender meant to submit and that cannot be taken; the sender is to be told. */
  readonly refused: readonly number[];
}

/** What is needed to know of an attachment. */
export type JudgedAttachment = Pick<IncomingAttachment, 'index' | 'name' | 'mediaType' | 'inline'> & {
  /** What its content is; without it the name has to do. */
  readonly inspection?: Inspection;
};

const extensionOf = (name: string): string =>
  name.includes('.') ? name.slice(name.lastIndexOf('.')).toLowerCase() : '';

/** What a file is, if it can be taken at all. */
const kindOf = (attachment: JudgedAttachment, accepted: readonly FileKind[]): FileKind | null => {
  if (attachment.inspection !== undefined) {
    const verdict = admit(attachment.inspection, accepted);
    return verdict.outcome === 'accepted' ? verdict.kind : null;
  }
  const extension = extensionOf(attachment.name);
  const named = kindsByExtension[extension] ?? null;
  return named ?? (extension === '' && attachment.mediaType === 'application/pdf' ? 'pdf' : null);
};

/** Kinds that make up a submission only where no proper document does: mail programs add them by themselves. */
const lesser: readonly FileKind[] = ['html', 'png', 'jpeg'];

/** Parts that mail programs add by themselves, and pictures that are too small for a page. */
const incidental = (attachment: JudgedAttachment): boolean =>
  (attachment.inline && attachment.mediaType.startsWith('image/')) ||
  (attachment.inspection?.outcome === 'accepted' &&
    ['png', 'jpeg'].includes(attachment.inspection.kind) &&
    !canBePage(attachment.inspection.facts)) ||
  /^(?:application\/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys)|text\/(?:calendar|x-vcard|vcard|directory))$/.test(
    attachment.mediaType,
  ) ||
  // A page of HTML is a document only when somebody gave it a name.
  (attachment.mediaType === 'text/html' && (attachment.inline || !/^\.html?$/.test(extensionOf(attachment.name)))) ||
  /^\.(?:vcf|ics|p7s|asc)$/.test(extensionOf(attachment.name)) ||
  // Exchange names what it could not place so.
  /^ATT\d{3,8}\.(?:txt|html?)$/i.test(attachment.name);

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
  /** Kinds that the campaign accepts. */
  readonly accepted?: readonly FileKind[];
}): ContentJudgement => {
  const accepted = content.accepted ?? usualKinds;
  const possible = content.attachments.flatMap((attachment) => {
    const kind = incidental(attachment) ? null : kindOf(attachment, accepted);
    return kind === null ? [] : [{ attachment, kind }];
  });
  const proper = possible.filter(({ kind }) => !lesser.includes(kind));
  const files = (proper.length > 0 ? proper : possible).map(({ attachment }) => attachment);
  const rest = content.attachments.filter((attachment) => !files.includes(attachment));
  const unaccepted = rest.filter(
    (attachment) => !incidental(attachment) && !possible.some((each) => each.attachment === attachment),
  );
  const others = rest.map(({ index }) => index);
  const words = countWords(content.newText);
  const refused = unaccepted.map(({ index }) => index);
  const held = (kind: Exclude<ContentJudgement['kind'], 'submission'>, reason: string): ContentJudgement => ({
    kind,
    reasons: [reason],
    source: null,
    files: files.map(({ index }) => index),
    others,
    refused,
  });
  const unscanned = content.attachments.filter((attachment) => attachment.inspection?.outcome === 'held');
  if (unscanned.length > 0) {
    const names = unscanned.map(({ name }) => name).join(', ');
    return held('not-scanned', `The virus scanner gave no verdict on ${names}.`);
  }

  if (files.length > 0) {
    const text = content.fileText;
    if (text !== undefined && countWords(text) <= longestNoteWords && asksForMoreTime(text)) {
      return held('asks-for-extension', 'The attached note is short and asks for more time.');
    }
    const names = files.map(({ name }) => name).join(', ');
    const without = unaccepted.map(({ name }) => name).join(', ');
    return {
      kind: 'submission',
      reasons: [`It brings ${names}.`, ...(without === '' ? [] : [`Not taken: ${without}.`])],
      source: 'files',
      files: files.map(({ index }) => index),
      others,
      refused,
    };
  }
  const note = words <= longestNoteWords;
  if (note && asksForMoreTime(content.newText)) {
    return held('asks-for-extension', 'It brings no file and its text asks for more time.');
  }
  if (unaccepted.length > 0) {
    const looked = unaccepted.flatMap(({ name, inspection }) => {
      const verdict = inspection === undefined ? null : admit(inspection, accepted);
      return verdict?.outcome === 'refused' ? [`${name} (${refusalNote(verdict.reason, verdict.detail)})`] : [];
    });
    if (looked.length > 0) return held('files-refused', `None of its files can be taken: ${looked.join('; ')}`);
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
      refused,
    };
  }
  return held('correspondence', `It brings no file and only ${words} words of its own.`);
};
