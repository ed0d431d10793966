import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../domain/language.ts';
import { curveChart } from '../../../domain/report/charts/curve-chart.ts';
import { niceScale } from '../../../domain/report/charts/drawing.ts';
import { groupsChart } from '../../../domain/report/charts/groups-chart.ts';
import { languagesChart } from '../../../domain/report/charts/languages-chart.ts';
import { reportWording } from '../../../domain/report/report-wording.ts';
import { type CurveDay, condensed, responseCurve } from '../../../domain/report/response-curve.ts';
import { addDays } from '../../../domain/time/calendar-day.ts';
import { facts, repliedOn } from './responses.ts';

const anyDays = fc
  .array(fc.record({ replies: fc.nat(9), reminders: fc.nat(200), extensions: fc.nat(3) }), {
    minLength: 1,
    maxLength: 150,
  })
  .map((list) => {
    let inAll = 0;
    return list.map((each, index): CurveDay => {
      inAll += each.replies;
      return { day: addDays('2015-05-20', index), inAll, ...each };
    });
  });

const bars = [
  { label: 'A & <B>', inTime: 3, late: 2, asked: 54 },
  { label: 'C', inTime: 0, late: 0, asked: 0 },
];

const drawn = (days: readonly CurveDay[], language: Language): string[] => {
  const wording = reportWording(language);
  const last = days.at(-1) as CurveDay;
  return [
    curveChart({ days, asked: 2000, deadline: '2015-07-03', cutOff: '2015-07-07' }, language, wording),
    groupsChart(bars, language, wording),
    languagesChart(
      [{ label: wording.languageNames.fr, asked: 2000, days }],
      { from: days[0]?.day ?? '', to: last.day },
      language,
      wording,
    ),
  ];
};

interface SetText {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Where each text of a drawing stands, by the width that its letters take at least. */
const textsOf = (svg: string): SetText[] =>
  [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)" text-anchor="(\w+)"[^>]*>([^<]*)</g)].map(
    ([, x, y, size, anchor, text]) => {
      const wide = [...(text ?? '').replace(/&\w+;|[\u2066-\u2069]/g, '')].length * Number(size) * 0.45;
      const left = Number(x) - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0);
      return { left, right: left + wide, y: Number(y) };
    },
  );

describe.each(languages)('charts in %s', (language) => {
  it('are well formed, hold no broken number, and keep their texts inside', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        for (const svg of drawn(days, language)) {
          expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
          const [, width = '', height = ''] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
          for (const { left, right, y } of textsOf(svg)) {
            expect(left).toBeGreaterThanOrEqual(-1);
            expect(right).toBeLessThanOrEqual(Number(width) + 1);
            expect(y).toBeGreaterThan(0);
            expect(y).toBeLessThanOrEqual(Number(height));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are in black, white and grey, so that no colour says anything', () => {
    const days = responseCurve([facts('BEN', repliedOn('06-01'))], '2015-09-11', 'Europe/Vienna');
    for (const svg of drawn(days, language)) {
      const shades = [...svg.matchAll(/(?:fill|stroke)="(#[0-9a-f]+)"/g)].map(([, shade]) => shade?.slice(1) ?? '');
      expect(shades.length).toBeGreaterThan(0);
      expect(shades.every((shade) => new Set(shade).size === 1)).toBe(true);
    }
  });

  it('are the same bytes each time', () => {
    const days = responseCurve([facts('BEN', repliedOn('06-01'))], '2015-09-11', 'Europe/Vienna');
    expect(drawn(days, language)).toEqual(drawn(days, language));
  });
});

it('mirrors bars in Arabic and never time', () => {
  const days = responseCurve([facts('BEN', repliedOn('06-01'))], '2015-06-30', 'Europe/Vienna');
  const [curve = '', groups = ''] = drawn(days, 'ar');
  const [english = '', leftToRight = ''] = drawn(days, 'en');
  const solidAt = (svg: string) => Number(/<rect x="([\d.]+)"[^>]*width="(?!12)[\d.]+"[^>]*fill="#333"/.exec(svg)?.[1]);
  expect(solidAt(leftToRight)).toBeLessThan(100);
  expect(solidAt(groups)).toBeGreaterThan(300);
  const line = (svg: string) => /<path d="([^"]+)" fill="none" stroke="#000" stroke-width="1.6"/.exec(svg)?.[1];
  expect(line(curve)).toBe(line(english));
});

it.each([
  [0, 1, 1],
  [1, 1, 1],
  [7, 8, 2],
  [44, 50, 10],
  [101, 150, 50],
  [10_000, 10_000, 2_000],
])('a scale for %s goes to %s by %s', (value, top, step) => {
  expect(niceScale(value)).toEqual({ top, step });
});

describe('the curve', () => {
  const list = [
    facts('A', { ...repliedOn('06-02'), remindedAt: ['2015-06-01T07:00:00.000Z'] }),
    facts('B', { extensions: [{ at: '2015-06-01T22:30:00.000Z', deadline: '2015-08-01T16:00:00.000Z' }] }),
    facts('C', { ...repliedOn('05-19') }),
  ];
  it('has every day, in the zone of the duty station, and counts what came before the request on its day', () => {
    const days = responseCurve(list, '2015-06-03', 'Europe/Vienna');
    expect(days).toHaveLength(15);
    expect(days[0]).toEqual({ day: '2015-05-20', replies: 1, inAll: 1, reminders: 0, extensions: 0 });
    expect(days.slice(-3)).toEqual([
      { day: '2015-06-01', replies: 0, inAll: 1, reminders: 1, extensions: 0 },
      { day: '2015-06-02', replies: 1, inAll: 2, reminders: 0, extensions: 1 },
      { day: '2015-06-03', replies: 0, inAll: 2, reminders: 0, extensions: 0 },
    ]);
  });

  it('loses nothing when it is condensed', () => {
    fc.assert(
      fc.property(anyDays, fc.integer({ min: 3, max: 25 }), (days, most) => {
        const lines = condensed(days, most);
        const sum = (of: readonly CurveDay[], key: 'replies' | 'reminders' | 'extensions') =>
          of.reduce((all, each) => all + each[key], 0);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const key of ['replies', 'reminders', 'extensions'] as const) expect(sum(lines, key)).toBe(sum(days, key));
        expect(lines.at(-1)).toMatchObject({ day: days.at(-1)?.day, inAll: days.at(-1)?.inAll });
      }),
    );
  });

  it('is empty before anybody was asked', () => {
    expect(responseCurve([facts('A', { requestedAt: null })], '2015-06-03', 'Europe/Vienna')).toEqual([]);
  });
});
