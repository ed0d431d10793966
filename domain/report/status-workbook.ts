import { directionOf } from '../language.ts';
import { cleanLine } from '../paper/clean-text.ts';
import { localTime } from '../time/zoned.ts';
import { figuresOf } from './figures.ts';
import { type ReportWording, reportWording } from './report-wording.ts';
import type { ResponseFacts } from './response-facts.ts';
import { calendarDaysToReply } from './response-times.ts';
import { classOf, type StatusOfResponses } from './status-of-responses.ts';

/** A cell: text, a number, or a moment of the wall clock at the duty station ("2015-05-20T09:00" or a day); null is empty. */
export type SheetCell = string | number | { readonly at: string } | null;

/** One sheet: a line of heads, then lines that can be sorted and filtered. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The status of responses for a spreadsheet: the addressees, every figure with its list, and the days. */
export interface Workbook {
  readonly rightToLeft: boolean;
  readonly sheets: readonly Sheet[];
}

/** Same status, same workbook. Moments are told at the duty station, because spreadsheets know no zones. */
export const statusWorkbook = (status: StatusOfResponses): Workbook => {
  const wording = reportWording(status.language);
  return {
    rightToLeft: directionOf(status.language) === 'rtl',
    sheets: [addressees(status, wording), figures(status, wording), course(status, wording)],
  };
};

const addressees = (status: StatusOfResponses, wording: ReportWording): Sheet => {
  const { sheet, replyColumns, charts } = wording;
  const moment = (iso: string | null | undefined): SheetCell =>
    iso === null || iso === undefined || iso === '' ? null : { at: localTime(Date.parse(iso), status.zone) };
  const yesNo = (value: boolean): string => (value ? sheet.yes : sheet.no);
  const columns: readonly (readonly [head: string, width: number, cell: (facts: ResponseFacts) => SheetCell])[] = [
    [replyColumns.name, 38, ({ name }) => cleanLine(name)],
    [sheet.code, 8, ({ code }) => code],
    [sheet.status, 18, (facts) => wording.classes[classOf(facts)]],
    [sheet.group, 34, ({ regionalGroup }) => wording.groups[regionalGroup ?? 'none']],
    [charts.language, 14, ({ language }) => wording.languageNames[language]],
    [sheet.standing, 26, ({ standing }) => wording.lists[standing]],
    [replyColumns.form, 14, ({ form }) => (form === null ? null : wording.columns[form])],
    [sheet.reached, 10, ({ delivered }) => yesNo(delivered)],
    [sheet.acknowledged, 14, ({ acknowledged }) => yesNo(acknowledged)],
    [sheet.requestedOn, 17, ({ requestedAt }) => moment(requestedAt)],
    [replyColumns.received, 17, ({ respondedAt }) => moment(respondedAt)],
    [
      sheet.calendarDays,
      10,
      (facts) => {
        const days = calendarDaysToReply(facts);
        return days === null ? null : Math.round(days * 10) / 10;
      },
    ],
    [sheet.workingDays, 10, ({ code }) => status.times.workingDays[code] ?? null],
    [replyColumns.reminders, 11, ({ remindedAt }) => remindedAt.length],
    [sheet.extendedTo, 17, ({ extensions }) => moment(extensions.at(-1)?.deadline)],
    [replyColumns.versions, 10, ({ submissionVersions }) => submissionVersions],
  ];
  return {
    name: sheet.addressees,
    columns: columns.map(([head, width]) => ({ head, width })),
    rows: status.facts.map((facts) => columns.map(([, , cell]) => cell(facts))),
  };
};

/** A cell takes so many characters; nobody reads more. */
const longestCell = 32_000;

const figures = (status: StatusOfResponses, wording: ReportWording): Sheet => {
  const names = new Map(status.facts.map(({ code, name }) => [code, name]));
  const listed = (codes: readonly string[]): string =>
    cleanLine(codes.map((code) => names.get(code) ?? status.otherNames[code] ?? code).join(wording.comma));
  return {
    name: wording.sheet.figures,
    columns: [
      { head: wording.sheet.figure, width: 42 },
      { head: wording.sheet.value, width: 10 },
      { head: wording.sheet.names, width: 90 },
    ],
    rows: figuresOf(status).map(({ id, value, codes }) => [
      id,
      value === null ? null : Math.round(value * 10) / 10,
      listed(codes).slice(0, longestCell),
    ]),
  };
};

const course = (status: StatusOfResponses, { charts, sheet }: ReportWording): Sheet => ({
  name: sheet.course,
  columns: [
    { head: charts.curveColumns.until, width: 16 },
    { head: charts.replies, width: 12 },
    { head: charts.curveColumns.inAll, width: 14 },
    { head: charts.reminders, width: 14 },
    { head: charts.extensions, width: 14 },
  ],
  rows: status.curve.map(({ day, replies, inAll, reminders, extensions }) => [
    { at: day },
    replies,
    inAll,
    reminders,
    extensions,
  ]),
});
