import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '../../adapters/database/ledger.ts';
import { brokenLink } from '../../domain/ledger/chain.ts';
import { intakeChain } from '../../domain/ledger/event.ts';
import type { WorkerProcess } from '../../stack/worker-process.ts';
import { eventsOf, faultDefinition, launchAndClear, untilAllAccepted } from './fault-campaign.ts';
import { eventually, type FaultScene, openFaultScene } from './scene.ts';

let scene: FaultScene;
let worker: WorkerProcess;
const campaign = 'replies';
const addressees = 10;

beforeAll(async () => {
  scene = await openFaultScene();
  worker = await scene.startWorker();
  await launchAndClear(scene, await faultDefinition(campaign, addressees));
  await untilAllAccepted(scene, campaign, addressees);
});

afterAll(() => scene.close());

interface Answer {
  readonly accepted: boolean;
  /** The door's own code, or the client's where the connection was refused or broke. */
  readonly code: number | string;
}

/** A mission's reply to its request, in at the worker's door as its mail server would bring it. */
const replyOf = async (position: number): Promise<{ code: string; mailbox: string; hand: () => Promise<Answer> }> => {
  const [addressee] = await scene.database.read.addressees(campaign, position - 1, 1);
  const code = addressee?.code as string;
  const mailbox = addressee?.mailboxes[0] as string;
  const [request] = await scene.database.read.notes([{ campaignId: campaign, code, kind: 'request', sequence: 1 }]);
  const { definition } = await scene.database.read.campaign(campaign);
  const message = {
    envelope: { from: mailbox, to: [definition.office.replyMailbox] },
    from: mailbox,
    to: definition.office.replyMailbox,
    messageId: `<reply-${position}@${mailbox.split('@')[1]}>`,
    subject: `Re: ${request?.reference}`,
    inReplyTo: request?.messageId as string,
    references: [request?.messageId as string],
    text: [
      'To the Secretariat,',
      '',
      `With reference to note ${request?.reference}, the Government wishes to submit the following comments and views.`,
      'A review of implementation should help States parties to apply the Convention more effectively, be of an',
      'intergovernmental and technical nature, and make the need for technical assistance visible at an early stage.',
      `The competent authorities stand ready to provide further information (${code}).`,
    ].join('\n'),
  };
  const hand = async (): Promise<Answer> => {
    const transport = createTransport({ host: '127.0.0.1', port: worker.intakePort as number, ignoreTLS: true });
    try {
      const { response } = await transport.sendMail(message);
      return { accepted: true, code: Number(response.slice(0, 3)) };
    } catch (error) {
      const { responseCode, code: clientCode } = error as { responseCode?: number; code?: string };
      return { accepted: false, code: responseCode ?? clientCode ?? 'unknown' };
    } finally {
      transport.close();
    }
  };
  return { code, mailbox, hand };
};

const stateOfItems = async (mailbox: string): Promise<string[]> =>
  (await scene.databaseClient.incomingItem.findMany({ where: { envelopeFrom: mailbox } })).map(({ state }) => state);

/** Acknowledgements that the exchange took for a mailbox: what says that it was replied to automatically. */
const acknowledgementsTo = (mailbox: string): number =>
  scene.exchange.taken.filter(
    ({ recipient, raw }) =>
      recipient === mailbox.toLowerCase() && /^auto-submitted:\s*auto-replied/im.test(raw.toString('latin1')),
  ).length;

const expectFiledAndAcknowledgedOnce = async (code: string, mailbox: string): Promise<void> => {
  await eventually(`The reply of ${code} is acknowledged`, async () =>
    (await scene.database.read.submissionsOf(campaign, code)).some(({ acknowledgedAtMs }) => acknowledgedAtMs !== null),
  );
  expect(await stateOfItems(mailbox)).toEqual(['filed']);
  expect(await scene.database.read.submissionsOf(campaign, code)).toHaveLength(1);
  expect(acknowledgementsTo(mailbox)).toBe(1);
  const events = await scene.database.read.ledger(campaign);
  expect(brokenLink(events, sha256)).toBeNull();
  expect(eventsOf(events, 'submission-filed').filter(({ subject }) => subject === code)).toHaveLength(1);
  expect(eventsOf(events, 'submission-acknowledged').filter(({ subject }) => subject === code)).toHaveLength(1);
};

it('finds a reply again that was answered 250 and not judged when the worker was killed', async () => {
  const { code, mailbox, hand } = await replyOf(1);
  expect(await hand()).toEqual({ accepted: true, code: 250 });
  await worker.kill9();
  expect(await worker.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  expect(await stateOfItems(mailbox)).toEqual(['stored']);
  expect(await scene.database.read.submissionsOf(campaign, code)).toEqual([]);

  worker = await scene.startWorker();
  await expectFiledAndAcknowledgedOnce(code, mailbox);
});

it('never says 250 while the database is away, and takes the same mail when it is back', async () => {
  const { code, mailbox, hand } = await replyOf(2);
  const killed = scene.postgres();
  await killed.kill9();
  expect(await killed.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const answer = await hand();
    expect(answer.accepted).toBe(false);
    expect([451, 452]).toContain(answer.code);
  }
  expect(worker.child.hasExited()).toBe(false);

  await scene.startPostgresAgain();
  expect(await stateOfItems(mailbox)).toEqual([]);
  let answer: Answer = { accepted: false, code: 0 };
  await eventually('The door takes mail again', async () => {
    answer = await hand();
    return answer.accepted;
  });
  expect(answer).toEqual({ accepted: true, code: 250 });
  await expectFiledAndAcknowledgedOnce(code, mailbox);
  expect(brokenLink(await scene.database.read.ledger(intakeChain), sha256)).toBeNull();
});
