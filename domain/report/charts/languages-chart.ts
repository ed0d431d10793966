import { directionOf, type Language } from '../../language.ts';
import type { ReportWording } from '../report-wording.ts';
import type { CurveDay } from '../response-curve.ts';
import { openDrawing, type Point } from './drawing.ts';

/** One small chart: those written to in a language, and how many of them had replied day by day. */
export interface LanguageCurve {
  readonly label: string;
  readonly asked: number;
  readonly days: readonly CurveDay[];
}

const width = 448;
const columns = 3;
const cellWidth = width / columns;
const cellHeight = 88;
const plot = { left: 24, right: 12, top: 18, height: 48 } as const;

/**
 * Small charts of one scale, none to all of those asked, in the order of reading; within each, time runs from left to
 * right in every language.
 * @param from first day of all of them, YYYY-MM-DD
 * @param to last day
 */
export const languagesChart = (
  curves: readonly LanguageCurve[],
  span: { readonly from: string; readonly to: string },
  language: Language,
  wording: ReportWording,
): string => {
  const drawing = openDrawing('languages', language, width, Math.ceil(curves.length / columns) * cellHeight);
  for (const [index, { label, asked, days }] of curves.entries()) {
    const column = directionOf(language) === 'rtl' ? columns - 1 - (index % columns) : index % columns;
    const left = column * cellWidth + plot.left;
    const right = (column + 1) * cellWidth - plot.right;
    const top = Math.floor(index / columns) * cellHeight + plot.top;
    const bottom = top + plot.height;
    const replied = days.at(-1)?.inAll ?? 0;
    const y = (count: number): number => bottom - (asked === 0 ? 0 : count / asked) * plot.height;
    const x = (position: number): number =>
      days.length < 2 ? right : left + (position / (days.length - 1)) * (right - left);

    drawing.text((left + right) / 2, top - 7, `${label}${wording.colon}${wording.charts.of(replied, asked)}`, {
      anchor: 'middle',
      bold: true,
    });
    for (const [share, mark] of [
      [0, '0'],
      [0.5, '50'],
      [1, '100'],
    ] as const) {
      const height = bottom - share * plot.height;
      drawing.line(
        [
          [left, height],
          [right, height],
        ],
        { width: share === 0 ? 0.8 : 0.3, shade: share === 0 ? '#000' : '#999' },
      );
      drawing.text(left - 3, height + 2.4, mark, { anchor: 'end', size: 6.5 });
    }
    const steps: Point[] = [];
    for (const [position, { inAll }] of days.entries()) {
      if (position > 0) steps.push([x(position), y(days[position - 1]?.inAll ?? 0)]);
      steps.push([x(position), y(inAll)]);
    }
    drawing.line(steps, { width: 1.4 });
    drawing.text(left, bottom + 9, wording.charts.shortDay(span.from), { size: 6.5 });
    drawing.text(right, bottom + 9, wording.charts.shortDay(span.to), { anchor: 'end', size: 6.5 });
  }
  return drawing.svg();
};
