import type { CampaignDefinition } from '../campaign/definition.ts';
import { refusalWording } from '../receive/inspection-wording.ts';
import { fillPhrase } from '../wording/fill-phrase.ts';
import type { InstrumentWording, NoteWording } from '../wording/note-wording.ts';
import type { NoteSlots } from './note-slots.ts';
import type { AcknowledgedReply, NoteInput } from './note-text.ts';

/** The paragraphs of a note, the opening first. */
export const noteParagraphs = (
  input: NoteInput,
  { list, uploadLink }: NoteWording,
  phrases: InstrumentWording,
  slots: NoteSlots,
): string[] => {
  const say = (phrase: string): string => fillPhrase(phrase, slots.values, `the ${input.kind}'s wording`);
  const upload = input.uploadAddress === undefined ? [] : [uploadLink, input.uploadAddress];
  switch (input.kind) {
    case 'request':
      return [
        say(phrases.openings.request),
        campaignPhrase(input, slots, 'mandateParagraph'),
        campaignPhrase(input, slots, 'requestParagraph'),
        say(howToReply(slots.campaign.requestParagraph, phrases)),
        ...upload,
      ];
    case 'reminder':
      return [
        say(phrases.openings.reminder),
        campaignPhrase(input, slots, 'mandateParagraph'),
        // Days written YYYY-MM-DD compare as text.
        say(input.dated > input.deadline ? phrases.reminderAfterDeadline : phrases.reminderBeforeDeadline),
        say(phrases.quoteReferenceAndMailbox),
        ...upload,
        say(phrases.reminderCrossed),
      ];
    case 'extension':
      return [
        say(phrases.openings.extension),
        say(phrases.extensionGranted),
        say(phrases.quoteReferenceAndMailbox),
        ...upload,
      ];
    case 'withdrawal':
      return [say(phrases.openings.extension), say(phrases.withdrawn)];
    case 'acknowledgement':
      return [
        say(
          input.firstNote === undefined ? phrases.openings.acknowledgementUnprompted : phrases.openings.acknowledgement,
        ),
        ...acknowledgedParagraphs(input, phrases).map(say),
        ...refusedParagraphs(input, phrases),
      ];
    case 'clarification': {
      const { theirReference = null, questions = [] } = input.clarification ?? {};
      const { clarification, clarificationUnnumbered } = phrases.openings;
      return [
        say(theirReference === null ? clarificationUnnumbered : clarification),
        say(questions.length === 1 ? phrases.clarification.oneQuestion : phrases.clarification.questions),
        ...lettered(questions, list),
        say(phrases.clarification.replyBy),
        say(phrases.quoteReferenceAndMailbox),
      ];
    }
    case 'transmittal': {
      const { withSymbol, withoutSymbol } = phrases.transmitted;
      return [say(phrases.openings.request), say(input.transmitted?.symbol == null ? withoutSymbol : withSymbol)];
    }
    case 'circular':
      return [say(phrases.openings.circular), ...(input.information ?? []), say(phrases.informationOnly)];
  }
};

/** A paragraph of the campaign's own, whole; only the request may leave something to be filled in. */
const campaignPhrase = (
  input: NoteInput,
  { campaign, values }: NoteSlots,
  field: 'mandateParagraph' | 'requestParagraph',
): string => {
  const { deadline, replyMailbox = '' } = values;
  const slots: Record<string, string> = field === 'requestParagraph' ? { deadline, replyMailbox } : {};
  return fillPhrase(campaign[field], slots, `wording.${input.language}.${field}`);
};

/** The mailbox is named once: by the campaign's own paragraph where that does it. */
const howToReply = (requestPhrase: string, phrases: InstrumentWording): string =>
  requestPhrase.includes('{replyMailbox}') ? phrases.quoteReference : phrases.quoteReferenceAndMailbox;

/** One paragraph stands as it is; several get the letters of the language: "(a) …", "a) …", "(أ) …". */
const lettered = (texts: readonly string[], { item, letters }: NoteWording['list']): string[] =>
  texts.length === 1
    ? [...texts]
    : texts.map((text, index) => fillPhrase(item, { letter: letters[index] ?? '', text }, 'the lettered list'));

const acknowledgedParagraphs = (input: NoteInput, { acknowledged }: InstrumentWording): string[] => {
  const reply = input.acknowledged;
  if (reply === undefined) return [];
  const { documents } = reply;
  return [
    ...(reply.theirReference === null ? [] : [acknowledged.theirReference]),
    ...(documents.length === 0 ? [] : [documents.length === 1 ? acknowledged.oneDocument : acknowledged.documents]),
    whatBecomesOf(reply, input.definition.lateReplies, acknowledged),
  ];
};

/** What becomes of the reply: whether it has a text, whether that is reproduced, whether it came in time. */
const whatBecomesOf = (
  { replyKind = 'text', onFile = false, late }: AcknowledgedReply,
  policy: CampaignDefinition['lateReplies'],
  acknowledged: InstrumentWording['acknowledged'],
): string => {
  if (replyKind === 'nil-return') return acknowledged.nilReturn;
  if (replyKind === 'declined') return acknowledged.declined;
  if (onFile) return acknowledged.onFile;
  return late ? lateSentence(policy, acknowledged) : acknowledged.inTime;
};

/** Files that were not accepted, each with the reason in whole sentences, and what helps. */
const refusedParagraphs = (input: NoteInput, { acknowledged }: InstrumentWording): string[] => {
  const { refused = [] } = input.acknowledged ?? {};
  if (refused.length === 0) return [];
  const { reasons, remedy } = refusalWording[input.language];
  return [
    refused.length === 1 ? acknowledged.refusedFile : acknowledged.refusedFiles,
    ...refused.map(({ name, reason }) => `${name}: ${reasons[reason]}`),
    remedy,
  ];
};

const lateSentence = (
  policy: CampaignDefinition['lateReplies'],
  acknowledged: InstrumentWording['acknowledged'],
): string => {
  switch (policy) {
    case 'compile':
      return acknowledged.lateCompiled;
    case 'accept-not-compiled':
      return acknowledged.lateNotCompiled;
    case 'addendum':
      return acknowledged.lateAddendum;
    case 'reissue':
      return acknowledged.lateReissued;
    case 'refuse':
      return acknowledged.lateRefused;
  }
};
