import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import { judgeItem } from '../../../activities/receive/judge-item.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { createSenderAuthentication } from '../../../adapters/mail/authentication.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { extractBody } from '../../../adapters/submissions/extract-text.ts';
import type { JudgedItem } from '../../../workflows/contracts/activities.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { askZone, missionsMailbox, ourMailbox } from '../../adapters/mail/authentication-fixture.ts';
import { dispatchAtMs } from '../../builders/a-cycle.ts';
import { clearedCampaign } from '../dispatch/cleared-campaign.ts';

const own = useOwnDatabase();

const comments = 'It has the honour to submit the following comments on each article of the draft. '.repeat(40);

/** Takes a message in at the door and judges it. */
const receive = async (
  make: (request: OutboxNote) => { readonly from: string; readonly to: string; readonly text: string },
  wholeSize: number | null = null,
) => {
  const cleared = await clearedCampaign(own.client, ['AUT'], {}, { mailboxes: [missionsMailbox] });
  await cleared.happen('AUT', { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
  cleared.setNow(dispatchAtMs + 86_400_000);
  const request = await cleared.note(cleared.request('AUT'));
  if (request === undefined) throw new Error('There is no request.');
  const { from, to, text } = make(request);
  const raw = Buffer.from(text.replace(/\n/g, '\r\n'));
  const id = randomUUID();
  await storeIncoming(own.database, {
    id,
    door: 'smtp',
    envelopeFrom: from,
    envelopeTo: [to],
    peer: { address: '127.0.0.1', helo: 'mx.secretariat.test' },
    raw,
    rawSha256: cleared.deps.sha256(raw),
    wholeSize,
    answers: [],
    messageId: null,
    storedRealAtMs: cleared.realMs(dispatchAtMs + 86_400_000),
    registration: null,
  });
  const judge = judgeItem({
    ...cleared.deps,
    messages: { read: parseIncoming },
    texts: { ...cleared.deps.texts, extractBody },
    senders: createSenderAuthentication({ ask: askZone }),
  });
  const judged = (await new MockActivityEnvironment().run(judge, { itemId: id })) as JudgedItem;
  const row = await own.client.incomingItem.findUniqueOrThrow({ where: { id } });
  return { judged, row, cleared };
};

const head = ({ messageId, reference }: OutboxNote, more = ''): string =>
  `From: <${missionsMailbox}>\nTo: <${ourMailbox}>\nMessage-ID: <${randomUUID()}@mission.example>\nSubject: ${reference}\nIn-Reply-To: ${messageId}\n${more}\n`;

it('holds what was too large to be taken whole, with whose it seems to be and what to do', async () => {
  const { judged, row } = await receive(
    (request) => ({ from: missionsMailbox, to: ourMailbox, text: head(request) }),
    73 * 1024 * 1024,
  );
  expect(judged.outcome).toBe('held');
  expect(row).toMatchObject({
    state: 'held',
    reason: 'too-large',
    addresseeCode: 'AUT',
    judgement: { explanation: expect.stringMatching(/73 MB.*verbale receive/) },
  });
});

describe('mail that may be a machine’s or a person’s', () => {
  it('is held with what it was taken for, though everything else agrees', async () => {
    const { judged, row, cleared } = await receive((request) => ({
      from: missionsMailbox,
      to: ourMailbox,
      text: head(request, 'List-Id: <staff.mission.example>\nList-Post: <mailto:staff@mission.example>\n') + comments,
    }));
    expect(judged.outcome).toBe('held');
    expect(row).toMatchObject({
      state: 'held',
      class: 'list-or-loop',
      reason: 'perhaps-a-person',
      addresseeCode: 'AUT',
      judgement: { explanation: expect.stringContaining('mailing list') },
    });
    expect((await cleared.cycle('AUT')).phase).toBe('open');
    expect(await cleared.ledger('submission-filed')).toEqual([]);
  });

  it('is held as a reply when one sign speaks for a machine', async () => {
    const { judged, row } = await receive((request) => ({
      from: missionsMailbox,
      to: ourMailbox,
      text: `${head(request)}Thank you for your message, which has been received.\n`,
    }));
    expect(judged.outcome).toBe('held');
    expect(row).toMatchObject({ state: 'held', class: 'reply', reason: 'perhaps-a-machine' });
  });

  it('is set aside when it says what it is', async () => {
    const { judged, row } = await receive((request) => ({
      from: missionsMailbox,
      to: ourMailbox,
      text: head(request, 'Auto-Submitted: auto-replied\n') + comments,
    }));
    expect(judged.outcome).toBe('machine');
    expect(row).toMatchObject({ state: 'machine', class: 'automatic-reply' });
  });

  it('is a bounce when it carries the note’s token and names its mailbox, in whatever words', async () => {
    const { judged, row, cleared } = await receive(({ envelopeFrom, envelopeTo }) => ({
      from: 'gateway@mission.example',
      to: envelopeFrom,
      text: `From: Gateway <gateway@mission.example>\nTo: <${envelopeFrom}>\nSubject: Mail could not be delivered\n\nThe following mail could not be delivered to <${envelopeTo}>: unknown user.\n`,
    }));
    expect(judged.outcome).toBe('machine');
    expect(row).toMatchObject({ state: 'machine', class: 'delivery-report' });
    expect(await cleared.ledger('bounce-recorded')).toHaveLength(1);
  });
});
