import type { CampaignDefinition } from '../campaign/definition.ts';
import type { Directory } from '../directory/directory.ts';
import { isStrictMailbox } from '../directory/mailbox.ts';
import { campaignCalendar, holidayTableOf, isWorkingDay } from '../remind/duty-station-calendar.ts';
import { type HolidayTable, isChecked } from '../remind/holidays/holiday-table.ts';
import { yearOf } from '../time/calendar-day.ts';
import { instantOfLocal, localDay, localTime } from '../time/zoned.ts';
import { noteWordingOf } from '../wording/wording-of.ts';
import type { FrozenAddressee } from './audience.ts';

/** Something about a campaign that no rule can settle. */
export interface OpenQuestion {
  /** Stable name in kebab-case. */
  readonly code: string;
  /** Whether a launch is refused until it is settled. */
  readonly blocks: boolean;
  readonly message: string;
  /** Codes of the addressees it is about, in the order of the audience; absent where it is about all. */
  readonly addressees?: readonly string[];
}

interface Situation {
  readonly definition: CampaignDefinition;
  readonly audience: readonly FrozenAddressee[];
  readonly directory: Pick<Directory, 'entities'>;
  readonly nowMs: number;
  readonly sendings: readonly { readonly kind: 'request' | 'reminder' }[];
  readonly tables: readonly HolidayTable[];
}

/** What a person has to decide, or at least to know, before a campaign is launched; what blocks comes first. */
export const openQuestions = (situation: Situation): OpenQuestion[] => {
  const found = [
    ...mailboxQuestions(situation),
    ...languageQuestions(situation),
    ...wordingQuestions(situation),
    ...holidayQuestions(situation),
    ...dateQuestions(situation),
  ];
  return found.sort((a, b) => Number(b.blocks) - Number(a.blocks));
};

/** A question about those addressees, or nothing when there is none of them. */
const about = (
  addressees: readonly FrozenAddressee[],
  question: Omit<OpenQuestion, 'addressees' | 'blocks'> & { readonly blocks?: boolean },
): OpenQuestion[] =>
  addressees.length === 0 ? [] : [{ blocks: false, ...question, addressees: addressees.map(({ code }) => code) }];

const mailboxQuestions = ({ audience, definition: { notes } }: Situation): OpenQuestion[] => {
  const isMailed = ({ mailboxes }: Pick<FrozenAddressee, 'mailboxes'>): boolean =>
    mailboxes.length > 0 && notes?.pointerMail !== false;
  const owners = Map.groupBy(
    audience.flatMap(({ code, mailboxes }) => mailboxes.map((mailbox) => ({ code, mailbox: mailbox.toLowerCase() }))),
    ({ mailbox }) => mailbox,
  );
  const isShared = (mailbox: string): boolean =>
    new Set(owners.get(mailbox.toLowerCase())?.map(({ code }) => code)).size > 1;
  return [
    ...about(
      audience.filter(({ channel, passedOver }) => channel === 'hand' && passedOver.length > 0),
      {
        code: 'mailbox-missing',
        message: 'No mailbox in the directory: their notes go by hand; a person prints and delivers them.',
      },
    ),
    ...about(
      audience.filter(({ channel, passedOver }) => channel === 'hand' && passedOver.length === 0),
      { code: 'delivered-by-hand', message: 'Their notes go by hand: a person prints and delivers them.' },
    ),
    ...about(
      audience.filter(({ channel, ...route }) => channel === 'portal' && isMailed(route)),
      { code: 'notice-in-portal', message: 'Their notes are notices in the portal; a short mail points to each.' },
    ),
    ...about(
      audience.filter(({ channel, ...route }) => channel === 'portal' && !isMailed(route)),
      {
        code: 'notice-handed-over',
        message: 'Their notes are notices in the portal to which no mail points: a person hands their links over.',
      },
    ),
    ...about(
      audience.filter(({ mailboxes }) => mailboxes.some((mailbox) => !isStrictMailbox(mailbox))),
      { code: 'mailbox-doubtful', message: 'A mailbox is not one plain address: correct it in the directory.' },
    ),
    ...about(
      audience.filter(({ mailboxes }) => mailboxes.some(isShared)),
      {
        code: 'mailbox-shared',
        message: 'A mailbox belongs to several addressees: a reply from it cannot be told by its sender.',
      },
    ),
  ];
};

const languageQuestions = ({ audience, directory }: Situation): OpenQuestion[] => {
  const languagesOf = new Map(directory.entities.map(({ code, languages }) => [code, languages]));
  return about(
    audience.filter(({ code, language }) => languagesOf.get(code)?.[0] !== language),
    {
      code: 'fallback-language',
      message:
        'Written to in another language than the first they ask for: the campaign or the directory lacks that one.',
    },
  );
};

const wordingQuestions = ({ definition, audience }: Situation): OpenQuestion[] => {
  const used = definition.languages.filter((language) => audience.some((each) => each.language === language));
  const unreviewed = used.filter((language) => definition.wording[language]?.reviewed !== true);
  const product = used.filter((language) => !noteWordingOf(language).reviewed);
  const listed = (languages: readonly string[]): string => languages.join(', ');
  return [
    ...(unreviewed.length === 0
      ? []
      : [
          {
            code: 'wording-unreviewed',
            blocks: false,
            message: `The campaign's own wording was reviewed by no native speaker in ${listed(unreviewed)}.`,
          },
        ]),
    ...(product.length === 0
      ? []
      : [
          {
            code: 'note-wording-unreviewed',
            blocks: false,
            message: `The product's wording of notes was reviewed by no native speaker in ${listed(product)}.`,
          },
        ]),
    ...about(
      audience.filter(({ names, language }) => names[language]?.reviewed !== true),
      { code: 'phrase-unreviewed', message: 'The phrase that addresses them was reviewed by no native speaker.' },
    ),
  ];
};

const holidayQuestions = ({ definition, tables }: Situation): OpenQuestion[] => {
  const { dates, office } = definition;
  const calendar = campaignCalendar(definition, tables);
  const [first, last] = [dates.dispatchAt, dates.closeAt].map((at) => yearOf(localDay(Date.parse(at), dates.zone))) as [
    number,
    number,
  ];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year): OpenQuestion[] => {
    const table = holidayTableOf(calendar, year);
    if (table === undefined)
      return [
        {
          code: 'no-holiday-table',
          blocks: true,
          message: `The official holidays of ${office.dutyStation} in ${year} are not known: give them in office.holidays or office.holidayFile.`,
        },
      ];
    if (isChecked(table)) return [];
    const message = `The official holidays of ${office.dutyStation} in ${year} were worked out, not read in a list: check them.`;
    return [{ code: 'holidays-unchecked', blocks: false, message }];
  });
};

const dateQuestions = ({ definition, nowMs, sendings, tables }: Situation): OpenQuestion[] => {
  const { dates, office, reminders } = definition;
  const calendar = campaignCalendar(definition, tables);
  const dispatchMs = Date.parse(dates.dispatchAt);
  const day = localDay(dispatchMs, dates.zone);
  const questions: OpenQuestion[] = [];
  const ask = (code: string, message: string): void => void questions.push({ code, blocks: false, message });
  if (dispatchMs < nowMs)
    ask('dispatch-past', 'The moment of dispatch is past: the notes leave when they are cleared.');
  if (holidayTableOf(calendar, yearOf(day)) !== undefined && !isWorkingDay(day, calendar))
    ask('dispatch-on-closed-day', `The notes leave on ${day}, on which ${office.dutyStation} is closed.`);
  for (const [field, at] of Object.entries(dates)) {
    if (field === 'zone') continue;
    const local = localTime(Date.parse(at), dates.zone);
    const found = instantOfLocal(local, dates.zone);
    if (found.skipped || !found.ambiguous) continue;
    const first = found.instantMs === Date.parse(at);
    const which = first ? 'first, before the clocks go back' : 'second, after they went back';
    ask(
      'time-occurs-twice',
      `dates.${field.replace(/At$/, '')} (${local.replace('T', ' ')}) occurs twice; the ${which}, is meant.`,
    );
  }
  const planned = sendings.filter(({ kind }) => kind === 'reminder').length;
  if (planned < reminders.offsets.length)
    ask(
      'reminders-left-out',
      `The policy names ${reminders.offsets.length} reminders, but ${planned} would leave: cap, gap, quiet days, deadline and cut-off leave room for no more.`,
    );
  return questions;
};
