import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { requestsOf } from '../fault-campaign.ts';
import { eventually } from '../scene.ts';
import { ledgerOf } from './mail-campaign.ts';
import { copiesIn, type MailScene } from './mail-scene.ts';

/** A mission's reply to its request, with the bytes in which it travels. */
export interface MissionReply {
  readonly campaignId: string;
  readonly code: string;
  readonly mailbox: string;
  readonly to: string;
  readonly messageId: string;
  /** Of the request that it answers. */
  readonly requestMessageId: string;
  readonly raw: Buffer;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A reply that is a submission in its body, with bytes that a careless relay or store would change. */
export const replyOf = async (scene: MailScene, campaignId: string, code: string): Promise<MissionReply> => {
  const { definition } = await scene.database.read.campaign(campaignId);
  const request = (await requestsOf(scene, campaignId)).find((note) => note.code === code);
  if (request === undefined) throw new Error(`${code} has no request in ${campaignId}.`);
  const mailbox = request.envelopeTo;
  const messageId = `<reply-${code.toLowerCase()}@${mailbox.split('@')[1]}>`;
  const lines = [
    `From: <${mailbox}>`,
    `To: <${definition.office.replyMailbox}>`,
    `Subject: Re: ${request.reference}`,
    'Date: Mon, 08 Jun 2015 09:30:00 +0000',
    `Message-ID: ${messageId}`,
    `In-Reply-To: ${request.messageId}`,
    `References: ${request.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'To the Secretariat,',
    '',
    `With reference to note ${request.reference}, the Government wishes to submit the following comments and views.`,
    'A review of implementation should help States parties to apply the Convention more effectively, be of an',
    'intergovernmental and technical nature, and make the need for technical assistance visible at an early stage.',
    '.A line that begins with a point, and one of nothing else:',
    '.',
    `Trailing blanks  \tand letters beyond ASCII (façade, Übersicht, Поддержка) stay as they are (${code}).`,
    '',
  ];
  return {
    campaignId,
    code,
    mailbox: mailbox.toLowerCase(),
    to: definition.office.replyMailbox,
    messageId,
    requestMessageId: request.messageId,
    raw: Buffer.from(lines.join('\r\n'), 'utf8'),
  };
};

/** The items that came from a mission, in the order in which they were stored. */
export const itemsFrom = ({ databaseClient }: MailScene, { mailbox }: MissionReply) =>
  databaseClient.incomingItem.findMany({ where: { envelopeFrom: mailbox }, orderBy: { storedRealAt: 'asc' } });

/** The one item of a reply is stored in the bytes that were sent, and nobody has judged it. */
export const expectStoredOnly = async (scene: MailScene, reply: MissionReply): Promise<void> => {
  const items = await itemsFrom(scene, reply);
  expect(items.map(({ state }) => state)).toEqual(['stored']);
  await expectBytesAsSent(scene, reply);
  expect(await scene.database.read.submissionsOf(reply.campaignId, reply.code)).toEqual([]);
};

const expectBytesAsSent = async (scene: MailScene, reply: MissionReply): Promise<void> => {
  const [item] = await itemsFrom(scene, reply);
  const hash = item?.rawSha256 as string;
  expect(hash).toBe(hashOf(reply.raw));
  expect(hashOf((await scene.database.read.blobs([hash])).get(hash) as Uint8Array)).toBe(hash);
};

/** Waits until the reply is acknowledged. */
export const untilAcknowledged = (scene: MailScene, { campaignId, code }: MissionReply): Promise<void> =>
  eventually(
    `The reply of ${code} is acknowledged`,
    async () =>
      (await scene.database.read.submissionsOf(campaignId, code)).some(({ acknowledgedAtMs }) => acknowledgedAtMs),
    120_000,
  );

/**
 * What holds in the end, however often the reply came: its first item is filed in the bytes that were sent, and there
 * is one submission and one acknowledgement, by the ledger and by the log of the exchange.
 */
export const expectFiledAndAcknowledgedOnce = async (
  scene: MailScene,
  reply: MissionReply,
  /** Copies of the acknowledgement at the exchange: more than one where the answer to it was lost. */
  copies = 1,
): Promise<void> => {
  const { campaignId, code, mailbox, messageId, requestMessageId } = reply;
  const [item] = await itemsFrom(scene, reply);
  expect(item).toMatchObject({ state: 'filed', messageId, campaignId, addresseeCode: code });
  await expectBytesAsSent(scene, reply);
  const submissions = await scene.database.read.submissionsOf(campaignId, code);
  expect(submissions.map(({ version, itemId }) => ({ version, itemId }))).toEqual([{ version: 1, itemId: item?.id }]);

  const events = await ledgerOf(scene, campaignId);
  const about = (type: string) => events(type).filter(({ subject }) => subject === code);
  expect(about('submission-filed')).toHaveLength(1);
  expect(about('submission-acknowledged').map(({ data }) => data.inReplyTo)).toEqual([messageId]);

  // The request and the acknowledgement are all that ever went there.
  const toMission = copiesIn(scene.exchangeLog()).filter(({ envelopeTo }) =>
    envelopeTo.some((recipient) => recipient.toLowerCase() === mailbox),
  );
  const acknowledgement = { event: 'accepted', messageId: about('submission-acknowledged')[0]?.data.messageId };
  expect(toMission.map((copy) => ({ event: copy.event, messageId: copy.messageId }))).toEqual([
    { event: 'accepted', messageId: requestMessageId },
    ...Array.from({ length: copies }, () => acknowledgement),
  ]);
  expect(new Set(toMission.slice(1).map((copy) => copy.sha256)).size).toBe(1);
};
