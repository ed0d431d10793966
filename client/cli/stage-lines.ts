import type { Reads } from '../../activities/ports/database.ts';
import { createStatusCounter } from '../../adapters/report/status-counter.ts';
import { campaignTime } from '../../domain/campaign/clock.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import type { StatusOfResponses } from '../../domain/report/status-of-responses.ts';
import { localTime } from '../../domain/time/zoned.ts';

/** Where a campaign stood in each of its stages at a moment, for people and programs. */
export interface StageOverview {
  /** Campaign moment, ISO 8601 in UTC. */
  readonly asAt: string;
  /** The six stages in their order; what is said of each fits one line of a terminal. */
  readonly stages: readonly { readonly stage: string; readonly line: string }[];
  /** Numbers of addressees. */
  readonly counts: Readonly<Record<'asked' | 'delivered' | 'replied' | 'late' | 'awaited' | 'undeliverable', number>>;
}

const followed = [
  'campaign-registered',
  'campaign-cleared',
  'paper-compiled',
  'status-issued',
  'report-accepted',
] as const;

/**
 * From the ledger, so that the past stays as it was.
 * @param atMs campaign moment; now on the campaign's clock when it is left out or lies ahead
 */
export const stageOverview = async (read: Reads, campaignId: string, atMs?: number): Promise<StageOverview> => {
  const { clock, definition } = await read.campaign(campaignId);
  const { zone } = definition.dates;
  const nowMs = Math.floor(campaignTime(clock, Date.now()));
  const momentMs = Math.min(atMs ?? nowMs, nowMs);
  const status = await createStatusCounter(read).count(campaignId, momentMs);
  const events = await read.ledger(campaignId, { types: followed, untilMs: momentMs });
  const { total } = status;
  return {
    asAt: status.asAt,
    stages: [
      { stage: 'launch', line: launchLine(events, zone) },
      { stage: 'dispatch', line: dispatchLine(status) },
      { stage: 'remind', line: remindLine(status) },
      { stage: 'receive', line: receiveLine(status) },
      { stage: 'compile', line: compileLine(events, zone) },
      { stage: 'report', line: reportLine(events, zone) },
    ],
    counts: {
      asked: total.asked.length,
      delivered: total.delivered.length,
      replied: total.replied.length,
      late: total.late.length,
      awaited: total.awaited.length,
      undeliverable: total.undeliverable.length,
    },
  };
};

const when = (iso: string, zone: string): string => localTime(Date.parse(iso), zone).replace('T', ' ');

const lastOf = (events: readonly LedgerEvent[], type: string): LedgerEvent | undefined =>
  events.findLast((event) => event.type === type);

const launchLine = (events: readonly LedgerEvent[], zone: string): string => {
  const cleared = lastOf(events, 'campaign-cleared');
  if (cleared !== undefined) return `cleared by ${cleared.actor} on ${when(cleared.at, zone)}`;
  return lastOf(events, 'campaign-registered') === undefined ? 'not begun' : 'not cleared yet';
};

/** "reminder" or "reminders", as the number wants it. */
const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`);

/** Parts that count something, in one line: "201 reached, 9 not reached". */
const parts = (...counted: readonly (readonly [count: number, what: string])[]): string => {
  const said = counted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length === 0 ? 'nothing yet' : said.join(', ');
};

const dispatchLine = ({ total }: StatusOfResponses): string =>
  `of ${total.asked.length} asked: ${parts(
    [total.delivered.length, 'reached'],
    [total.undeliverable.length, 'not reached'],
    [total['not-requested'].length, 'not yet sent'],
    [total.withdrawn.length, 'withdrawn'],
  )}`;

const remindLine = ({ facts, reminders }: StatusOfResponses): string => {
  const reminded = facts.filter(({ remindedAt }) => remindedAt.length > 0).length;
  const extensions = facts.reduce((sum, each) => sum + each.extensions.length, 0);
  return parts(
    [reminders, `${plural(reminders, 'reminder')} to ${reminded} of them`],
    [extensions, plural(extensions, 'extension')],
  );
};

const receiveLine = ({ total, documents }: StatusOfResponses): string =>
  parts(
    [total['in-time'].length, 'in time'],
    [total.late.length, 'late'],
    [documents, plural(documents, 'text')],
    [total['nil-return'].length, plural(total['nil-return'].length, 'nil return')],
    [total.declined.length, 'declined'],
    [total.awaited.length, 'awaited'],
    [total['no-reply'].length, 'closed, no reply'],
  );

const compileLine = (events: readonly LedgerEvent[], zone: string): string => {
  const paper = lastOf(events, 'paper-compiled');
  return paper === undefined
    ? 'nothing yet'
    : `${String(paper.data.symbol ?? 'paper')}, ${plural(Number(paper.data.entries), `${Number(paper.data.entries)} submission`)}, ${when(paper.at, zone)}`;
};

const reportLine = (events: readonly LedgerEvent[], zone: string): string => {
  const issued = events.filter(({ type }) => type === 'status-issued');
  const last = issued.at(-1);
  if (last === undefined) return 'nothing yet';
  const sent = events.filter(({ type }) => type === 'report-accepted').length;
  return `issued ${issued.length === 1 ? 'once' : `${issued.length} times`}, last as at ${when(last.at, zone)}${sent === 0 ? '' : `; ${sent} sent`}`;
};
