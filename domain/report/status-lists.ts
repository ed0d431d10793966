import type { AudienceClass } from '../campaign/definition.ts';
import type { PaperBlock, PlaceLink, Run, Runs, TableCell } from '../paper/paper.ts';
import { localTime } from '../time/zoned.ts';
import { formatDay } from '../wording/dates.ts';
import { figureId, groupId } from './figures.ts';
import { type Measure, replyForms } from './measures.ts';
import type { ReportWording } from './report-wording.ts';
import type { ResponseFacts } from './response-facts.ts';
import { calendarDaysToReply } from './response-times.ts';
import { chartMeasures } from './status-charts.ts';
import type { Breakdown, Codes, StatusOfResponses } from './status-of-responses.ts';
import { cell, figureTable, type ListOf, partiesDiffer, printedColumns } from './status-tables.ts';

const text = (value: string): Runs => [{ text: value }];

/** A list under the id of the figure that it is behind. */
interface NamedList {
  readonly id: string;
  readonly label: string;
  readonly codes: Codes;
}

/** The lists of a paper, and where each stands. */
export interface FigureLists {
  readonly blocks: readonly PaperBlock[];
  readonly listOf: ListOf;
}

/** No heading is called so: the words of headings are joined by hyphens in small letters, and these ids have full stops. */
const anchorOf = (id: string): string => `figure.${id}`;

/**
 * The addressees behind every figure of the tables, by name: one heading a column, one line a class and group, each
 * with the id by which the figure can be asked for. A figure whose addressees stand there already under another id opens
 * to that line.
 */
export const figureLists = (status: StatusOfResponses, wording: ReportWording): FigureLists => {
  const names = new Map(status.facts.map(({ code, name }) => [code, name]));
  const blocks: PaperBlock[] = [];
  const places = new Map<string, PlaceLink>();

  const underHeading = (title: string, total: NamedList | null) => {
    const anchor = total === null ? null : `figure-${total.id}`;
    const count = total === null ? '' : ` (${total.codes.length})`;
    blocks.push({
      kind: 'heading',
      level: 2,
      runs: text(`${title}${count}`),
      inContents: false,
      ...(anchor === null ? {} : { anchor }),
    });
    /** Lists under this heading by who is in them. */
    const known = new Map<string, PlaceLink>();
    const placed = ({ id, label, codes }: NamedList, own = anchorOf(id)): PlaceLink => {
      const what = label === '' ? title : `${title}${wording.comma}${label}`;
      const place = { anchor: own, name: `${codes.length}${wording.colon}${what}` };
      places.set(id, place);
      known.set(codes.join(' '), place);
      return place;
    };
    if (total !== null && anchor !== null) placed(total, anchor);
    const line = (list: NamedList): void => {
      const { anchor: own } = placed(list);
      blocks.push({ kind: 'paragraph', anchor: own, runs: namesLine(list, names, status.otherNames, wording) });
    };
    return {
      line,
      lead: (list: NamedList): void => {
        const { anchor: own } = placed(list);
        const runs = [{ text: `${list.label} (${list.codes.length}) `, bold: true }, idRun(list.id)];
        blocks.push({ kind: 'paragraph', anchor: own, runs, keepWithNext: true });
      },
      /** Only where nobody has said the same. */
      also: (list: NamedList): void => {
        const same = known.get(list.codes.join(' '));
        if (list.codes.length === 0) return;
        if (same === undefined) line(list);
        else places.set(list.id, same);
      },
    };
  };

  for (const measure of listedMeasures(status)) {
    const codes = status.total[measure];
    if (codes.length === 0) continue;
    const heading = underHeading(wording.lists[measure], { id: figureId(measure), label: '', codes });
    for (const { class: name, tally } of status.breakdown.classTotals) {
      const rows = rowLists(status.breakdown, name, measure, wording);
      const whole = { id: figureId(measure, name), label: wording.classes[name], codes: tally[measure] };
      if (rows.length > 1) heading.lead(whole);
      for (const row of rows) heading.line(row);
      if (rows.length === 1) heading.also(whole);
    }
    for (const other of otherLists(status, measure, wording)) heading.also(other);
  }
  if (partiesDiffer(status)) {
    const heading = underHeading(wording.headings.denominators, null);
    for (const list of partyLists(status, wording)) heading.also(list);
  }
  if (status.curve.length > 0 && status.reminderEffects.length > 0) {
    const heading = underHeading(wording.headings.course, null);
    for (const list of effectLists(status, wording)) if (list.codes.length > 0) heading.line(list);
  }
  return { blocks, listOf: (id) => places.get(id) };
};

/** What has a list: the columns of the tables. */
const listedMeasures = ({ total }: StatusOfResponses): Measure[] => [
  ...printedColumns(total),
  ...(total.replied.length === 0 ? [] : ([...replyForms, 'acknowledged'] as const)),
];

/** The lists of a class, group by group, as far as anybody is in them. */
const rowLists = (
  { rows }: Breakdown,
  name: AudienceClass,
  measure: Measure,
  wording: ReportWording,
  prefix = '',
): NamedList[] => {
  const own = rows.filter((row) => row.class === name);
  const inGroups = own.some(({ group }) => group !== null);
  return own
    .filter(({ tally }) => tally[measure].length > 0)
    .map(({ group, tally }) => ({
      id: prefix + figureId(measure, name, groupId(group)),
      label: [wording.classes[name], ...(inGroups ? [wording.groups[group ?? 'none']] : [])].join(wording.comma),
      codes: tally[measure],
    }));
};

/** The lists of a column that its own table has not: by group and by language, and under other instruments. */
const otherLists = (status: StatusOfResponses, measure: Measure, wording: ReportWording): NamedList[] => {
  const { comma, charts, groups, languageNames, classes } = wording;
  const isInCharts = status.curve.length > 0 && chartMeasures.includes(measure);
  return [
    ...(isInCharts
      ? [
          ...status.groupTotals.map(({ group, tally }) => ({
            id: figureId(measure, 'all', groupId(group)),
            label: groups[group ?? 'none'],
            codes: tally[measure],
          })),
          ...status.languageTotals.map(({ language, tally }) => ({
            id: figureId(measure, 'language', language),
            label: `${charts.language}${comma}${languageNames[language]}`,
            codes: tally[measure],
          })),
        ]
      : []),
    ...status.otherInstruments.flatMap(({ code, breakdown }) =>
      breakdown === null || !printedColumns(status.total).includes(measure)
        ? []
        : breakdown.classTotals.flatMap(({ class: name, tally }) =>
            [
              ...rowLists(breakdown, name, measure, wording, `${code}:`),
              { id: `${code}:${figureId(measure, name)}`, label: classes[name], codes: tally[measure] },
            ].map((list) => ({ ...list, label: `${code}${comma}${list.label}` })),
          ),
    ),
  ];
};

const partyLists = ({ parties, audienceAsAt, day, language }: StatusOfResponses, wording: ReportWording): NamedList[] =>
  (
    [
      ['parties-at-dispatch', parties.atDispatch, wording.parties.atDispatch(formatDay(audienceAsAt, language))],
      ['parties-at-report', parties.atReport, wording.parties.atReport(formatDay(day, language))],
    ] as const
  ).flatMap(([id, count, label]) =>
    count === null
      ? []
      : [
          { id, label, codes: count.all },
          {
            id: figureId(id, 'replied'),
            label: `${label}${wording.comma}${wording.parties.columns.replied}`,
            codes: count.replied,
          },
        ],
  );

const effectLists = ({ reminderEffects }: StatusOfResponses, wording: ReportWording): NamedList[] =>
  reminderEffects.flatMap(({ number, sent, answered }) => {
    const after = `${wording.afterReminder(number)}${wording.comma}`;
    return [
      { id: `reminder-${number}.sent`, label: after + wording.effectColumns.sent, codes: sent },
      { id: `reminder-${number}.answered`, label: after + wording.effectColumns.answered, codes: answered },
    ];
  });

const idRun = (id: string): Run => ({ text: `[${id}]`, italic: true });

const namesLine = (
  { id, label, codes }: NamedList,
  names: ReadonlyMap<string, string>,
  otherNames: StatusOfResponses['otherNames'],
  wording: ReportWording,
): Runs => [
  { text: `${label} (${codes.length})${wording.colon}`, bold: true },
  { text: `${codes.map((code) => names.get(code) ?? otherNames[code] ?? code).join(wording.comma)} ` },
  idRun(id),
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
