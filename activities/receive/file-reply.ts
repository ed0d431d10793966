import { campaignTime } from '../../domain/campaign/clock.ts';
import { findReferences } from '../../domain/launch/reference-number.ts';
import { admissionOf, timelinessOf } from '../../domain/receive/admissibility.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import { entityNames } from '../../domain/receive/entity-names.ts';
import { incomingForm } from '../../domain/receive/incoming-form.ts';
import { soleSender } from '../../domain/receive/incoming-message.ts';
import { acceptedKinds, admit, inspectionLine } from '../../domain/receive/inspection.ts';
import { replacementSaid } from '../../domain/receive/reply-meaning.ts';
import { respondentsRead, saysWhose } from '../../domain/receive/respondents-read.ts';
import { type HeldText, heldTexts, judgeSuccession, whyAsked } from '../../domain/receive/succession.ts';
import { theirReferenceIn } from '../../domain/receive/their-reference.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { fileSubmission } from './file-submission.ts';
import { holdItem } from './hold-item.ts';
import { acknowledgementAllowed, type ReadItem } from './read-item.ts';
import { type ReadReply, readReply, saidIn, submittedContent } from './read-reply.ts';

/** Files an attributed reply as a submission, or holds it with a proposal for the person who decides. */
export const fileReply = async (
  deps: Dependencies,
  known: ReadItem,
  attribution: Extract<Attribution, { kind: 'attributed' }>,
): Promise<JudgedItem> => {
  const { item, message, files, patterns } = known;
  const { campaignId, code } = attribution;
  const { read: database } = deps.database;
  const { definition, clock } = await database.campaign(campaignId);
  const hold = (reason: string, explanation: string, candidates?: readonly string[]): Promise<JudgedItem> =>
    holdItem(deps, { item, message, attribution, reason, explanation, ...(candidates ? { candidates } : {}) });
  const reply = await readReply(deps, definition, saidIn(message), files);
  const clarification = clarificationAnswered(known, attribution);
  if (clarification !== null && reply.content.kind === 'submission')
    return hold(
      'answers-clarification',
      `it answers our clarification ${clarification}; filed, it would take the place of the text on file`,
    );
  const meant = whatToFile(reply);
  if (meant.kind === 'hold') return hold(meant.reason, meant.explanation);

  const { written } = reply;
  const addressee = await database.addressee(campaignId, code);
  const atMs = campaignTime(clock, item.storedRealAtMs);
  const names = saysWhose(written) ? entityNames((await database.directory()).entities) : [];
  const whose = respondentsRead(written, code, names, localDay(atMs, definition.dates.zone));
  if (whose.kind === 'doubt') return hold('whose-text', whose.why, whose.candidates);
  const timeliness = timelinessOf(atMs, addressee.cycle);
  if (admissionOf(timeliness, definition.lateReplies) === 'refuse')
    return hold('late', 'it came after the cut-off and the campaign refuses late replies');

  const submitted = submittedContent(deps, reply, message.attachments);
  const arrival = {
    door: item.door,
    replyKind: meant.replyKind,
    words: submitted.words,
    contentHash: submitted.contentHash,
    joint: whose.respondents.length > 1,
    replaces: replacementSaid(written),
  };
  const judged = (onFile: readonly HeldText[]) => judgeSuccession(arrival, onFile);
  const onFile = heldTexts(await database.repliesOf(campaignId, [code]), Number.POSITIVE_INFINITY);
  const followed = judged(onFile);
  if (followed.kind === 'ask') return hold(followed.reason, whyAsked(followed));
  const accepted = acceptedKinds(definition);
  return fileSubmission(
    deps,
    {
      campaignId,
      code,
      replyKind: meant.replyKind,
      respondents: whose.respondents,
      publication: 'publish',
      item,
      message: { messageId: message.messageId, fromMailbox: soleSender(message), subject: message.subject },
      evidence: [
        ...attribution.evidence,
        ...reply.read.map(({ file, inspection }) => ({
          kind: 'file',
          value: inspectionLine(file.name, admit(inspection, accepted)),
        })),
      ],
      sender: attribution.sender,
      door: item.door,
      receivedAtMs: atMs,
      timeliness,
      form: incomingForm(written),
      ...submitted,
      bytes: files,
      acknowledge: acknowledgementAllowed(known, definition),
      registeredBy: null,
      ...theirReferenceIn(written, (text) => patterns.some((pattern) => findReferences(pattern, text).length > 0)),
      awaitsNoteVerbale: false,
    },
    judged,
  );
};

type ToFile =
  | { readonly kind: 'file'; readonly replyKind: 'text' | 'nil-return' | 'declined' }
  | { readonly kind: 'hold'; readonly reason: string; readonly explanation: string };

/** A text, a nil return or a refusal to send one; everything else is held. */
const whatToFile = ({ content, meaning }: ReadReply): ToFile => {
  const hold = (reason: string, explanation: string): ToFile => ({ kind: 'hold', reason, explanation });
  const { kind, reasons } = content;
  if (kind !== 'submission' && kind !== 'correspondence') return hold(kind, reasons.join(' '));
  switch (meaning.kind) {
    case 'withdrawal':
      return hold('withdraws-submission', 'it says that what was submitted is withdrawn; a person has to confirm that');
    case 'unclear':
      return hold(`perhaps-${meaning.perhaps}`, `${unclear[meaning.perhaps]}, and leaves it open`);
    case 'nil-return':
    case 'declined':
      return { kind: 'file', replyKind: meaning.kind };
    case 'text':
      return kind === 'submission' ? { kind: 'file', replyKind: 'text' } : hold(kind, reasons.join(' '));
  }
};

const unclear = {
  'nil-return': 'it says that there is nothing to report',
  declined: 'it says that no text will be sent',
  withdrawal: 'it says that something is withdrawn',
} as const;

/** The Message-ID or number of the clarification that it answers; what it only repeats of earlier mail does not count. */
const clarificationAnswered = (
  { matches }: Pick<ReadItem, 'matches'>,
  { code, evidence }: Extract<Attribution, { kind: 'attributed' }>,
): string | null => {
  const ours = new Set([
    ...matches.messageIds.flatMap((note) =>
      note.kind === 'clarification' && note.code === code ? note.messageId : [],
    ),
    ...matches.references.flatMap((note) =>
      note.kind === 'clarification' && note.code === code ? note.reference : [],
    ),
  ]);
  const answering = ['in-reply-to', 'subject', 'text'];
  return evidence.find(({ value, where }) => ours.has(value) && answering.includes(where))?.value ?? null;
};
