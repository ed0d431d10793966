import type { Language } from '../../language.ts';
import { daysBetween } from '../../time/calendar-day.ts';
import type { ReportWording } from '../report-wording.ts';
import type { CurveDay } from '../response-curve.ts';
import { type Drawing, niceScale, openDrawing, type Point } from './drawing.ts';

/** What the chart of the replies over time is drawn from. */
export interface CurveChart {
  readonly days: readonly CurveDay[];
  readonly asked: number;
  /** Calendar days of the published deadline and of the end of grace. */
  readonly deadline: string;
  readonly cutOff: string;
}

const width = 448;
const left = 66;
const right = 14;
const top = 34;
const plotHeight = 140;
const stripHeight = 24;

/**
 * Replies day by day as steps, with the deadline and the end of grace as upright lines, and below it the days of
 * reminders and of extensions with their numbers. Time runs from left to right in every language, as figures do.
 */
export const curveChart = (chart: CurveChart, language: Language, wording: ReportWording): string => {
  const { days } = chart;
  const first = days[0]?.day ?? chart.deadline;
  const last = days.at(-1)?.day ?? first;
  const span = Math.max(1, daysBetween(first, last));
  const bottom = top + plotHeight;
  const drawing = openDrawing('curve', language, width, bottom + 18 + 2 * stripHeight);
  const x = (day: string): number => left + (daysBetween(first, day) / span) * (width - left - right);
  const replied = days.at(-1)?.inAll ?? 0;
  const scale = niceScale(replied);
  const y = (value: number): number => bottom - (value / scale.top) * plotHeight;

  for (let mark = 0; mark <= scale.top; mark += scale.step) {
    drawing.line(
      [
        [left, y(mark)],
        [width - right, y(mark)],
      ],
      { width: 0.3, shade: '#999' },
    );
    drawing.text(left - 4, y(mark) + 2.6, wording.number(mark, 0), { anchor: 'end' });
  }
  drawing.text(left - 4, top - 12, wording.charts.replies, { anchor: 'end' });
  timeAxis(drawing, { days, x, bottom, wording });
  uprights(drawing, chart, { first, last, x, bottom, wording });

  const steps: Point[] = [];
  for (const [index, { day, inAll }] of days.entries()) {
    if (index > 0) steps.push([x(day), y(days[index - 1]?.inAll ?? 0)]);
    steps.push([x(day), y(inAll)]);
  }
  drawing.line(steps, { width: 1.6 });
  drawing.text(width - right, y(replied) - 4, wording.charts.of(replied, chart.asked), { anchor: 'end', bold: true });

  strip(
    drawing,
    wording.charts.reminders,
    bottom + 20,
    days.map(({ day, reminders }) => [x(day), reminders]),
    true,
  );
  strip(
    drawing,
    wording.charts.extensions,
    bottom + 20 + stripHeight,
    days.map(({ day, extensions }) => [x(day), extensions]),
    false,
  );
  return drawing.svg();
};

interface Axis {
  readonly x: (day: string) => number;
  readonly bottom: number;
  readonly wording: ReportWording;
}

const timeAxis = (
  drawing: Drawing,
  { days, x, bottom, wording }: Axis & { readonly days: readonly CurveDay[] },
): void => {
  const step = [1, 2, 7, 14, 28, 56, 112, 224].find((each) => days.length / each <= 7) ?? 365;
  drawing.line(
    [
      [left, bottom],
      [width - right, bottom],
    ],
    { width: 0.8 },
  );
  for (let index = 0; index < days.length; index += step) {
    const day = days[index]?.day ?? '';
    drawing.line([
      [x(day), bottom],
      [x(day), bottom + 3],
    ]);
    drawing.text(x(day), bottom + 11, wording.charts.shortDay(day), { anchor: 'middle' });
  }
};

/** The two moments that replies are measured by, each labelled on a line of its own, on the side that has room. */
const uprights = (
  drawing: Drawing,
  { deadline, cutOff }: CurveChart,
  { first, last, x, bottom, wording }: Axis & { readonly first: string; readonly last: string },
): void => {
  const both = [
    { day: deadline, label: wording.charts.deadline, dash: '4 2', line: 0 },
    { day: cutOff, label: wording.charts.cutOff, dash: '1.5 1.5', line: 1 },
  ];
  for (const { day, label, dash, line } of both) {
    if (day < first || day > last) continue;
    const text = `${label}${wording.colon}${wording.charts.shortDay(day)}`;
    const fromRight = x(day) + drawing.widthOf(text) + 3 > width;
    const height = 9 + line * 11;
    drawing.line(
      [
        [x(day), height - 6],
        [x(day), bottom],
      ],
      { width: 0.8, dash },
    );
    drawing.text(x(day) + (fromRight ? -3 : 3), height, text, { anchor: fromRight ? 'end' : 'start' });
  }
};

/** Marks on one line with their numbers; where numbers would touch, the greater ones stand. */
const strip = (
  drawing: Drawing,
  label: string,
  middle: number,
  marks: readonly (readonly [x: number, count: number])[],
  upward: boolean,
): void => {
  drawing.text(left - 6, middle + 2.6, label, { anchor: 'end' });
  drawing.line(
    [
      [left, middle],
      [width - right, middle],
    ],
    { width: 0.3, shade: '#999' },
  );
  const placed: { readonly from: number; readonly to: number }[] = [];
  for (const [x, count] of marks.filter(([, each]) => each > 0).toSorted((a, b) => b[1] - a[1] || a[0] - b[0])) {
    drawing.shape(
      upward
        ? [
            [x - 3, middle + 3],
            [x + 3, middle + 3],
            [x, middle - 3],
          ]
        : [
            [x - 3.4, middle],
            [x, middle - 3.4],
            [x + 3.4, middle],
            [x, middle + 3.4],
          ],
      upward,
    );
    const half = drawing.widthOf(String(count), 6.5) / 2 + 1;
    if (placed.some(({ from, to }) => x - half < to && x + half > from)) continue;
    placed.push({ from: x - half, to: x + half });
    drawing.text(x, middle + 11, String(count), { anchor: 'middle', size: 6.5 });
  }
};
