import { paperWording } from '../compile/paper-wording.ts';
import type { Paper, PaperBlock, TableCell } from '../paper/paper.ts';
import type { DutyStation } from '../remind/holidays/holiday-table.ts';
import { localTime } from '../time/zoned.ts';
import { formatDay } from '../wording/dates.ts';
import { formatDeadline } from '../wording/duty-stations.ts';
import { type PrintedState, type ReportWording, reportWording } from './report-wording.ts';
import type { ResponseFacts, ResponseState } from './response-facts.ts';
import { daysToReply, hasReplied, type StatusOfResponses, type StatusTotal } from './status-of-responses.ts';

/** Who issues the report and where. */
export interface ReportOffice {
  /** Letterhead lines. */
  readonly letterhead: readonly string[];
  readonly dutyStation: DutyStation;
  /** IANA zone in which its moments and days are told. */
  readonly zone: string;
}

/** Order of columns and of lists. */
const printedStates: readonly PrintedState[] = [
  'in-time',
  'late',
  'requested',
  'no-reply',
  'undeliverable',
  'withdrawn',
  'not-requested',
];

/** Columns that stand in the table even when they count nobody. */
const alwaysPrinted: readonly PrintedState[] = ['in-time', 'late'];

const statesPrintedAs = (printed: PrintedState): readonly ResponseState[] =>
  printed === 'in-time' ? ['responded', 'acknowledged'] : [printed];

const countOf = (row: StatusTotal, printed: PrintedState): number =>
  statesPrintedAs(printed).reduce((sum, state) => sum + row.states[state].length, 0);

const percent = (part: number, whole: number): number => Math.round((part / whole) * 100);

/** Nothing to count is shown as a dash, so that the figures stand out. */
const figure = (count: number): string => (count === 0 ? '–' : String(count));

/** Relative width of a column of figures: the longest word of its head must fit. */
const widthFor = (head: string): number => Math.max(1, ...head.split(' ').map((word) => (word.length + 1) / 5.2));

const text = (value: string) => [{ text: value }];

/**
 * The status of responses as a paper: a summary in sentences, the table by treaty status and regional
 * group, the addressees behind every figure by name, and the replies with their dates.
 * @throws DomainRefusal `no-report-wording` for a language without phrases
 */
export const statusPaper = (status: StatusOfResponses, office: ReportOffice): Paper => {
  const wording = reportWording(status.language);
  const [day = '', time = ''] = localTime(Date.parse(status.asAt), office.zone).split('T');
  const moment = formatDeadline(day, time, office.dutyStation, status.language);
  return {
    language: status.language,
    title: wording.title,
    author: office.letterhead[0] ?? '',
    subject: status.campaign.title,
    runningSymbol: null,
    date: day,
    masthead: {
      kind: 'report-page',
      organization: paperWording(status.language).organization,
      office: office.letterhead,
      date: formatDay(day, status.language),
      title: `${wording.title}${wording.colon}${status.campaign.title}`,
      subtitle: wording.asAt(moment),
    },
    content: [
      ...summary(status, wording, moment),
      { kind: 'heading', level: 2, number: 'I.', runs: text(wording.tableTitle), inContents: false },
      table(status, wording),
      {
        kind: 'paragraph',
        runs: text(wording.howCounted(formatDay(status.audienceAsAt, status.language))),
        style: 'note',
      },
      { kind: 'heading', level: 2, number: 'II.', runs: text(wording.listsTitle), inContents: false },
      ...lists(status, wording),
      ...repliesReceived(status, wording, office.zone),
    ],
  };
};

const summary = (status: StatusOfResponses, wording: ReportWording, moment: string): PaperBlock[] => {
  const addressees = status.total.addressees.length;
  const replies = status.responded.length;
  const late = countOf(status.total, 'late');
  const { atDispatch, atReport } = status.parties;
  const sentences = [wording.replies(moment, replies, addressees, addressees === 0 ? 0 : percent(replies, addressees))];
  if (replies > 0) sentences.push(wording.inTimeAndLate(replies - late, late));
  const about: string[] = [];
  if (atDispatch.all.length > 0) {
    const since = formatDay(status.audienceAsAt, status.language);
    about.push(wording.parties(since, status.instrument, atDispatch.responded.length, atDispatch.all.length));
  }
  if (atReport !== null && !sameCodes(atReport.all, atDispatch.all)) {
    about.push(wording.partiesNow(status.instrument, atReport.responded.length, atReport.all.length));
  }
  const course: string[] = [];
  if (status.medianDaysToReply !== null)
    course.push(wording.median(wording.number(Math.round(status.medianDaysToReply), 0)));
  course.push(wording.reminders(status.reminders));
  if (status.remindersPerResponse !== null)
    course.push(wording.remindersPerReply(wording.number(status.remindersPerResponse, 1)));
  return [sentences, about, course]
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph, index) => ({ kind: 'paragraph', number: index + 1, runs: text(paragraph.join(' ')) }));
};

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code) => b.includes(code));

const table = (status: StatusOfResponses, wording: ReportWording): PaperBlock => {
  const printed = printedStates.filter((state) => alwaysPrinted.includes(state) || countOf(status.total, state) > 0);
  const rowOf = (label: string, row: StatusTotal, strong: boolean): TableCell[] => {
    const cell = (value: string): TableCell => (strong ? { runs: text(value), strong } : { runs: text(value) });
    const replied = countOf(row, 'in-time') + countOf(row, 'late');
    return [
      cell(label),
      cell(String(row.addressees.length)),
      ...printed.map((state) => cell(figure(countOf(row, state)))),
      cell(row.addressees.length === 0 ? '–' : String(percent(replied, row.addressees.length))),
    ];
  };
  const heads = [
    wording.columns.group,
    wording.columns.addressees,
    ...printed.map((state) => wording.columns[state]),
    wording.columns.share,
  ];
  return {
    kind: 'table',
    columns: heads.map((head, position) =>
      position === 0 ? { width: 5, align: 'start' } : { width: widthFor(head), align: 'end' },
    ),
    headerRows: 1,
    rows: [
      heads.map((head): TableCell => ({ runs: text(head), strong: true })),
      ...status.classTotals.flatMap((total) => {
        const groups = status.rows.filter((row) => row.class === total.class);
        const lines = groups.map((row) => rowOf(wording.groups[row.group ?? 'none'], row, false));
        // Where nobody of a class is in a group the one line would only repeat the total.
        const breakdown = groups.every((row) => row.group === null) ? [] : lines;
        return [rowOf(wording.classes[total.class], total, true), ...breakdown];
      }),
      rowOf(wording.total, status.total, true),
    ],
  };
};

const lists = (status: StatusOfResponses, wording: ReportWording): PaperBlock[] => {
  const names = new Map(status.facts.map(({ code, name }) => [code, name]));
  return printedStates.flatMap((printed): PaperBlock[] => {
    const count = countOf(status.total, printed);
    if (count === 0) return [];
    const lines = status.rows.flatMap((row): PaperBlock[] => {
      const codes = new Set(statesPrintedAs(printed).flatMap((state) => row.states[state]));
      if (codes.size === 0) return [];
      const inGroups = status.rows.some((other) => other.class === row.class && other.group !== null);
      const label = [wording.classes[row.class], ...(inGroups ? [wording.groups[row.group ?? 'none']] : [])];
      // The row's own list is in alphabetical order; the states' lists are parts of it.
      const listed = row.addressees.filter((code) => codes.has(code)).map((code) => names.get(code) ?? code);
      const runs = [
        { text: `${label.join(', ')} (${codes.size})${wording.colon}`, bold: true },
        { text: listed.join(', ') },
      ];
      return [{ kind: 'paragraph', runs }];
    });
    return [
      { kind: 'heading', level: 3, runs: text(`${wording.lists[printed]} (${count})`), inContents: false },
      ...lines,
    ];
  });
};

const repliesReceived = (status: StatusOfResponses, wording: ReportWording, zone: string): PaperBlock[] => {
  const replies = status.facts.filter(({ state }) => hasReplied(state));
  if (replies.length === 0) return [];
  const { name, received, days, reminders, versions } = wording.replyColumns;
  const row = (each: ResponseFacts): TableCell[] => {
    const on = formatDay(localTime(Date.parse(each.respondedAt ?? status.asAt), zone).slice(0, 10), status.language);
    const taken = daysToReply(each);
    return [
      each.name,
      each.state === 'late' ? `${on} ${wording.lateMark}` : on,
      taken === null ? '–' : wording.number(Math.round(taken), 0),
      String(each.reminders),
      String(each.submissionVersions),
    ].map((value) => ({ runs: text(value) }));
  };
  return [
    { kind: 'heading', level: 2, number: 'III.', runs: text(wording.repliesTitle), inContents: false },
    {
      kind: 'table',
      columns: [
        { width: 3.4, align: 'start' },
        { width: 2.2, align: 'start' },
        { width: 0.8, align: 'end' },
        { width: 1.1, align: 'end' },
        { width: 1, align: 'end' },
      ],
      headerRows: 1,
      rows: [
        [name, received, days, reminders, versions].map((head): TableCell => ({ runs: text(head), strong: true })),
        ...replies.map(row),
      ],
    },
  ];
};
