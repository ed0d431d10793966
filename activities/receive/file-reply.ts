import { type Direction, directionOf, type Language } from '../../domain/language.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import { admissionOf, contentIdentity, timelinessOf } from '../../domain/receive/admissibility.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import { judgeContent } from '../../domain/receive/content.ts';
import { soleSender } from '../../domain/receive/incoming-message.ts';
import { divideBody } from '../../domain/receive/new-text.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NewSubmissionFile } from '../ports/intake.ts';
import type { ExtractedText, ReceivedFile } from '../ports/outside.ts';
import { fileSubmission } from './file-submission.ts';
import { holdItem } from './hold-item.ts';
import { acknowledgementAllowed, type ReadItem, receivedAtMs } from './judge-item.ts';

/** Files an attributed reply as a submission, or holds it with a proposal for the person who decides. */
export const fileReply = async (
  deps: Dependencies,
  known: ReadItem,
  attribution: Extract<Attribution, { kind: 'attributed' }>,
): Promise<JudgedItem> => {
  const { item, message, files } = known;
  const { newText } = divideBody(message.bodyText);
  const readable = await Promise.all(files.map(async (file) => ({ file, text: await deps.texts.extract(file) })));
  const fileText = readable.map(({ text }) => plainText(text)).join('\n');
  const content = judgeContent({ attachments: message.attachments, newText, fileText });
  if (content.kind !== 'submission')
    return holdItem(deps, { item, message, attribution, reason: content.kind, explanation: content.reasons.join(' ') });

  const { campaignId, code } = attribution;
  const campaign = await deps.database.read.campaign(campaignId);
  const addressee = await deps.database.read.addressee(campaignId, code);
  const atMs = await receivedAtMs(deps, campaignId, item);
  const timeliness = timelinessOf(atMs, addressee.cycle);
  if (admissionOf(timeliness, campaign.definition.lateReplies) === 'refuse')
    return holdItem(deps, {
      item,
      message,
      attribution,
      reason: 'late',
      explanation: 'it came after the cut-off and the campaign refuses late replies',
    });

  const chosen = readable.filter((_, index) => content.files.includes(message.attachments[index]?.index ?? -1));
  const text =
    content.source === 'body'
      ? joined([deps.texts.extractBody(newText)])
      : joined(chosen.map(({ text: part }) => part));
  return fileSubmission(deps, {
    campaignId,
    code,
    item,
    message: { messageId: message.messageId, fromMailbox: soleSender(message), subject: message.subject },
    evidence: attribution.evidence,
    door: item.door,
    receivedAtMs: atMs,
    timeliness,
    contentHash: deps.sha256(
      contentIdentity(
        chosen.map(({ file }) => file.sha256),
        content.source === 'body' ? newText : null,
      ),
    ),
    ...text,
    files: readable.map(({ file, text: part }, index) =>
      filedFile(file, part, content.files.includes(message.attachments[index]?.index ?? -1)),
    ),
    bytes: files,
    acknowledge: await acknowledgementAllowed(deps, known, campaignId),
    registeredBy: null,
    theirReference: null,
  });
};

/** A file as it is kept: reproduced where its text could be taken out, otherwise on file. */
export const filedFile = (file: ReceivedFile, text: ExtractedText, submitted: boolean): NewSubmissionFile => ({
  name: file.name,
  mediaType: file.mediaType,
  sha256: file.sha256,
  size: file.bytes.byteLength,
  disposition: submitted && !('unreadable' in text) ? 'reproduced' : 'on-file',
  note: 'unreadable' in text ? text.unreadable : null,
});

/** Several texts of one submission as one: blocks in order, language of the longest. */
export const joined = (
  texts: readonly ExtractedText[],
): {
  readonly blocks: readonly SubmissionBlock[];
  readonly language: Language | null;
  readonly direction: Direction;
  readonly words: number;
} => {
  const readable = texts.flatMap((text) => ('unreadable' in text ? [] : [text]));
  const longest = readable.toSorted((a, b) => b.words - a.words)[0];
  const language = longest?.language ?? null;
  return {
    blocks: readable.flatMap(({ blocks }) => blocks),
    language,
    direction: longest?.direction ?? (language === null ? 'ltr' : directionOf(language)),
    words: readable.reduce((sum, { words }) => sum + words, 0),
  };
};

const plainText = (text: ExtractedText): string =>
  'unreadable' in text
    ? ''
    : text.blocks
        .flatMap((block) => {
          if (block.kind === 'list') return block.items.flat();
          if (block.kind === 'table') return block.rows.flat(2);
          return block.runs;
        })
        .map((run) => run.text)
        .join(' ');
