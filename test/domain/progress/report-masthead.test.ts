import { expect, it } from 'vitest';
import { languages } from '../../../domain/language.ts';
import { mastheadWording } from '../../../domain/progress/masthead-wording.ts';
import { reportMasthead } from '../../../domain/progress/progress-paper.ts';
import type { ReportPlan } from '../../../domain/progress/report-plan.ts';
import { viewAsAt } from '../../../domain/registry/registry-view.ts';

const session = {
  kind: 'meetings',
  id: 'conference-8',
  knownSince: '2016-01-01',
  version: 1,
  content: { body: 'conference', ordinal: 8, from: '2016-10-17', to: '2016-10-21', place: 'Vienna', source: 'test' },
};

const plan = {
  id: 'progress',
  knownSince: '2016-01-01',
  version: 1,
  resolution: 'resolution-7-1',
  claims: 'listed',
  office: { name: 'Office', shortName: 'O' },
  masthead: {
    symbolSeries: 'CTOC/COP/2016',
    session: 'conference-8',
    agendaItem: '2 (a)',
    agenda: 'CTOC/COP/2016/1',
    itemTitle: { en: 'Review of the implementation' },
    title: { en: 'Progress achieved', fr: 'Progrès accomplis' },
  },
  sections: [],
  reviewed: false,
  source: 'test',
} satisfies ReportPlan & { id: string; knownSince: string; version: number };

const headIn = (language: (typeof languages)[number], masthead: Partial<ReportPlan['masthead']> = {}) =>
  reportMasthead(
    { plan: { ...plan, masthead: { ...plan.masthead, ...masthead } }, day: '2016-07-29' },
    viewAsAt([session], '2016-07-29'),
    language,
  );

it('leaves the number of the symbol open until somebody gives it', () => {
  expect(headIn('en').symbol).toBe('CTOC/COP/2016/…');
  expect(headIn('en', { symbol: 'CTOC/COP/2016/99' }).symbol).toBe('CTOC/COP/2016/99');
});

it.each([
  ['en', 'Eighth session', 'Vienna, 17–21 October 2016', 'Item 2 (a) of the provisional agenda'],
  ['fr', 'Huitième session', 'Vienne, 17-21 octobre 2016', 'Point 2 (a) de l’ordre du jour provisoire'],
  ['es', 'Octavo período de sesiones', 'Viena, 17 a 21 de octubre de 2016', 'Tema 2 (a) del programa provisional'],
  ['ru', 'Восьмая сессия', 'Вена, 17–21 октября 2016 года', 'Пункт 2 (a) предварительной повестки дня'],
  ['zh', '第八届会议', '维也纳，2016年10月17日至21日', '临时议程项目2 (a)'],
  ['ar', 'الدورة الثامنة', 'فيينا، 17-21 تشرين الأول/أكتوبر 2016', 'البند 2 (a) من جدول الأعمال المؤقت'],
] as const)('has the head of the report ready in %s', (language, sessionLine, placeAndDates, agendaItem) => {
  expect(headIn(language)).toMatchObject({ session: [sessionLine], placeAndDates, agendaItem });
});

it('keeps a title in English where nobody has written it in the language', () => {
  expect(headIn('fr').title).toBe('Progrès accomplis');
  expect(headIn('ru').title).toBe('Progress achieved');
});

it('claims of no language that its words have been read by an editor', () => {
  for (const language of languages) expect(mastheadWording(language).reviewed).toBe(false);
});

it('refuses a session that was not known on the day of the report', () => {
  expect(() => reportMasthead({ plan, day: '2015-12-31' }, viewAsAt([session], '2015-12-31'), 'en')).toThrow(
    /"conference-8".*not known as at 2015-12-31/,
  );
});
