import { parseSymbol } from '../compile/document-symbol.ts';
import { DomainRefusal } from '../errors.ts';
import type { Language } from '../language.ts';
import { resolutions } from '../mandates/resolution.ts';
import { type Meeting, meetings } from '../meetings/meeting.ts';
import type { DocumentMasthead, Paper, PaperBlock } from '../paper/paper.ts';
import type { RegistryView } from '../registry/fact.ts';
import { formatDay } from '../wording/dates.ts';
import { dutyStationName } from '../wording/duty-stations.ts';
import { annexBlocks } from './annex.ts';
import { factReader } from './fact-reader.ts';
import { mastheadWording } from './masthead-wording.ts';
import type { ProgressReport } from './progress-report.ts';
import type { ReportPlan } from './report-plan.ts';
import { spanInMasthead } from './span-in-masthead.ts';

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/** What stands for the number of a symbol that nobody has given yet. */
const openNumber = '…';

/** The symbol as it is printed: as typed, or the series with the number left open. Nothing is made up. */
const reportSymbol = ({ symbol, symbolSeries }: ReportPlan['masthead']): string =>
  symbol === undefined ? `${symbolSeries}/${openNumber}` : parseSymbol(symbol).text;

/** The report as a paper in English, with the masthead of a document of the Conference. */
export const progressPaper = (report: ProgressReport, view: RegistryView): Paper => {
  const { plan, day, sections } = report;
  const language: Language = 'en';
  const resolution = view.find(resolutions, plan.resolution);
  const symbol = reportSymbol(plan.masthead);
  const reader = factReader('annex', day, view, () => null);
  const content = sections
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .flatMap(({ heading, paragraphs }, index): PaperBlock[] => [
      { kind: 'heading', level: 1, number: `${romans[index]}.`, runs: [{ text: heading.en }], inContents: true },
      ...paragraphs.map(({ runs, number }): PaperBlock => ({ kind: 'paragraph', number, runs })),
    ]);
  return {
    language,
    title: `${symbol}: ${plan.masthead.title.en}`,
    author: mastheadWording(language).organization,
    subject: resolution?.title ?? '',
    runningSymbol: symbol,
    date: day,
    masthead: reportMasthead(report, view, language),
    content: [...content, ...annexBlocks(report, reader, resolution?.symbol ?? '')],
  };
};

/**
 * The head of the report in a language. Titles that nobody has written in it stay in English.
 * @throws DomainRefusal `session-unknown` when the session is not known on the report's day
 */
export const reportMasthead = (
  { plan, day }: Pick<ProgressReport, 'plan' | 'day'>,
  view: RegistryView,
  language: Language,
): DocumentMasthead => {
  const { masthead } = plan;
  const wording = mastheadWording(language);
  const session = view.find(meetings, masthead.session);
  if (session === undefined)
    throw new DomainRefusal(
      'session-unknown',
      `The session "${masthead.session}", for which the report is written, is not known as at ${day}: report as at a later day.`,
    );
  return {
    kind: 'parliamentary-document',
    organization: wording.organization,
    symbol: reportSymbol(masthead),
    body: [wording.conference],
    distribution: wording.distribution,
    date: formatDay(day, language),
    languageLine: wording.original,
    session: [wording.session(session.ordinal)],
    placeAndDates: placeAndDates(session, language),
    agendaItem: wording.agendaItem(masthead.agendaItem),
    agendaFootnote: `${masthead.agenda}.`,
    itemTitle: masthead.itemTitle[language] ?? masthead.itemTitle.en,
    title: masthead.title[language] ?? masthead.title.en,
    byline: wording.byline,
  };
};

const placeAndDates = ({ place, from, to }: Pick<Meeting, 'place' | 'from' | 'to'>, language: Language): string => {
  const comma = language === 'ar' ? '، ' : language === 'zh' ? '，' : ', ';
  return `${dutyStationName(place, language)}${comma}${spanInMasthead(from, to, language)}`;
};
