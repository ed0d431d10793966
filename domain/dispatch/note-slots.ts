import type { CampaignWording } from '../campaign/definition.ts';
import { DomainRefusal } from '../errors.ts';
import type { Language } from '../language.ts';
import { formatDay } from '../wording/dates.ts';
import { formatDeadline } from '../wording/duty-stations.ts';
import { fillPhrase } from '../wording/fill-phrase.ts';
import type { NoteWording } from '../wording/note-wording.ts';
import { instrumentWordingOf } from '../wording/wording-of.ts';
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
      addressee: input.addressPhrase,
      toAddressee: afterTo(input.addressPhrase, wording),
      reference: input.reference,
      replyMailbox: definition.office.replyMailbox,
      symbol: definition.paper.symbol,
      ...firstNote(input, wording, office),
      ...matter(input, wording),
    },
  };
};

/** "to" with the phrase, contracted where the orthography demands it: "au Conseil de l'Europe". */
const afterTo = (phrase: string, { to }: NoteWording): string => {
  const contraction = to.contractions.find(([article]) => phrase.startsWith(article));
  return contraction === undefined ? to.plain + phrase : contraction[1] + phrase.slice(contraction[0].length);
};

/** A phrase at the beginning of a line of its own. */
export const withCapital = (phrase: string): string => phrase.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const subjectLine = (input: NoteInput, subject: string, { subjects }: NoteWording): string => {
  switch (input.kind) {
    case 'request':
      return withCapital(subject);
    case 'reminder': {
      const phrase = subjects.reminders[input.sequence - 1] ?? (subjects.reminders.at(-1) as string);
      return fillPhrase(phrase, { subject, sequence: String(input.sequence) }, 'the subject line');
    }
    default:
      return fillPhrase(subjects[input.kind], { subject }, 'the subject line');
  }
};

const firstNote = (input: NoteInput, wording: NoteWording, office: string): Record<string, string> => {
  if (input.firstNote === undefined) return {};
  const { citations } = instrumentWordingOf(wording, input.instrument, office);
  const { reference, dated, instrument = input.instrument } = input.firstNote;
  const date = formatDay(dated, input.language);
  return { firstNote: fillPhrase(citations[instrument], { reference, date }, 'the citation of the first note') };
};

/** What the kinds of note that answer or transmit something bring with them. */
const matter = (input: NoteInput, { list }: NoteWording): Record<string, string> => {
  const { kind, acknowledged, clarification, transmitted } = input;
  if (kind === 'acknowledgement' && acknowledged !== undefined) {
    return { ...received(acknowledged, input.language), documents: acknowledged.documents.join(list.separator) };
  }
  if (kind === 'clarification' && clarification !== undefined) return received(clarification, input.language);
  if (kind === 'transmittal' && transmitted !== undefined) {
    return { documentSymbol: transmitted.symbol ?? '', documentTitle: transmitted.title };
  }
  return {};
};

const received = (
  { receivedOn, theirReference }: { readonly receivedOn: string; readonly theirReference: string | null },
  language: Language,
): Record<string, string> => ({ receivedOn: formatDay(receivedOn, language), theirReference: theirReference ?? '' });
