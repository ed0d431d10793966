import type { ImageBlock, PaperBlock, TableBlock } from '../paper/paper.ts';
import { localDay } from '../time/zoned.ts';
import { formatDay } from '../wording/dates.ts';
import { curveChart } from './charts/curve-chart.ts';
import { groupsChart } from './charts/groups-chart.ts';
import { languagesChart } from './charts/languages-chart.ts';
import { figureId, groupId } from './figures.ts';
import type { Measure } from './measures.ts';
import type { ReportWording } from './report-wording.ts';
import { condensed, responseCurve } from './response-curve.ts';
import type { StatusOfResponses, Tally } from './status-of-responses.ts';
import { cell, countCell, figureTable, figureText, type ListOf, percentText } from './status-tables.ts';

/** Lines of the table beside the curve. */
const mostLines = 20;

/** The charts with their titles, each followed by the table that has its figures; none before the first request. */
export const statusCharts = (status: StatusOfResponses, wording: ReportWording, listOf: ListOf): PaperBlock[] => {
  const { curve, zone } = status;
  const [first] = curve;
  if (first === undefined) return [];
  const { charts } = wording;
  const day = (moment: string): string => localDay(Date.parse(moment), zone);
  return [
    ...drawn(
      charts.curveTitle,
      curveChart(
        {
          days: curve,
          asked: status.total.asked.length,
          deadline: day(status.deadlineAt),
          cutOff: day(status.cutOffAt),
        },
        status.language,
        wording,
      ),
      charts.curveAlternative(
        formatDay(first.day, status.language),
        formatDay(status.day, status.language),
        status.total.replied.length,
        status.total.asked.length,
      ),
      curveTable(status, wording),
      wording,
    ),
    ...drawn(
      charts.groupsTitle,
      groupsChart(
        status.groupTotals.map(({ group, tally }) => ({
          label: wording.groups[group ?? 'none'],
          inTime: tally['in-time'].length,
          late: tally.late.length,
          asked: tally.asked.length,
        })),
        status.language,
        wording,
      ),
      charts.groupsAlternative(status.groupTotals.length),
      shareTable(
        wording.columns.group,
        status.groupTotals.map(({ group, tally }) => ({
          label: wording.groups[group ?? 'none'],
          tally,
          idOf: (measure) => figureId(measure, 'all', groupId(group)),
        })),
        wording,
        listOf,
      ),
      wording,
    ),
    ...drawn(
      charts.languagesTitle,
      languagesChart(languageCurves(status, wording), { from: first.day, to: status.day }, status.language, wording),
      charts.languagesAlternative(status.languageTotals.length),
      shareTable(
        charts.language,
        status.languageTotals.map(({ language, tally }) => ({
          label: wording.languageNames[language],
          tally,
          idOf: (measure) => figureId(measure, 'language', language),
        })),
        wording,
        listOf,
      ),
      wording,
    ),
  ];
};

const drawn = (
  title: string,
  svg: string,
  alternative: string,
  table: TableBlock,
  { charts }: ReportWording,
): PaperBlock[] => [
  { kind: 'heading', level: 2, runs: [{ text: title }], inContents: false },
  { kind: 'image', source: { kind: 'svg', svg }, alternative, width: 1 } satisfies ImageBlock,
  { kind: 'paragraph', runs: [{ text: charts.data }], style: 'note', keepWithNext: true },
  table,
];

/** Each language's curve over the same days. */
const languageCurves = ({ facts, curve, languageTotals, day, zone }: StatusOfResponses, wording: ReportWording) =>
  languageTotals.map(({ language, tally }) => {
    const own = new Map(
      responseCurve(
        facts.filter((each) => each.language === language),
        day,
        zone,
      ).map((each) => [each.day, each]),
    );
    let inAll = 0;
    const days = curve.map((each) => {
      inAll = own.get(each.day)?.inAll ?? inAll;
      return { ...each, inAll };
    });
    return { label: wording.languageNames[language], asked: tally.asked.length, days };
  });

const curveTable = ({ curve, language }: StatusOfResponses, { charts }: ReportWording): TableBlock => {
  const { until, replies, inAll, reminders, extensions } = charts.curveColumns;
  return figureTable(
    [until, replies, inAll, reminders, extensions],
    condensed(curve, mostLines).map((line) => [
      cell(formatDay(line.day, language)),
      ...[line.replies, line.inAll, line.reminders, line.extensions].map((count) => cell(figureText(count))),
    ]),
  );
};

/** What is counted of groups and of languages. */
export const chartMeasures: readonly Measure[] = ['asked', 'replied', 'in-time', 'late'];

interface ShareLine {
  readonly label: string;
  readonly tally: Tally;
  readonly idOf: (measure: Measure) => string;
}

const shareTable = (head: string, lines: readonly ShareLine[], wording: ReportWording, listOf: ListOf): TableBlock => {
  return figureTable(
    [head, ...chartMeasures.map((measure) => wording.columns[measure]), wording.columns.share],
    lines.map(({ label, tally, idOf }) => [
      cell(label),
      ...chartMeasures.map((measure) => countCell(tally[measure], listOf(idOf(measure)))),
      cell(percentText(tally.replied.length, tally.asked.length)),
    ]),
  );
};
