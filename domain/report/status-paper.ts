import type { Paper, PaperBlock } from '../paper/paper.ts';
import type { DutyStation } from '../remind/holidays/holiday-table.ts';
import { localTime } from '../time/zoned.ts';
import { formatDay } from '../wording/dates.ts';
import { formatDeadline } from '../wording/duty-stations.ts';
import { measures, replyForms } from './measures.ts';
import { type ReportWording, reportWording } from './report-wording.ts';
import { statusCharts } from './status-charts.ts';
import { figureLists, repliesReceived } from './status-lists.ts';
import type { StatusOfResponses } from './status-of-responses.ts';
import {
  breakdownTable,
  effectsTable,
  formsTable,
  type ListOf,
  partiesBlocks,
  percent,
  printedColumns,
} from './status-tables.ts';

/** Who issues the report and where. */
export interface ReportOffice {
  /** Letterhead lines. */
  readonly letterhead: readonly string[];
  readonly dutyStation: DutyStation;
  /** IANA zone in which its moments and days are told. */
  readonly zone: string;
}

const text = (value: string) => [{ text: value }];

const romans = ['I.', 'II.', 'III.', 'IV.', 'V.', 'VI.', 'VII.', 'VIII.'];

/**
 * The status of responses as a paper: a summary in sentences, the tables by treaty status and regional
 * group, the course of the replies, the addressees behind every figure by name, and what each figure means.
 */
export const statusPaper = (status: StatusOfResponses, office: ReportOffice): Paper => {
  const wording = reportWording(status.language);
  const [day = '', time = ''] = localTime(Date.parse(status.asAt), office.zone).split('T');
  const moment = formatDeadline(day, time, office.dutyStation, status.language);
  return {
    language: status.language,
    title: wording.title,
    author: office.letterhead[0] ?? '',
    subject: status.campaign.title,
    runningSymbol: null,
    date: day,
    masthead: {
      kind: 'report-page',
      organization: wording.organization,
      office: office.letterhead,
      date: formatDay(day, status.language),
      title: `${wording.title}${wording.colon}${status.campaign.title}`,
      subtitle: wording.asAt(moment),
    },
    content: [...summary(status, wording, moment), ...chapters(status, wording, office.zone)],
  };
};

/** Chapters that have something to say, numbered as they follow. */
const chapters = (status: StatusOfResponses, wording: ReportWording, zone: string): PaperBlock[] => {
  const { headings } = wording;
  const { blocks: lists, listOf } = figureLists(status, wording);
  const hasReplies = status.total.replied.length > 0;
  const all: readonly (readonly [title: string, blocks: readonly PaperBlock[]])[] = [
    [
      headings.table,
      [
        breakdownTable(status.breakdown, status.total, wording, listOf),
        {
          kind: 'paragraph',
          runs: text(wording.howCounted(formatDay(status.audienceAsAt, status.language))),
          style: 'note',
        },
      ],
    ],
    [headings.forms, hasReplies ? [formsTable(status, wording, listOf)] : []],
    [headings.denominators, partiesBlocks(status, wording, listOf)],
    [headings.instruments, otherInstruments(status, wording, listOf)],
    [
      headings.course,
      status.curve.length > 0 ? [...statusCharts(status, wording, listOf), effectsTable(status, wording, listOf)] : [],
    ],
    [headings.lists, lists],
    [headings.replies, repliesReceived(status, wording, zone)],
    [headings.definitions, definitions(status, wording)],
  ];
  return all
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], index): PaperBlock[] => [
      { kind: 'heading', level: 1, number: romans[index] ?? '', runs: text(title), inContents: false },
      ...blocks,
    ]);
};

const otherInstruments = (status: StatusOfResponses, wording: ReportWording, listOf: ListOf): PaperBlock[] =>
  status.otherInstruments.flatMap(({ code, breakdown }): PaperBlock[] =>
    breakdown === null
      ? [{ kind: 'paragraph', runs: text(wording.notInDirectory(code)) }]
      : [
          {
            ...breakdownTable(breakdown, status.total, wording, listOf, `${code}:`),
            caption: text(breakdown.title ?? code),
          },
        ],
  );

/** Of what stands in the tables, what it means; how it adds up first. */
const definitions = ({ total }: StatusOfResponses, { definitions: meaning }: ReportWording): PaperBlock[] => {
  const printed = new Set([...printedColumns(total), ...(total.replied.length > 0 ? replyForms : []), 'acknowledged']);
  const note = (value: string): PaperBlock => ({ kind: 'paragraph', runs: text(value), style: 'note' });
  return [
    note(meaning.kinds),
    ...measures.filter((measure) => printed.has(measure)).map((measure) => note(meaning[measure])),
    note(meaning.share),
  ];
};

const summary = (status: StatusOfResponses, wording: ReportWording, moment: string): PaperBlock[] => {
  const say = wording.summary;
  const asked = status.total.asked.length;
  const replied = status.total.replied.length;
  const late = status.total.late.length;
  const sentences = [say.replies(moment, replied, asked, String(percent(replied, asked) ?? 0))];
  if (replied > 0) sentences.push(say.inTimeAndLate(replied - late, late), say.documents(status.documents));
  const course: string[] = [];
  const { medianCalendarDays, medianWorkingDays } = status.times;
  if (medianCalendarDays !== null) {
    const calendar = wording.number(Math.round(medianCalendarDays), 0);
    course.push(
      medianWorkingDays === null
        ? say.medianCalendar(calendar)
        : say.median(calendar, wording.number(Math.round(medianWorkingDays), 0)),
    );
  }
  course.push(say.reminders(status.reminders));
  if (status.remindersPerResponse !== null)
    course.push(say.remindersPerReply(wording.number(status.remindersPerResponse, 1)));
  return [sentences, aboutParties(status, wording), course]
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph, index) => ({ kind: 'paragraph', number: index + 1, runs: text(paragraph.join(' ')) }));
};

const aboutParties = (status: StatusOfResponses, { summary: say }: ReportWording): string[] => {
  const { atDispatch, atReport, joined, left, notAsked } = status.parties;
  const since = formatDay(status.audienceAsAt, status.language);
  const sentences: string[] = [];
  if (atDispatch.all.length > 0)
    sentences.push(say.parties(since, status.instrument, atDispatch.replied.length, atDispatch.all.length));
  if (atReport === null) sentences.push(say.partiesUnknown(status.instrument));
  else if (joined.length + left.length + notAsked.length > 0)
    sentences.push(say.partiesNow(status.instrument, atReport.replied.length, atReport.all.length));
  return sentences;
};
