import type { CampaignWording } from '../campaign/definition.ts';
import { DomainRefusal } from '../errors.ts';
import { formatDay } from '../wording/dates.ts';
import { formatDeadline } from '../wording/duty-stations.ts';
import { fillPhrase } from '../wording/fill-phrase.ts';
import type { NoteWording } from '../wording/note-wording.ts';
import type { NoteInput } from './note-text.ts';

/** What the slots of the phrases are filled with, for one note. */
export interface NoteSlots {
  readonly campaign: CampaignWording;
  readonly subjectLine: string;
  /** By slot name. Only slots that this note can fill are there, so an unfit phrase is refused by name. */
  readonly values: Readonly<Record<string, string>> & { readonly office: string; readonly deadline: string };
}

/** Gathers the values; see `noteText` for the refusals. */
export const noteSlots = (input: NoteInput, wording: NoteWording): NoteSlots => {
  const { definition, language } = input;
  const campaign = definition.wording[language];
  const office = definition.office.name[language];
  if (campaign === undefined || office === undefined) {
    throw new DomainRefusal(
      'no-wording',
      `Campaign "${definition.id}" has no wording in "${language}": add ${
        campaign === undefined ? `wording.${language}` : `office.name.${language}`
      } to its file.`,
    );
  }
  return {
    campaign,
    subjectLine: subjectLine(input, campaign.subject, wording),
    values: {
      office,
      deadline: formatDeadline(input.deadline, input.deadlineTime ?? null, definition.office.dutyStation, language),
      subject: campaign.subject,
      toSubject: afterTo(campaign.subject, wording),
      toAddressee: afterTo(input.addressPhrase, wording),
      reference: input.reference,
      replyMailbox: definition.office.replyMailbox,
      symbol: definition.paper.symbol,
      ...firstNote(input, wording),
      ...acknowledged(input),
    },
  };
};

/** "to" with the phrase, contracted where the orthography demands it: "au Conseil de l'Europe". */
const afterTo = (phrase: string, { to }: NoteWording): string => {
  const contraction = to.contractions.find(([article]) => phrase.startsWith(article));
  return contraction === undefined ? to.plain + phrase : contraction[1] + phrase.slice(contraction[0].length);
};

const subjectLine = (input: NoteInput, subject: string, { subjects }: NoteWording): string => {
  switch (input.kind) {
    case 'request':
      return subject.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
    case 'extension':
      return fillPhrase(subjects.extension, { subject }, 'the subject line');
    case 'acknowledgement':
      return fillPhrase(subjects.acknowledgement, { subject }, 'the subject line');
    case 'reminder': {
      const phrase = subjects.reminders[input.sequence - 1] ?? (subjects.reminders.at(-1) as string);
      return fillPhrase(phrase, { subject, sequence: String(input.sequence) }, 'the subject line');
    }
  }
};

const firstNote = (input: NoteInput, wording: NoteWording): Record<string, string> => {
  if (input.firstNote === undefined) {
    if (input.kind === 'reminder' || input.kind === 'extension') throw incomplete(input, 'the first note');
    return {};
  }
  const { citations } = input.instrument === 'letter' ? wording.letter : wording.noteVerbale;
  const { reference, dated, instrument = input.instrument } = input.firstNote;
  const date = formatDay(dated, input.language);
  return { firstNote: fillPhrase(citations[instrument], { reference, date }, 'the citation of the first note') };
};

const acknowledged = (input: NoteInput): Record<string, string> => {
  if (input.kind !== 'acknowledgement') return {};
  if (input.acknowledged === undefined) throw incomplete(input, 'what is acknowledged');
  const { receivedOn, theirReference, documents } = input.acknowledged;
  return {
    receivedOn: formatDay(receivedOn, input.language),
    theirReference: theirReference ?? '',
    documents: documents.join('; '),
  };
};

const incomplete = (input: NoteInput, what: string): DomainRefusal =>
  new DomainRefusal('incomplete-note', `The ${input.kind} ${input.reference} must cite ${what}, which is missing.`);
