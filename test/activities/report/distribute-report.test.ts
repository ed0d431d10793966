import { MockActivityEnvironment } from '@temporalio/testing';
import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Dependencies } from '../../../activities/ports/dependencies.ts';
import type { DeliveryResult } from '../../../activities/ports/outside.ts';
import { distributeReport } from '../../../activities/report/distribute-report.ts';
import { issueStatusReport } from '../../../activities/report/issue-status-report.ts';
import { buildReportMime } from '../../../adapters/mail/mime-report.ts';
import { createStatusCounter } from '../../../adapters/report/status-counter.ts';
import { statusCsv } from '../../../adapters/report/status-csv.ts';
import { statusXlsx } from '../../../adapters/report/status-xlsx.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { dispatchAtMs } from '../../builders/a-cycle.ts';
import { type ClearedCampaign, clearedCampaign } from '../dispatch/cleared-campaign.ts';

const own = useOwnDatabase();
const dayMs = 86_400_000;
const list = ['chief@branch.example', 'desk@branch.example'];
const accepted: DeliveryResult = { outcome: 'accepted', reason: 'accepted', response: '250 queued' };
const lost: DeliveryResult = {
  outcome: 'uncertain',
  reason: 'the connection was lost after the message',
  response: null,
};

let scene: ClearedCampaign;
let deps: Dependencies;
let sent: { readonly to: string; readonly mime: Uint8Array }[];
let answers: DeliveryResult[];

/** Runs an activity as a worker would, with a heart to beat. */
const within = <Input, Output>(activity: (input: Input) => Promise<Output>, input: Input): Promise<Output> =>
  new MockActivityEnvironment().run(activity, input);
const distribute = (input: { readonly campaignId: string; readonly asAtMs: number }) =>
  within(distributeReport(deps), input);
const issueReport = (input: { readonly campaignId: string; readonly asAtMs: number }) =>
  within(issueStatusReport(deps), input);

const bytesOf = (text: string) => new TextEncoder().encode(text);

beforeEach(async () => {
  scene = await clearedCampaign(own.client, ['BEN', 'GHA'], {
    statusReport: { everyDays: 7, distribution: { to: list, onlyWhenChanged: true } },
  });
  sent = [];
  answers = [];
  deps = {
    ...scene.deps,
    papers: {
      expectPaper: () => undefined,
      render: async (paper) => {
        const bytes = bytesOf(JSON.stringify(paper));
        return { pdf: bytes, word: bytes, html: bytes, akn: bytes, text: bytes };
      },
    },
    tables: { csv: statusCsv, xlsx: statusXlsx },
    statuses: createStatusCounter(scene.deps.database.read),
    reports: { build: buildReportMime },
    mailer: {
      connections: 1,
      send: async ({ envelopeTo, mime }) => {
        sent.push({ to: envelopeTo, mime });
        return answers.shift() ?? accepted;
      },
    },
  };
});

const happened = (day: number, type: string, subject: string, data: Record<string, unknown>) =>
  deps.database.transaction((unit) =>
    unit.append(scene.campaign.id, [{ atMs: dispatchAtMs + day * dayMs, type, subject, actor: 'verbale', data }]),
  );
const replies = (day: number, code: string) =>
  happened(day, 'submission-filed', code, { submissionId: `${code}-1`, version: 1, late: false, replyKind: 'text' });

/** Issues the report of a day and sends it to the list. */
const issue = async (day: number) => {
  const atMs = dispatchAtMs + day * dayMs;
  scene.setNow(atMs);
  await issueReport({ campaignId: scene.campaign.id, asAtMs: atMs });
  return distribute({ campaignId: scene.campaign.id, asAtMs: atMs });
};

describe('a report with a distribution list', () => {
  it('goes once to each mailbox, with both files and what is new since the last one', async () => {
    await happened(0, 'note-accepted', 'BEN', { kind: 'request', sequence: 1 });
    expect(await issue(1)).toEqual({ sent: true, retryInRealMs: null });
    await replies(3, 'BEN');
    await issue(7);
    expect(sent.map(({ to }) => to)).toEqual([...list, ...list]);
    const [first, second] = await Promise.all([0, 2].map((at) => PostalMime.parse(sent[at]?.mime ?? '')));
    expect(first?.text).toContain('This is the first report');
    expect(second?.text).toContain('New since the last report, of 21 May 2015');
    expect(second?.text).toContain('Replied (1)');
    expect(second?.to?.map(({ address }) => address)).toEqual(list);
    expect(second?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
    expect(second?.attachments.map(({ filename }) => filename)).toEqual([
      'status-of-responses-2015-05-27.pdf',
      'status-of-responses-2015-05-27.xlsx',
    ]);
    expect(await scene.ledger('report-accepted')).toHaveLength(4);
  });

  it('is not sent again, however often and by however many it is asked', async () => {
    await issue(1);
    const again = { campaignId: scene.campaign.id, asAtMs: dispatchAtMs + dayMs };
    const asked = await Promise.all([1, 2, 3].map(() => distribute(again)));
    expect(asked.every(({ sent: isSent }) => isSent)).toBe(true);
    expect(sent).toHaveLength(2);
    expect(await scene.ledger('report-prepared')).toHaveLength(1);
  });

  it('goes once to each although several begin at once', async () => {
    const atMs = dispatchAtMs + dayMs;
    scene.setNow(atMs);
    await issueReport({ campaignId: scene.campaign.id, asAtMs: atMs });
    await Promise.all([1, 2, 3].map(() => distribute({ campaignId: scene.campaign.id, asAtMs: atMs })));
    expect(sent.map(({ to }) => to).toSorted()).toEqual(list);
  });

  it('is not sent when nothing is new, unless the campaign wants it all the same', async () => {
    await issue(1);
    expect(await issue(7)).toEqual({ sent: false, retryInRealMs: null });
    expect(sent).toHaveLength(2);
    await replies(8, 'GHA');
    await issue(14);
    expect(sent).toHaveLength(4);
    expect((await PostalMime.parse(sent[3]?.mime ?? '')).text).toContain('of 21 May 2015');
  });

  it('after a lost answer goes again with the same bytes, to that mailbox alone', async () => {
    answers = [lost];
    const { retryInRealMs } = await issue(1);
    expect(retryInRealMs).toBe(900_000);
    expect(await scene.ledger('report-uncertain')).toHaveLength(1);
    scene.setNow(dispatchAtMs + dayMs + 900_000);
    await distribute({ campaignId: scene.campaign.id, asAtMs: dispatchAtMs + dayMs });
    expect(sent.map(({ to }) => to)).toEqual([list[0], list[1], list[0]]);
    expect(Buffer.from(sent[2]?.mime ?? []).equals(Buffer.from(sent[0]?.mime ?? []))).toBe(true);
  });

  it('waits while sending is paused, and a refusal is a task for a person', async () => {
    await deps.database.transaction((unit) =>
      unit.pauseDispatch(scene.campaign.id, { atMs: dispatchAtMs, reason: 'too many refusals' }),
    );
    expect((await issue(1)).retryInRealMs).toBeGreaterThan(60_000);
    expect(sent).toEqual([]);
    await deps.database.transaction((unit) => unit.resumeDispatch(scene.campaign.id, dispatchAtMs + dayMs));
    answers = [{ outcome: 'permanent', reason: 'refused: 550 no such mailbox', response: '550' }];
    await distribute({ campaignId: scene.campaign.id, asAtMs: dispatchAtMs + dayMs });
    const tasks = await own.client.officerTask.findMany({ where: { campaignId: scene.campaign.id } });
    expect(tasks.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['delivery-failed', 'The status of responses to chief@branch.example: refused: 550 no such mailbox'],
    ]);
  });
});

it('an issue of a moment asked for again is the one that was issued, whatever the directory says since', async () => {
  const atMs = dispatchAtMs + dayMs;
  scene.setNow(atMs);
  const input = { campaignId: scene.campaign.id, asAtMs: atMs };
  const first = await issueReport(input);
  const other = {
    ...deps,
    statuses: { count: async () => ({ ...(await deps.statuses.count(input.campaignId, atMs)), documents: 7 }) },
  };
  expect(await within(issueStatusReport(other), input)).toEqual(first);
});
