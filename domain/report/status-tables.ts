import type { PaperBlock, PlaceLink, TableBlock, TableCell } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { figureId, groupId } from './figures.ts';
import { type Measure, replyForms } from './measures.ts';
import type { ReportWording } from './report-wording.ts';
import type { Breakdown, Codes, StatusOfResponses, Tally } from './status-of-responses.ts';

/** Order of the columns of a breakdown. */
const columnOrder: readonly Measure[] = [
  'asked',
  'requested',
  'delivered',
  'replied',
  'in-time',
  'late',
  'awaited',
  'no-reply',
  'undeliverable',
  'withdrawn',
  'not-requested',
];

/** Columns that stand in the table even when they count nobody. */
const alwaysPrinted: readonly Measure[] = ['asked', 'delivered', 'replied', 'in-time', 'late'];

const text = (value: string) => [{ text: value }];

/** A cell of a head or a line. */
export const cell = (value: string, strong = false): TableCell =>
  strong ? { runs: text(value), strong } : { runs: text(value) };

/** Where the list of a figure stands, by its id. */
export type ListOf = (id: string) => PlaceLink | undefined;

/** A cell that counts addressees, and opens to them. */
export const countCell = (codes: Codes, opens: PlaceLink | undefined, strong = false): TableCell => ({
  ...cell(figureText(codes.length), strong),
  ...(codes.length === 0 || opens === undefined ? {} : { opens }),
});

/** Nothing to count is shown as a dash, so that the figures stand out. */
export const figureText = (count: number): string => (count === 0 ? '–' : String(count));

/** A part of a whole in whole per cent, or null of nothing. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 100);

/** A part of a whole in whole per cent, or a dash of nothing. */
export const percentText = (part: number, whole: number): string => String(percent(part, whole) ?? '–');

/** Letters in which a table as wide as the page is set, and the fewest that the names of lines get of them. */
const lettersAcross = 70;
const fewestForNames = 18;

/** Letters that a column of figures needs: the longest word of its head must fit. A Chinese character is two wide. */
const lettersFor = (head: string): number =>
  Math.max(4, ...head.split(' ').map((word) => word.length * (/\p{Script=Han}/u.test(word) ? 2 : 1) + 1.5));

/** A table of figures: the first column names the line, the others are aligned to the end. */
export const figureTable = (heads: readonly string[], rows: readonly (readonly TableCell[])[]): TableBlock => {
  const figures = heads.slice(1).map(lettersFor);
  const names = Math.max(fewestForNames, lettersAcross - figures.reduce((sum, width) => sum + width, 0));
  return {
    kind: 'table',
    columns: [{ width: names, align: 'start' }, ...figures.map((width) => ({ width, align: 'end' }) as const)],
    headerRows: 1,
    rows: [heads.map((head) => cell(head, true)), ...rows],
  };
};

/** Columns that have something to say: nobody was "sent to" apart from those asked, or reached apart from those sent to. */
export const printedColumns = (total: Tally): Measure[] =>
  columnOrder.filter(
    (measure) =>
      alwaysPrinted.includes(measure) ||
      (total[measure].length > 0 && !(measure === 'requested' && total.requested.length === total.asked.length)),
  );

/**
 * The audience by class and regional group: where everybody stands.
 * @param prefix of the ids of its figures, which the campaign's own instrument does not have
 */
export const breakdownTable = (
  breakdown: Breakdown,
  total: Tally,
  wording: ReportWording,
  listOf: ListOf,
  prefix = '',
): TableBlock => {
  const columns = printedColumns(total);
  const line = (label: string, tally: Tally, strong: boolean, idOf: (measure: Measure) => string): TableCell[] => [
    cell(label, strong),
    ...columns.map((measure) => countCell(tally[measure], listOf(idOf(measure)), strong)),
    cell(percentText(tally.replied.length, tally.asked.length), strong),
  ];
  return figureTable(
    [wording.columns.group, ...columns.map((measure) => wording.columns[measure]), wording.columns.share],
    [
      ...breakdown.classTotals.flatMap((each) => {
        const groups = breakdown.rows.filter((row) => row.class === each.class);
        // Where nobody of a class is in a group the one line would only repeat the total.
        const lines = groups.every((row) => row.group === null)
          ? []
          : groups.map((row) =>
              line(
                wording.groups[row.group ?? 'none'],
                row.tally,
                false,
                (measure) => prefix + figureId(measure, row.class, groupId(row.group)),
              ),
            );
        return [
          line(wording.classes[each.class], each.tally, true, (measure) => prefix + figureId(measure, each.class)),
          ...lines,
        ];
      }),
      line(wording.total, total, true, (measure) => figureId(measure)),
    ],
  );
};

/** By class, how those who replied did so. */
export const formsTable = (
  { breakdown, total }: StatusOfResponses,
  wording: ReportWording,
  listOf: ListOf,
): TableBlock => {
  const columns: readonly Measure[] = ['replied', ...replyForms, 'acknowledged'];
  const line = (label: string, tally: Tally, strong: boolean, scope: string | null): TableCell[] => [
    cell(label, strong),
    ...columns.map((measure) => countCell(tally[measure], listOf(figureId(measure, scope)), strong)),
  ];
  return figureTable(
    [wording.columns.group, ...columns.map((measure) => wording.columns[measure])],
    [
      ...breakdown.classTotals.map((each) => line(wording.classes[each.class], each.tally, false, each.class)),
      line(wording.total, total, true, null),
    ],
  );
};

/** Whether the parties on the day of the report are others than those on the day of the request. */
export const partiesDiffer = ({ parties: { atReport, joined, left, notAsked } }: StatusOfResponses): boolean =>
  atReport !== null && joined.length + left.length + notAsked.length > 0;

/** Both denominators, with those who make the difference; nothing while they are the same. */
export const partiesBlocks = (status: StatusOfResponses, wording: ReportWording, listOf: ListOf): PaperBlock[] => {
  const { atDispatch, atReport, joined, left, notAsked } = status.parties;
  if (atReport === null || !partiesDiffer(status)) return [];
  const names = new Map(status.facts.map(({ code, name }) => [code, name]));
  const { parties } = wording;
  const line = (label: string, { all, replied }: typeof atDispatch, id: string): TableCell[] => [
    cell(label),
    countCell(all, listOf(id)),
    countCell(replied, listOf(figureId(id, 'replied'))),
    cell(percentText(replied.length, all.length)),
  ];
  const lists = [
    [parties.joined, joined],
    [parties.left, left],
    [parties.notAsked, notAsked],
  ] as const;
  return [
    figureTable(
      [parties.columns.basis, parties.columns.parties, parties.columns.replied, wording.columns.share],
      [
        line(parties.atDispatch(formatDay(status.audienceAsAt, status.language)), atDispatch, 'parties-at-dispatch'),
        line(parties.atReport(formatDay(status.day, status.language)), atReport, 'parties-at-report'),
      ],
    ),
    ...lists.flatMap(([label, codes]): PaperBlock[] =>
      codes.length === 0
        ? []
        : [
            {
              kind: 'paragraph',
              runs: [
                { text: `${label} (${codes.length})${wording.colon}`, bold: true },
                { text: codes.map((code) => names.get(code) ?? status.otherNames[code] ?? code).join(wording.comma) },
              ],
            },
          ],
    ),
  ];
};

/** What the request and each reminder brought. */
export const effectsTable = (
  { reminderEffects }: StatusOfResponses,
  wording: ReportWording,
  listOf: ListOf,
): TableBlock => {
  const { after, sent, answered, share } = wording.effectColumns;
  return figureTable(
    [after, sent, answered, share],
    reminderEffects.map(({ number, sent: to, answered: by }) => [
      cell(wording.afterReminder(number)),
      countCell(to, listOf(`reminder-${number}.sent`)),
      countCell(by, listOf(`reminder-${number}.answered`)),
      cell(percentText(by.length, to.length)),
    ]),
  );
};
