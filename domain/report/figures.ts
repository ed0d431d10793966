import { nearMatch } from '../campaign/near-match.ts';
import { NotFound } from '../errors.ts';
import { measures } from './measures.ts';
import type { Breakdown, Codes, StatusOfResponses, Tally } from './status-of-responses.ts';

/**
 * A number of a report under an id that stays the same from report to report, with the addressees behind it.
 * `value` is the length of the list, except of `reminders`, `documents` and the medians, where the list names
 * those whose reminders, texts and times are counted.
 */
export interface Figure {
  /** "replied", "late.parties", "late.parties.african", "UNTOC-TIP:late.parties", "replied.all.african", "replied.language.fr". */
  readonly id: string;
  /** Null where there is nothing to count from, as for a median without replies. */
  readonly value: number | null;
  readonly codes: Codes;
}

/** The id of a cell of a table: what is counted, of which class ("all" for everybody), in which group. */
export const figureId = (measure: string, scope: string | null = null, group: string | null = null): string =>
  [measure, scope, group].filter((part) => part !== null).join('.');

/** How a group is named in ids. */
export const groupId = (group: string | null): string => group ?? 'none';

const ofTally = (tally: Tally, scope: string | null, group: string | null = null): Figure[] =>
  measures.map((measure) => list(figureId(measure, scope, group), tally[measure]));

const list = (id: string, codes: Codes): Figure => ({ id, value: codes.length, codes });

const ofBreakdown = ({ classTotals, rows }: Breakdown): Figure[] => [
  ...classTotals.flatMap((total) => ofTally(total.tally, total.class)),
  ...rows.flatMap((row) => ofTally(row.tally, row.class, groupId(row.group))),
];

/** Every number of a report. The same status gives the same figures in the same order. */
export const figuresOf = (status: StatusOfResponses): Figure[] => {
  const { total, parties, times } = status;
  const withText = status.facts.filter(({ form }) => form === 'text' || form === 'joint' || form === 'on-behalf');
  const reminded = status.facts.filter(({ remindedAt }) => remindedAt.length > 0);
  const codesOf = (facts: readonly { readonly code: string }[]): Codes => facts.map(({ code }) => code);
  return [
    ...ofTally(total, null),
    ...ofBreakdown(status.breakdown),
    ...status.groupTotals.flatMap(({ group, tally }) => ofTally(tally, 'all', groupId(group))),
    ...status.languageTotals.flatMap(({ language, tally }) => ofTally(tally, 'language', language)),
    ...status.otherInstruments.flatMap(({ code, breakdown }) =>
      breakdown === null ? [] : ofBreakdown(breakdown).map((each) => ({ ...each, id: `${code}:${each.id}` })),
    ),
    list('parties-at-dispatch', parties.atDispatch.all),
    list('parties-at-dispatch.replied', parties.atDispatch.replied),
    ...(parties.atReport === null
      ? []
      : [
          list('parties-at-report', parties.atReport.all),
          list('parties-at-report.replied', parties.atReport.replied),
          list('parties-at-report.joined', parties.joined),
          list('parties-at-report.left', parties.left),
          list('parties-at-report.not-asked', parties.notAsked),
        ]),
    ...status.reminderEffects.flatMap(({ number, sent, answered }) => [
      list(`reminder-${number}.sent`, sent),
      list(`reminder-${number}.answered`, answered),
    ]),
    { id: 'reminders', value: status.reminders, codes: codesOf(reminded) },
    { id: 'documents', value: status.documents, codes: codesOf(withText) },
    { id: 'median-calendar-days', value: times.medianCalendarDays, codes: times.counted },
    { id: 'median-working-days', value: times.medianWorkingDays, codes: times.counted },
  ];
};

/**
 * One number with the addressees behind it.
 * @throws NotFound naming the id that is meant, or those there are
 */
export const figureOf = (status: StatusOfResponses, id: string): Figure => {
  const figures = figuresOf(status);
  const found = figures.find((figure) => figure.id === id);
  if (found !== undefined) return found;
  const ids = figures.map((figure) => figure.id);
  const near = nearMatch(id, ids);
  throw new NotFound(
    'The figure',
    id,
    near === undefined ? `there are for instance ${ids.slice(0, 6).join(', ')}` : `did you mean ${near}?`,
  );
};
