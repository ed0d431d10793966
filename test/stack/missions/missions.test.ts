import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../domain/language.ts';
import { type MissionPlan, planBehaviour, type RosterEntry } from '../../../domain/rehearsal/behaviour.ts';
import { checkBooks } from '../../../domain/rehearsal/books.ts';
import { exchangeBehaviourOf } from '../../../domain/rehearsal/exchange-behaviour.ts';
import type { AcceptedLine, ExchangeLine } from '../../../domain/rehearsal/exchange-log.ts';
import type { MissionLine, SubmissionSentLine } from '../../../domain/rehearsal/missions-log.ts';
import { type Exchange, startExchange } from '../../../stack/exchange/start.ts';
import { type Missions, startMissions } from '../../../stack/missions/start.ts';
import { freePort } from '../../../stack/process/free-port.ts';
import { openDoor } from '../exchange/door.ts';
import { readLog, untilLog } from '../exchange/read-log.ts';
import { honestLedger } from './honest-ledger.ts';
import { openSecretariat, type ParsedMail, parseMail, type Secretariat } from './secretariat.ts';

const seed = 15;
/** A campaign day in about 30 real milliseconds. */
const speed = 3_000_000;
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

const roster: RosterEntry[] = Array.from({ length: 30 }, (_, index) => ({
  code: `M${String(index).padStart(2, '0')}`,
  name: `Permanent Mission No. ${index}`,
  mailbox: `mission@m${index}.missions.example`,
  languages: [languages[index % 6] ?? 'en', 'en'],
  isState: index < 28,
}));
const plans = new Map(planBehaviour(roster, seed).map((plan) => [plan.code, plan]));
const planOf = (code: string): MissionPlan => plans.get(code) as MissionPlan;
const having = (condition: (plan: MissionPlan) => boolean): string[] =>
  [...plans.values()].filter(condition).map((plan) => plan.code);

let folder: string;
let exchange: Exchange;
let missions: Missions;
let secretariat: Secretariat;
let mails: ParsedMail[];
let exchangeLog: ExchangeLine[];
let missionsLog: MissionLine[];

const sentBy = (codes: readonly string[], version: number) => (lines: MissionLine[]) =>
  codes.every((code) =>
    lines.some((line) => line.event === 'submission-sent' && line.code === code && line.version === version),
  );

/** One whole campaign: request, two rounds of reminders, extensions, and an acknowledgement of every submission. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbale-missions-'));
  const missionsPort = await freePort();
  const door = await openDoor();
  exchange = await startExchange({
    folder: join(folder, 'exchange'),
    routes: { 'secretariat.example': `127.0.0.1:${door.port}`, '*.missions.example': `127.0.0.1:${missionsPort}` },
    behaviour: exchangeBehaviourOf([...plans.values()], speed),
  });
  missions = await startMissions({
    folder: join(folder, 'missions'),
    smtpPort: missionsPort,
    exchange: `127.0.0.1:${exchange.smtpPort}`,
    roster,
    seed,
    clockSpeed: speed,
    startsAt: '2015-05-20T07:00:00Z',
    endsAt: '2015-09-28T07:00:00Z',
    keep: join(folder, 'kept'),
  });
  await missions.prepared;
  secretariat = await openSecretariat(door, exchange.smtpPort, speed);
  const acknowledged = new Set<string>();
  const acknowledge = async (): Promise<void> => {
    for (const line of readLog<MissionLine>(missions.logFile)) {
      if (line.event !== 'submission-sent' || line.sender === 'stranger' || acknowledged.has(line.messageId)) continue;
      acknowledged.add(line.messageId);
      await secretariat.send(line.code, planOf(line.code).mailbox, 'acknowledgement', line.messageId);
    }
  };
  for (const { code, mailbox } of roster) await secretariat.send(code, mailbox, 'request');
  await untilLog<MissionLine>(
    missions.logFile,
    sentBy(
      having(({ attitude }) => attitude === 'in-time'),
      1,
    ),
  );
  for (const attitude of ['first-reminder', 'second-reminder'] as const) {
    const silentSoFar = having((plan) => !['in-time', 'late'].includes(plan.attitude) && plan.reception !== 'refused');
    const done = new Set(
      readLog<MissionLine>(missions.logFile).flatMap((line) => (line.event === 'submission-sent' ? [line.code] : [])),
    );
    for (const code of silentSoFar.filter((code) => !done.has(code))) {
      await secretariat.send(code, planOf(code).mailbox, 'reminder');
    }
    await untilLog<MissionLine>(
      missions.logFile,
      sentBy(
        having((plan) => plan.attitude === attitude),
        1,
      ),
    );
  }
  const asking = having(({ attitude }) => attitude === 'extension');
  const asked = await untilLog<MissionLine>(missions.logFile, (lines) =>
    asking.every((code) => lines.some((line) => line.event === 'extension-asked' && line.code === code)),
  );
  for (const line of asked) {
    if (line.event === 'extension-asked') {
      await secretariat.send(line.code, planOf(line.code).mailbox, 'extension', line.messageId);
    }
  }
  const revising = having(({ revisionAfterMs }) => revisionAfterMs !== null);
  await untilLog<MissionLine>(
    missions.logFile,
    (lines) =>
      sentBy([...asking, ...having(({ attitude }) => attitude === 'late')], 1)(lines) && sentBy(revising, 2)(lines),
  );
  await acknowledge();
  missionsLog = await untilLog<MissionLine>(
    missions.logFile,
    (lines) => lines.filter((line) => line.event === 'acknowledgement-received').length === acknowledged.size,
  );
  const toSecretariat = missionsLog.filter((line) =>
    ['submission-sent', 'extension-asked', 'out-of-office-sent'].includes(line.event),
  ).length;
  const bounces = having(({ reception }) => reception === 'bounced').length;
  // Bounced mailboxes got the request and, while nobody had noticed, two reminders.
  await door.until(toSecretariat + bounces * 3);
  exchangeLog = await untilLog<ExchangeLine>(
    exchange.logFile,
    (lines) =>
      lines.filter((line) => line.event === 'delivered' && line.recipient.endsWith('@secretariat.example')).length >=
      toSecretariat + bounces * 3,
  );
  mails = await Promise.all(door.received.map(parseMail));
}, 60_000);

afterAll(async () => {
  await missions?.stop();
  await exchange?.stop();
  await secretariat?.close();
  rmSync(folder, { recursive: true, force: true });
});

const submissions = (): SubmissionSentLine[] => missionsLog.filter((line) => line.event === 'submission-sent');
const mailOf = (messageId: string): ParsedMail => mails.find((mail) => mail.messageId === messageId) as ParsedMail;

describe('thirty simulated missions and a real exchange', () => {
  it('do what their plans say, and nobody else answers', () => {
    const expected = having(({ attitude }) => attitude !== 'silent');
    expect(expected.length).toBeGreaterThan(12);
    expect([...new Set(submissions().map((line) => line.code))].sort()).toEqual(expected.sort());
    const revised = submissions().filter((line) => line.version === 2);
    expect(revised.map((line) => line.code).sort()).toEqual(having((plan) => plan.revisionAfterMs !== null).sort());
    expect(revised.length).toBeGreaterThan(0);
  });

  it('see requests, reminders and extensions for what they are, with reference and deadline', () => {
    const seen = missionsLog.filter((line) => line.event === 'note-received');
    for (const note of secretariat.sent.filter(({ kind }) => kind !== 'acknowledgement')) {
      const line = seen.find(({ messageId }) => messageId === note.messageId);
      if (planOf(note.code).reception === 'bounced') {
        expect(line).toBeUndefined();
        continue;
      }
      expect(line).toMatchObject({ code: note.code, kind: note.kind, sha256: note.sha256, copy: false });
      expect(line?.reference).toMatch(/^VB 2015\/\d+\/OCB$/);
      if (note.kind !== 'extension') expect(line?.deadline).toBe('2015-07-03');
    }
  });

  it('hand in files whose bytes arrive as they were sent, in every form', () => {
    for (const line of submissions()) {
      const mail = mailOf(line.messageId);
      expect(sha256(mail.received.raw)).toBe(line.rawSha256);
      expect(
        mail.attachments.map(({ name, content }) => ({ name, sha256: sha256(content), size: content.length })),
      ).toEqual(line.files);
      const [file] = mail.attachments;
      if (line.format === 'docx') expect(file?.content.subarray(0, 2).toString()).toBe('PK');
      if (line.format === 'pdf') expect(file?.content.subarray(0, 5).toString()).toBe('%PDF-');
      // Word that there is no text is short.
      if (line.format === 'body') expect(mail.text.length).toBeGreaterThan(line.says === undefined ? 400 : 40);
      else expect(file?.content.length).toBeGreaterThan(700);
    }
    expect(new Set(submissions().map(({ format }) => format)).size).toBeGreaterThanOrEqual(3);
  });

  it('answer as mail programs do, colleagues and strangers by reference number alone', () => {
    for (const line of submissions()) {
      const mail = mailOf(line.messageId);
      const plan = planOf(line.code);
      if (plan.sender === 'registered') {
        expect(mail.from).toBe(plan.mailbox);
        expect(mail.inReplyTo).toMatch(new RegExp(`^<${line.code}\\.`));
        expect(mail.subject).toMatch(/^Re: VB 2015/);
      } else {
        expect(mail.inReplyTo).toBeUndefined();
        expect(mail.subject).toContain('VB 2015/');
        expect(mail.from.endsWith('.missions.example')).toBe(plan.sender === 'colleague');
      }
      expect(mail.text.includes('\n> ')).toBe(plan.sender === 'registered' && plan.quotesOriginal);
      expect(mail.headers.get('date')).toContain('2015');
    }
    expect(having(({ sender }) => sender === 'stranger')).toHaveLength(2);
  });

  it('mark their automatic replies in each of the ways that programs have', () => {
    const replies = missionsLog.filter((line) => line.event === 'out-of-office-sent');
    expect(replies.length).toBeGreaterThan(0);
    for (const { messageId, marking } of replies) {
      const mail = mailOf(messageId);
      expect(mail.headers.has('auto-submitted')).toBe(marking === 'auto-submitted');
      expect(mail.headers.has('x-autoreply')).toBe(marking === 'x-autoreply');
      expect(mail.received.envelopeFrom === '').toBe(marking === 'auto-submitted');
    }
  });

  it('are bounced, refused and greylisted as planned, and the exchange testifies to it', () => {
    const refused = exchangeLog.filter((line) => line.event === 'refused');
    const mailboxes = (condition: (plan: MissionPlan) => boolean): string[] =>
      having(condition).map((code) => planOf(code).mailbox);
    expect(new Set(refused.filter(({ code }) => code === 550).map(({ envelopeTo }) => envelopeTo[0]))).toEqual(
      new Set(mailboxes(({ reception }) => reception === 'refused')),
    );
    expect(new Set(refused.filter(({ code }) => code === 451).map(({ envelopeTo }) => envelopeTo[0]))).toEqual(
      new Set(mailboxes(({ reception }) => reception === 'greylisted')),
    );
    const reports = exchangeLog.filter((line) => line.event === 'bounce-sent');
    expect(new Set(reports.map(({ recipient }) => recipient))).toEqual(
      new Set(mailboxes(({ reception }) => reception === 'bounced')),
    );
    for (const report of reports) expect(mailOf(report.messageId).received.envelopeFrom).toBe('');
  });

  it('leave two logs that agree with each other and with both doors', () => {
    const accepted = exchangeLog.filter((line): line is AcceptedLine => line.event === 'accepted');
    const once = (messageId: string): AcceptedLine => {
      const found = accepted.filter((line) => line.messageId === messageId);
      expect(found).toHaveLength(1);
      return found[0] as AcceptedLine;
    };
    for (const note of secretariat.sent) expect(once(note.messageId).sha256).toBe(note.sha256);
    for (const line of submissions()) expect(once(line.messageId).sha256).toBe(line.rawSha256);
    const acknowledgements = missionsLog.filter((line) => line.event === 'acknowledgement-received');
    const expected = submissions().filter(({ sender }) => sender !== 'stranger');
    expect(acknowledgements.map(({ inReplyTo }) => inReplyTo).sort()).toEqual(
      expected.map(({ messageId }) => messageId).sort(),
    );
    expect(missionsLog.some((line) => line.event === 'sending-failed')).toBe(false);
    expect(readdirSync(join(folder, 'kept'))).toHaveLength(
      missionsLog.filter((line) => ['submission-sent', 'extension-asked', 'out-of-office-sent'].includes(line.event))
        .length,
    );
  });

  it('agree with an honest ledger, and betray one that lost a submission', () => {
    const ledger = honestLedger(secretariat.sent, mails, missionsLog);
    const books = { ledger, exchangeLog, missionsLog, secretariatDomain: 'secretariat.example' };
    const { disagreements, counts } = checkBooks(books);
    expect(disagreements).toEqual([]);
    expect(counts.submissionsFiled).toBe(submissions().filter(({ sender }) => sender !== 'stranger').length);
    expect(counts.submissionsHeld).toBe(2);
    expect(counts.notesAccepted).toBe(secretariat.sent.length);
    const lost = ledger.findIndex(({ type }) => type === 'submission-filed');
    const found = checkBooks({ ...books, ledger: ledger.toSpliced(lost, 1) }).disagreements;
    expect(found.map(({ kind }) => kind)).toContain('submission-not-filed');
    expect(found.every(({ messageId }) => messageId === ledger[lost]?.data.messageId)).toBe(true);
  });
});
