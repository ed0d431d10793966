import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { Direction, Language } from '../../domain/language.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import { contentIdentity } from '../../domain/receive/admissibility.ts';
import { type ContentJudgement, type JudgedAttachment, judgeContent } from '../../domain/receive/content.ts';
import type { IncomingMessage } from '../../domain/receive/incoming-message.ts';
import { acceptedKinds } from '../../domain/receive/inspection.ts';
import { divideBody } from '../../domain/receive/new-text.ts';
import { type ReplyMeaning, replyMeant, type WrittenReply } from '../../domain/receive/reply-meaning.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NewSubmissionFile } from '../ports/intake.ts';
import type { ReceivedFile } from '../ports/outside.ts';
import { examined, filedFile, joined, plainText, type ReadFile } from './submitted-text.ts';

/** What came in, read and examined; nothing about whose it is. */
export interface ReadReply {
  readonly read: readonly ReadFile[];
  readonly content: ContentJudgement;
  readonly written: WrittenReply;
  readonly meaning: ReplyMeaning;
}

/** The part of a reply that is filed. */
export interface SubmittedContent {
  readonly contentHash: string;
  readonly blocks: readonly SubmissionBlock[];
  readonly language: Language | null;
  readonly direction: Direction;
  readonly words: number;
  readonly files: readonly NewSubmissionFile[];
  /** Pictures that the blocks name; absent = none. */
  readonly pictures?: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
}

/**
 * Examines the files of a reply and reads what it says.
 * @param files in the order of the attachments
 */
export const readReply = async (
  deps: Dependencies,
  definition: CampaignDefinition,
  said: { readonly subject: string; readonly newText: string; readonly attachments: readonly JudgedAttachment[] },
  files: readonly ReceivedFile[],
): Promise<ReadReply> => {
  const read = await examined(deps, definition, files);
  const fileText = read.map(({ text }) => plainText(text)).join('\n');
  const written = { subject: said.subject, newText: said.newText, fileText };
  return {
    read,
    written,
    content: judgeContent({
      attachments: said.attachments.map((attachment, index) => {
        const inspection = read[index]?.inspection;
        return inspection === undefined ? attachment : { ...attachment, inspection };
      }),
      newText: said.newText,
      fileText,
      accepted: acceptedKinds(definition),
    }),
    meaning: replyMeant(written),
  };
};

/** What a message says besides its files. */
export const saidIn = (
  message: IncomingMessage,
): { readonly subject: string; readonly newText: string; readonly attachments: readonly JudgedAttachment[] } => ({
  subject: message.subject,
  newText: divideBody(message.bodyText).newText,
  attachments: message.attachments,
});

/**
 * What is filed of a reply: its files, or the words of the body.
 * @param attachments of the message, in the order of the files
 * @param only names of the files that make it up, where a person says so
 */
export const submittedContent = (
  deps: Dependencies,
  { read, content, written }: ReadReply,
  attachments: readonly Pick<JudgedAttachment, 'index'>[],
  only: readonly string[] | null = null,
): SubmittedContent => {
  const indexOf = (position: number): number => attachments[position]?.index ?? position;
  const chosen = read.filter(({ file }, position) =>
    only === null ? content.files.includes(indexOf(position)) : only.includes(file.name),
  );
  const fromBody = chosen.length === 0;
  const meant = new Set([...content.files, ...content.refused]);
  const text = fromBody
    ? joined([deps.texts.extractBody(written.newText)])
    : joined(chosen.map(({ text: part }) => part));
  return {
    ...text,
    contentHash: deps.sha256(
      contentIdentity(
        chosen.map(({ file }) => file.sha256),
        fromBody ? written.newText : null,
      ),
    ),
    files: read.flatMap(({ file, text: part }, position) =>
      only === null
        ? [filedFile(file, part, meant.has(indexOf(position)))]
        : only.includes(file.name)
          ? [filedFile(file, part, true)]
          : [],
    ),
  };
};
