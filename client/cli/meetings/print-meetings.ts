import { bodies } from '../../../domain/meetings/body.ts';
import { type Meeting, meetings } from '../../../domain/meetings/meeting.ts';
import { meetingDates, meetingName } from '../../../domain/meetings/meeting-names.ts';
import { type MeetingState, meetingState } from '../../../domain/meetings/meeting-state.ts';
import { followingMeetings, meetingsDuringSessions, type Pairing } from '../../../domain/meetings/pairings.ts';
import { type MeetingTotals, meetingTotals, sittingCounts } from '../../../domain/meetings/totals.ts';
import type { Known, RegistryView } from '../../../domain/registry/fact.ts';
import { formatDay } from '../../../domain/wording/dates.ts';
import { languageNames } from '../language-names.ts';
import type { Output } from '../output.ts';
import { wrappedText } from '../wrapped-text.ts';

const stateWords: Readonly<Record<MeetingState, string>> = {
  held: 'held',
  'under-way': 'under way',
  'to-be-held': 'to be held',
  cancelled: 'cancelled',
};

const ruleWords: Readonly<Record<Pairing['rule'], string>> = {
  'back-to-back': 'back to back',
  consecutive: 'consecutive',
  'during-session': 'during the session',
};

/** A meeting of the view as tables name it: "WG on Firearms, 4th meeting". */
export const nameOf = (view: RegistryView, meeting: Known<Meeting>): string =>
  meetingName(meeting, view.find(bodies, meeting.body) ?? { shortName: meeting.body, gathers: 'meeting' });

/** The list of chosen meetings, which of them stand together, and their totals, as said on a day. */
export const printMeetings = (
  output: Output,
  view: RegistryView,
  day: string,
  chosen: readonly Known<Meeting>[],
): void => {
  const all = view.all(meetings);
  const counts = sittingCounts(all);
  const pairs = pairsAmong(view, chosen);
  const totals = meetingTotals(chosen, all);
  output.result({
    asAt: day,
    meetings: chosen.map((meeting) => ({
      ...meeting,
      name: nameOf(view, meeting),
      state: meetingState(meeting, day),
      ...counts.get(meeting.id),
    })),
    pairs: pairs.map(({ first, second, ...pair }) => ({ ...pair, first: first.id, second: second.id })),
    totals,
  });
  output.line(`As at ${formatDay(day, 'en')}:`);
  output.line('');
  if (chosen.length === 0) {
    output.line('No meeting is known that fits.');
    return;
  }
  output.table(
    ['When', '', 'Sittings', 'Meeting'],
    chosen.map((meeting) => [
      meetingDates(meeting),
      stateWords[meetingState(meeting, day)],
      sittingsCell(counts.get(meeting.id)),
      nameOf(view, meeting),
    ]),
  );
  const print = (text: string): void => {
    for (const line of wrappedText(text, 2)) output.line(line);
  };
  if (pairs.length > 0) {
    output.line('');
    output.line(output.strong('Standing together'));
    for (const pair of pairs) print(pairSentence(view, pair));
  }
  output.line('');
  output.line(output.strong('Together'));
  for (const sentence of totalSentences(totals)) print(sentence);
  const unchecked = chosen.filter(({ unverified }) => unverified?.includes('from') || unverified?.includes('to'));
  if (unchecked.length > 0)
    print(`Nobody has checked the days of ${unchecked.map((meeting) => nameOf(view, meeting)).join('; ')}.`);
};

/** Pairs in which at least one of the chosen meetings stands. */
const pairsAmong = (view: RegistryView, chosen: readonly Known<Meeting>[]): Pairing[] => {
  const ids = new Set(chosen.map(({ id }) => id));
  const all = view.all(meetings);
  return [...followingMeetings(all), ...meetingsDuringSessions(all, view.all(bodies))].filter(
    ({ first, second }) => ids.has(first.id) || ids.has(second.id),
  );
};

const sittingsCell = (count: { readonly sittings: number; readonly counted: boolean } | undefined): string =>
  count === undefined ? '' : `${count.counted ? '' : '~'}${count.sittings}`.padStart(8);

const pairSentence = (view: RegistryView, { rule, first, second, changeoverDay }: Pairing): string => {
  const shared = changeoverDay === null ? '' : `, sharing ${formatDay(changeoverDay, 'en')}`;
  return `${nameOf(view, first)} and ${nameOf(view, second)}: ${ruleWords[rule]}${shared}`;
};

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const totalSentences = (totals: MeetingTotals): string[] => [
  `${count(totals.meetings, 'meeting')} of ${count(totals.sittings, 'sitting')} (half days, called meetings as well) over ${count(totals.days, 'day')}.`,
  ...(totals.estimatedSittings === 0
    ? []
    : [
        `${totals.estimatedSittings} of the sittings (~) nobody counted: two on each day, on a shared day one for each meeting.`,
      ]),
  totals.interpretedSittings === 0
    ? 'Interpretation is not known for any of them.'
    : `${count(totals.interpretedSittings, 'sitting')} known to have interpretation, in ${languagesInWords(totals.interpretation)}.`,
];

const languagesInWords = (languages: MeetingTotals['interpretation']): string =>
  languages.length === 6 ? 'all six languages' : languages.map((language) => languageNames[language]).join(', ');
