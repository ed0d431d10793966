import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { type BackPlan, backPlan, latestClosing, type PlannedDay } from '../../../domain/documents/back-planning.ts';
import { type CampaignClosing, campaignClosing } from '../../../domain/documents/campaign-closing.ts';
import { documents } from '../../../domain/documents/document.ts';
import type { IssuedHere } from '../../../domain/documents/issued-here.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { meetingDates } from '../../../domain/meetings/meeting-names.ts';
import type { Known, RegistryView } from '../../../domain/registry/fact.ts';
import {
  type DutyStationCalendar,
  dutyStationCalendar,
  holidayTableOf,
} from '../../../domain/remind/duty-station-calendar.ts';
import { isChecked } from '../../../domain/remind/holidays/holiday-table.ts';
import { weekdayNames } from '../../../domain/remind/quiet-days.ts';
import { weekday, yearOf } from '../../../domain/time/calendar-day.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import { formatDay } from '../../../domain/wording/dates.ts';
import { namedMeeting } from '../meetings/named-meeting.ts';
import { nameOf } from '../meetings/print-meetings.ts';
import type { Output } from '../output.ts';
import { wrappedText } from '../wrapped-text.ts';
import { judged, symbolOrNone } from './print-documents.ts';
import { warningText } from './warning-text.ts';

/** Working days that a paper may take from the closing of replies to its submission, told side by side. */
const makingTimes = [5, 10, 15] as const;

/** What to plan, and where to read the campaigns whose replies its documents compile. */
export interface PlanRequest {
  readonly meeting: string;
  /** Calendar day (YYYY-MM-DD) on which the question is asked. */
  readonly day: string;
  /** The campaign of an id, or null where nobody has launched or shown it. */
  readonly campaign: (id: string) => Promise<CampaignDefinition | null>;
  /** What was issued here. */
  readonly issued: readonly IssuedHere[];
}

/**
 * When the documents of a meeting are due, where they stand, and which closing of replies still makes the slot.
 * @throws NotFound for a meeting that nobody knows on that day
 */
export const printPlan = async (
  output: Output,
  view: RegistryView,
  { meeting: id, day, campaign, issued }: PlanRequest,
): Promise<void> => {
  const meeting = namedMeeting(view, id);
  const calendar = dutyStationCalendar(meeting.place);
  const plan = backPlan(meeting, calendar);
  const rows = await Promise.all(
    view
      .all(documents)
      .filter((document) => document.meeting === id)
      .map(async (document) => {
        const definition = document.campaign === undefined ? null : await campaign(document.campaign);
        const dueInRoom = document.track === 'room-paper' ? meeting.from : null;
        return {
          ...judged(view, document, issued, day),
          closing:
            definition === null ? null : campaignClosing(definition, dueInRoom ?? plan.slot.day, calendar, localDay),
        };
      }),
  );
  const closings = makingTimes.map((workingDays) => ({
    workingDays,
    closesBy: latestClosing(plan.slot.day, workingDays, calendar),
  }));
  output.result({ asAt: day, meeting: id, from: meeting.from, to: meeting.to, plan, closings, documents: rows });
  output.line(output.strong(nameOf(view, meeting)));
  output.line(`${meeting.place}, ${meetingDates(meeting)}; as at ${formatDay(day, 'en')}`);
  output.line('');
  printPlannedDays(output, plan, meeting, calendar);
  output.line('');
  output.line(output.strong('Replies may close, for a paper that makes the slot'));
  for (const { workingDays, closesBy } of closings)
    output.line(`  by ${weekdayAnd(closesBy)}, if the paper takes ${workingDays} working days`);
  output.line('');
  output.line(output.strong('Documents'));
  if (rows.length === 0) output.line('  None is known for this meeting.');
  for (const row of rows) printRow(output, row);
};

const weekdayAnd = (day: string): string => `${weekdayNames[weekday(day) - 1]} ${formatDay(day, 'en')}`;

const printPlannedDays = (
  output: Output,
  plan: BackPlan,
  meeting: Known<Meeting>,
  calendar: DutyStationCalendar,
): void => {
  const rows: readonly (readonly [string, PlannedDay])[] = [
    ['forecast, 14 weeks before', plan.forecast],
    ['submitted (slot), 10 weeks', plan.slot],
    ['issued, 6 weeks before', plan.issue],
    ['in-session, 3 weeks before', plan.inSession],
    ['after it, within 2 weeks', plan.postSession],
  ];
  for (const [what, { day, movedFrom, because }] of rows) {
    output.line(`  ${what.padEnd(28)}${weekdayAnd(day)}`);
    if (movedFrom !== null)
      for (const line of wrappedText(`moved back from ${weekdayAnd(movedFrom)} (${because})`, 30)) output.line(line);
  }
  const years = [...new Set(rows.map(([, { day }]) => yearOf(day)))];
  for (const year of plan.yearsWithoutHolidays)
    output.line(`  The holidays of ${meeting.place} in ${year} are not known: only week-ends were stepped over.`);
  for (const table of years.map((year) => holidayTableOf(calendar, year)))
    if (table !== undefined && !isChecked(table))
      for (const line of wrappedText(`Holidays of ${table.year}: ${table.source}.`, 2)) output.line(line);
};

const printRow = (
  output: Output,
  row: ReturnType<typeof judged> & { readonly closing: CampaignClosing | null },
): void => {
  const print = (text: string, indent: number): void => {
    for (const line of wrappedText(text, indent)) output.line(line);
  };
  print(`${symbolOrNone(row)}: ${row.subject}`, 2);
  if (row.submittedOn !== undefined) print(`submitted on ${weekdayAnd(row.submittedOn)}`, 4);
  for (const warning of row.warnings) print(warningText(warning), 4);
  if (row.campaign !== undefined && row.closing === null)
    print(`its campaign "${row.campaign}" is not launched here: show its file with --campaign`, 4);
  if (row.closing !== null) print(closingText(row.campaign as string, row.closing), 4);
};

const closingText = (campaign: string, closing: CampaignClosing): string => {
  const { deadline, compile, due, makesIt, daysToSpare, workingDays, latestDeadline } = closing;
  const [compiledOn, dueOn] = [formatDay(compile, 'en'), formatDay(due, 'en')];
  const verdict = makesIt
    ? `makes ${dueOn} with ${daysToSpare} days to spare`
    : `misses ${dueOn} by ${-daysToSpare} days`;
  if (workingDays === 0) return `${campaign}: compiled on ${compiledOn}, ${verdict}`;
  return (
    `${campaign}: replies until ${formatDay(deadline, 'en')}, compiled on ${compiledOn}, ${verdict}; with ${workingDays} ` +
    `working days for the paper, ${formatDay(latestDeadline, 'en')} is the latest closing that makes it`
  );
};
