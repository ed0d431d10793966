import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../../activities/ports/database.ts';
import type { CampaignRecord } from '../../../activities/ports/records.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { domainOf } from '../../../domain/directory/mailbox.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import { intakeChain } from '../../../domain/ledger/event.ts';
import type { ReminderSchedule } from '../../../domain/rehearsal/book-index.ts';
import { type BookCheck, checkBooks } from '../../../domain/rehearsal/books.ts';
import type { ExchangeLine } from '../../../domain/rehearsal/exchange-log.ts';
import type { MissionLine } from '../../../domain/rehearsal/missions-log.ts';
import { cyclePlan } from '../../../domain/request-cycle/plan.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';

/** Real milliseconds without a new line anywhere that count as rest. */
const restMs = 1_500;

const lookMs = 250;

/**
 * Real milliseconds from the moment a reminder is due to its first try on a busy machine: a cohort may have others in
 * hand first, twenty-five at a time.
 */
const reminderGraceMs = 5_000;

interface Logs {
  readonly exchange: string;
  readonly missions: string;
}

/**
 * Waits until all traffic has come to rest, then compares the ledger with the logs of the exchange and
 * of the missions: witnesses that the engine does not write.
 */
export const auditBooks = async (
  context: CommandContext,
  campaignId: string,
  logs: Logs,
  longestMs: number,
): Promise<BookCheck> => {
  await comeToRest(context, campaignId, logs, longestMs);
  const { read } = context.database();
  const campaignEvents = await read.ledger(campaignId);
  const intakeEvents = await read.ledger(intakeChain);
  const campaign = await read.campaign(campaignId);
  const addressees = await read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER);
  const check = checkBooks({
    ledger: [...campaignEvents, ...intakeEvents],
    exchangeLog: await readLines<ExchangeLine>(logs.exchange),
    missionsLog: await readLines<MissionLine>(logs.missions),
    secretariatDomain: domainOf(campaign.definition.office.replyMailbox),
    schedule: scheduleOf(
      campaign,
      addressees.map(({ code }) => code),
    ),
    names: Object.fromEntries(addressees.map(({ code, name }) => [code, name])),
  });
  const broken = [campaignEvents, intakeEvents].flatMap((events) => {
    const link = brokenLink(events, sha256);
    if (link === null) return [];
    const sentence = `Event ${link.sequence} of the ledger ${link.reason}.`;
    return [{ kind: 'broken-ledger', code: null, messageId: '', sentence }];
  });
  return { ...check, disagreements: [...check.disagreements, ...broken, ...(await paperNotIssued(read, campaignId))] };
};

/** The paper of a rehearsal has to be issued in the end, cleared by another officer than drafted it. */
const paperNotIssued = async (read: Database['read'], campaignId: string) => {
  const versions = await read.paperVersions(campaignId);
  if (versions.some(({ state, clearedBy, draftedBy }) => state === 'issued' && clearedBy !== draftedBy)) return [];
  return [{ kind: 'paper-not-issued', code: null, messageId: '', sentence: 'The paper was not issued.' }];
};

const scheduleOf = (
  { definition, workingMornings, clock }: CampaignRecord,
  codes: readonly string[],
): ReminderSchedule => {
  const { ratePerSecond } = definition.sending;
  return {
    plan: cyclePlan(definition, workingMornings, clock),
    deadlineAtMs: Date.parse(definition.dates.deadlineAt),
    cutOffAtMs: Date.parse(definition.dates.cutOffAt),
    codes,
    speed: clock.speed,
    graceMs: reminderGraceMs + (ratePerSecond === null ? 0 : (codes.length / ratePerSecond) * 1_000),
  };
};

const readLines = async <Line>(file: string): Promise<Line[]> =>
  (await readFile(file, 'utf8')).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));

const comeToRest = async (
  context: CommandContext,
  campaignId: string,
  logs: Logs,
  longestMs: number,
): Promise<void> => {
  const { output } = context;
  const { read } = context.database();
  const until = Date.now() + longestMs;
  let last = '';
  let restingSince = Date.now();
  while (Date.now() < until) {
    const unjudged = (await read.unjudgedItems(1)).length;
    const owed = (await read.submissions(campaignId)).filter(
      ({ acknowledge, acknowledgedAtMs }) => acknowledge && acknowledgedAtMs === null,
    ).length;
    const lines = (await readFile(logs.exchange)).length + (await readFile(logs.missions)).length;
    const now = `${unjudged} ${owed} ${lines}`;
    if (now !== last || unjudged > 0 || owed > 0) restingSince = Date.now();
    last = now;
    if (Date.now() - restingSince >= restMs) break;
    output.progress('Waiting for the last mail to come to rest …');
    await wait(lookMs);
  }
  output.endProgress();
};

/** What the check found, for a person. */
export const printAudit = (output: Output, { counts, disagreements }: BookCheck): void => {
  output.line(output.strong('Books against the witnesses (mail exchange, simulated missions)'));
  output.table(
    ['What', 'Count'],
    Object.entries(counts).map(([name, count]) => [inWords(name), String(count)]),
  );
  output.line('');
  const { remindersOvertaken } = counts;
  if (remindersOvertaken > 0)
    output.line(
      `${remindersOvertaken === 1 ? '1 reminder was' : `${remindersOvertaken} reminders were`} overtaken by the fast clock: the cut-off passed before they could leave.`,
    );
  if (disagreements.length === 0) {
    output.line(output.good('The ledger agrees with both witnesses.'));
    return;
  }
  output.line(output.bad(`${disagreements.length} disagreements:`));
  for (const { sentence } of disagreements) output.line(`  ${sentence}`);
};

/** "notesAccepted" as "Notes accepted". */
const inWords = (name: string): string => {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
