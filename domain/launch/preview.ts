import type { CampaignDefinition } from '../campaign/definition.ts';
import { type NoteInput, type NoteText, noteText } from '../dispatch/note-text.ts';
import { DomainRefusal } from '../errors.ts';
import type { Language } from '../language.ts';
import { carriesUploadLink } from '../portal/note-link.ts';
import { addDays, yearOf } from '../time/calendar-day.ts';
import { localDay } from '../time/zoned.ts';
import { collectiveAddressee } from '../wording/collective-addressee.ts';
import type { FrozenAddressee } from './audience.ts';
import { referenceWithoutSerial } from './reference-number.ts';

/** One version of a note as it would be sent. */
export interface PreviewedNote {
  /** Names the version among all: "fr-note-verbale-reminder-FRA". */
  readonly name: string;
  readonly language: Language;
  /** What the version is, for whoever looks at many of them. */
  readonly title: string;
  /** Code of the addressee; null for one note to all. */
  readonly to: string | null;
  readonly text: NoteText;
  /** Whether a native speaker has checked the addressee's phrase, and not only the sentences round it. */
  readonly phraseReviewed: boolean;
}

/** Whom a version is written to: one addressee, or all of them with one text. */
interface Recipient {
  readonly to: string | null;
  readonly instrument: NoteInput['instrument'];
  readonly addressPhrase: string;
  readonly phraseReviewed: boolean;
}

/** As long as a real one, so that the page looks as it will. */
const sampleAddress = `https://upload.example/upload/${'X'.repeat(43)}`;

/** What an officer writes into a note when the time comes, and nobody knows before. */
const unwritten = '[…]';

/**
 * Every version of every note a campaign can send, in one language: each kind, as note verbale and as
 * letter where the audience asks for both, and the request as one collective note.
 * @param wanted addressees to write to; empty for one of each instrument, those who are written to in the language first
 * @throws DomainRefusal as `noteText` does; `nothing-to-preview` when none of the wanted has a phrase in the language
 */
export const previewNotes = (
  definition: CampaignDefinition,
  audience: readonly FrozenAddressee[],
  language: Language,
  wanted: readonly FrozenAddressee[] = [],
): PreviewedNote[] => {
  const shown = wanted.length > 0 ? wanted : samples(audience, language);
  const recipients = shown.map((addressee) => recipientOf(addressee, language)).filter((found) => found !== undefined);
  if (recipients.length === 0) {
    const message = `Nobody of those to be shown has a phrase in "${language}": add it to the directory.`;
    throw new DomainRefusal('nothing-to-preview', message);
  }
  const write = (recipient: Recipient, version: Version): PreviewedNote => {
    const { instrument, addressPhrase } = recipient;
    const versionInput = version.input(definition);
    const input = {
      ...commonTo(definition, language),
      ...versionInput,
      ...(carriesUploadLink(definition, versionInput.kind) ? { uploadAddress: sampleAddress } : {}),
      instrument,
      addressPhrase,
    };
    return {
      name: [language, instrument, version.name, recipient.to ?? 'ALL'].join('-'),
      language,
      title: `${version.title}, ${instrument === 'letter' ? 'letter' : 'note verbale'}`,
      to: recipient.to,
      text: noteText(input),
      phraseReviewed: recipient.phraseReviewed,
    };
  };
  const [request] = versions;
  const collectives = wanted.length > 0 ? [] : collectiveRecipients(definition, audience, language);
  return [
    ...recipients.flatMap((recipient) => versions.map((version) => write(recipient, version))),
    ...collectives.map((recipient) => write(recipient, { ...request, title: 'Request, one note to all' })),
  ];
};

/** One of each instrument: somebody written to in this language where there is one. */
const samples = (audience: readonly FrozenAddressee[], language: Language): FrozenAddressee[] =>
  (['note-verbale', 'letter'] as const).flatMap((instrument) => {
    const possible = audience.filter((each) => each.instrument === instrument && each.names[language] !== undefined);
    return possible.find((each) => each.language === language) ?? possible[0] ?? [];
  });

const recipientOf = ({ code, instrument, names }: FrozenAddressee, language: Language): Recipient | undefined => {
  const name = names[language];
  if (name === undefined) return undefined;
  return { to: code, instrument, addressPhrase: name.addressPhrase, phraseReviewed: name.reviewed };
};

const collectiveRecipients = (
  { office }: CampaignDefinition,
  audience: readonly FrozenAddressee[],
  language: Language,
): Recipient[] =>
  (['note-verbale', 'letter'] as const).flatMap((instrument) => {
    const classes = audience.filter((each) => each.instrument === instrument).map((each) => each.audienceClass);
    if (classes.length === 0) return [];
    const { dutyStation } = office;
    const addressPhrase = collectiveAddressee({ language, instrument, dutyStation, classes });
    return [{ to: null, instrument, addressPhrase, phraseReviewed: false }];
  });

const commonTo = (
  definition: CampaignDefinition,
  language: Language,
): Pick<NoteInput, 'definition' | 'language' | 'sequence' | 'reference' | 'dated' | 'deadline' | 'firstNote'> => {
  const { dates, office } = definition;
  const dated = localDay(Date.parse(dates.dispatchAt), dates.zone);
  const reference = referenceWithoutSerial(office.referencePattern, yearOf(dated));
  const deadline = localDay(Date.parse(dates.deadlineAt), dates.zone);
  return { definition, language, sequence: 1, reference, dated, deadline, firstNote: { reference, dated } };
};

interface Version {
  readonly name: string;
  readonly title: string;
  readonly input: (
    definition: CampaignDefinition,
  ) => Pick<NoteInput, 'kind'> & Partial<Omit<NoteInput, 'kind' | 'instrument' | 'addressPhrase'>>;
}

const deadlineDay = ({ dates }: CampaignDefinition): string => localDay(Date.parse(dates.deadlineAt), dates.zone);

/** A reply as it might have come, on the day of the deadline, for the notes that answer one. */
const reply = (definition: CampaignDefinition) => ({ receivedOn: deadlineDay(definition), theirReference: null });

const versions: readonly [Version, ...Version[]] = [
  { name: 'request', title: 'Request', input: () => ({ kind: 'request' }) },
  {
    name: 'reminder',
    title: 'Reminder before the deadline',
    input: (definition) => ({ kind: 'reminder', dated: addDays(deadlineDay(definition), -7) }),
  },
  {
    name: 'overdue-reminder',
    title: 'Reminder after the deadline',
    input: (definition) => ({ kind: 'reminder', sequence: 2, dated: addDays(deadlineDay(definition), 1) }),
  },
  {
    name: 'extension',
    title: 'Extension',
    input: (definition) => ({ kind: 'extension', dated: addDays(deadlineDay(definition), -1) }),
  },
  {
    name: 'withdrawal',
    title: 'Withdrawal of the request',
    input: (definition) => ({ kind: 'withdrawal', dated: addDays(deadlineDay(definition), -1) }),
  },
  {
    name: 'acknowledgement',
    title: 'Acknowledgement',
    input: (definition) => ({
      kind: 'acknowledgement',
      dated: deadlineDay(definition),
      acknowledged: { ...reply(definition), documents: [unwritten], late: false },
    }),
  },
  {
    name: 'late-acknowledgement',
    title: 'Acknowledgement of a late reply',
    input: (definition) => ({
      kind: 'acknowledgement',
      dated: addDays(deadlineDay(definition), 7),
      acknowledged: { ...reply(definition), documents: [], late: true },
    }),
  },
  {
    name: 'clarification',
    title: 'Clarification asked',
    input: (definition) => ({
      kind: 'clarification',
      dated: deadlineDay(definition),
      clarification: { ...reply(definition), questions: [unwritten] },
    }),
  },
  {
    name: 'transmittal',
    title: 'Transmittal',
    input: ({ paper }) => ({ kind: 'transmittal', transmitted: { symbol: paper.symbol, title: unwritten } }),
  },
  { name: 'circular', title: 'Circular', input: () => ({ kind: 'circular', information: [unwritten] }) },
];
