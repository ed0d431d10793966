import { directionOf, type Language } from '../../language.ts';
import type { ReportWording } from '../report-wording.ts';
import { type Fill, openDrawing } from './drawing.ts';

/** One bar: a group with those who replied in time and late, of all that were asked in it. */
export interface GroupBar {
  readonly label: string;
  readonly inTime: number;
  readonly late: number;
  readonly asked: number;
}

const width = 448;
const rowHeight = 26;
const barHeight = 10;
const head = 20;
/** Kept free at the end of the longest bar, for its figures. */
const room = 70;

/** Bars of equal scale, one a group; they begin where reading begins, so on the right in Arabic. */
export const groupsChart = (bars: readonly GroupBar[], language: Language, wording: ReportWording): string => {
  const drawing = openDrawing('groups', language, width, head + bars.length * rowHeight + 4);
  const mirrored = directionOf(language) === 'rtl';
  const side = (x: number): number => (mirrored ? width - x : x);
  const anchor = mirrored ? 'end' : 'start';
  const box = (from: number, top: number, length: number, fill: Fill, height = barHeight): void =>
    drawing.box(mirrored ? width - from - length : from, top, length, height, fill);

  const legend = [
    ['solid', wording.columns['in-time']],
    ['hatched', wording.columns.late],
    ['empty', wording.charts.notReplied],
  ] as const;
  let at = 0;
  for (const [fill, label] of legend) {
    box(at + 0.5, 2, 12, fill, 8);
    drawing.text(side(at + 16), 9, label, { anchor });
    at += 16 + drawing.widthOf(label) + 18;
  }

  const longest = Math.max(1, ...bars.map(({ asked }) => asked));
  const lengthOf = (count: number): number => (count / longest) * (width - room);
  for (const [index, { label, inTime, late, asked }] of bars.entries()) {
    const top = head + index * rowHeight;
    drawing.text(side(0), top + 8, label, { anchor });
    box(0.5, top + 11, lengthOf(inTime), 'solid');
    box(0.5 + lengthOf(inTime), top + 11, lengthOf(late), 'hatched');
    box(0.5 + lengthOf(inTime + late), top + 11, lengthOf(asked - inTime - late), 'empty');
    drawing.text(side(lengthOf(asked) + 5), top + 19, wording.charts.of(inTime + late, asked), { anchor, bold: true });
  }
  return drawing.svg();
};
