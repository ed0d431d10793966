import type { PaperBlock, Runs, TableCell } from '../paper/paper.ts';
import { localTime } from '../time/zoned.ts';
import { formatDay } from '../wording/dates.ts';
import { figureId, groupId } from './figures.ts';
import { type Measure, replyForms } from './measures.ts';
import type { ReportWording } from './report-wording.ts';
import type { ResponseFacts } from './response-facts.ts';
import { calendarDaysToReply } from './response-times.ts';
import type { Codes, StatusOfResponses } from './status-of-responses.ts';
import { cell, figureTable, printedColumns } from './status-tables.ts';

const text = (value: string): Runs => [{ text: value }];

/**
 * The addressees behind every figure of the tables, by name: one heading a column, one line a class and group, each
 * with the id by which the figure can be asked for.
 */
export const listsOfNames = (status: StatusOfResponses, wording: ReportWording): PaperBlock[] => {
  const names = new Map(status.facts.map(({ code, name }) => [code, name]));
  const forms: readonly Measure[] = status.total.replied.length === 0 ? [] : [...replyForms, 'acknowledged'];
  return [...printedColumns(status.total), ...forms].flatMap((measure): PaperBlock[] => {
    const count = status.total[measure].length;
    if (count === 0) return [];
    const lines = status.breakdown.rows.flatMap((row): PaperBlock[] => {
      const codes = row.tally[measure];
      if (codes.length === 0) return [];
      const inGroups = status.breakdown.rows.some((other) => other.class === row.class && other.group !== null);
      const label = [wording.classes[row.class], ...(inGroups ? [wording.groups[row.group ?? 'none']] : [])];
      const id = figureId(measure, row.class, groupId(row.group));
      return [{ kind: 'paragraph', runs: namesLine(label.join(wording.comma), id, codes, names, wording) }];
    });
    return [
      { kind: 'heading', level: 2, runs: text(`${wording.lists[measure]} (${count})`), inContents: false },
      ...lines,
    ];
  });
};

const namesLine = (
  label: string,
  id: string,
  codes: Codes,
  names: ReadonlyMap<string, string>,
  wording: ReportWording,
): Runs => [
  { text: `${label} (${codes.length})${wording.colon}`, bold: true },
  { text: `${codes.map((code) => names.get(code) ?? code).join(wording.comma)} ` },
  { text: `[${id}]`, italic: true },
];

/** Each reply with its day, how long it took and what it was; nothing while there is none. */
export const repliesReceived = (status: StatusOfResponses, wording: ReportWording, zone: string): PaperBlock[] => {
  const replies = status.facts.filter(({ form }) => form !== null);
  if (replies.length === 0) return [];
  const { name, received, days, form, reminders, versions } = wording.replyColumns;
  const row = (each: ResponseFacts): TableCell[] => {
    const on = formatDay(localTime(Date.parse(each.respondedAt ?? status.asAt), zone).slice(0, 10), status.language);
    const taken = calendarDaysToReply(each);
    return [
      each.name,
      each.standing === 'late' ? `${on} ${wording.lateMark}` : on,
      taken === null ? '–' : wording.number(Math.round(taken), 0),
      each.form === null ? '' : wording.columns[each.form],
      String(each.remindedAt.length),
      String(each.submissionVersions),
    ].map((value) => cell(value));
  };
  const table = figureTable([name, received, days, form, reminders, versions], replies.map(row));
  return [
    {
      ...table,
      columns: [
        { width: 3.2, align: 'start' },
        { width: 2.2, align: 'start' },
        { width: 0.8, align: 'end' },
        { width: 1.4, align: 'start' },
        { width: 1.45, align: 'end' },
        { width: 1.15, align: 'end' },
      ],
    },
  ];
};
