import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import type { MailPeer } from '../../../activities/ports/intake.ts';
import { judgeItem } from '../../../activities/receive/judge-item.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { createSenderAuthentication } from '../../../adapters/mail/authentication.ts';
import type { AskDns } from '../../../adapters/mail/authentication-resolver.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { extractBody } from '../../../adapters/submissions/extract-text.ts';
import { eventLine } from '../../../client/cli/event-line.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { JudgedItem } from '../../../workflows/contracts/activities.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import {
  askZone,
  headWith,
  missionsHost,
  missionsMailbox,
  ourMailbox,
  sign,
  strangersHost,
  write,
} from '../../adapters/mail/authentication-fixture.ts';
import { dispatchAtMs } from '../../builders/a-cycle.ts';
import { type ClearedCampaign, clearedCampaign } from '../dispatch/cleared-campaign.ts';

const own = useOwnDatabase();

const comments = `The Government welcomes the draft. ${'It has the honour to submit the following comments on each article. '.repeat(40)}`;
const house: MailPeer = { address: '127.0.0.1', helo: 'mx.secretariat.test' };
const stranger: MailPeer = { address: strangersHost, helo: 'stranger.example' };

interface Judged {
  readonly judged: JudgedItem;
  readonly row: Awaited<ReturnType<typeof own.client.incomingItem.findUniqueOrThrow>>;
  readonly cleared: ClearedCampaign;
}

/** Takes a message in at the door and judges it, with the DNS that the tests have. */
const receive = async (
  make: (campaign: { messageId: string; reference: string; realMs: number }) => Promise<Buffer>,
  peer: MailPeer,
  ask: AskDns = askZone,
): Promise<Judged> => {
  const cleared = await clearedCampaign(own.client, ['AUT'], {}, { mailboxes: [missionsMailbox] });
  const { deps } = cleared;
  await cleared.happen('AUT', { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
  const realMs = cleared.realMs(dispatchAtMs + 86_400_000);
  cleared.setNow(dispatchAtMs + 86_400_000);
  const request = await cleared.note(cleared.request('AUT'));
  if (request === undefined) throw new Error('There is no request.');
  const raw = await make({ messageId: request.messageId, reference: request.reference, realMs });
  const id = randomUUID();
  await storeIncoming(own.database, {
    id,
    door: 'smtp',
    envelopeFrom: missionsMailbox,
    envelopeTo: [ourMailbox],
    peer,
    raw,
    rawSha256: deps.sha256(raw),
    answers: [request.messageId],
    messageId: null,
    storedRealAtMs: realMs,
    registration: null,
  });
  const judge = judgeItem({
    ...deps,
    messages: { read: parseIncoming },
    texts: { ...deps.texts, extractBody },
    senders: createSenderAuthentication({ ask }),
  });
  const judged = (await new MockActivityEnvironment().run(judge, { itemId: id })) as JudgedItem;
  const row = await own.client.incomingItem.findUniqueOrThrow({ where: { id } });
  return { judged, row, cleared };
};

type Note = Parameters<Parameters<typeof receive>[0]>[0];
const reply = ({ messageId, reference }: Note): Buffer =>
  write(
    headWith({ Subject: reference, 'In-Reply-To': messageId, 'Message-ID': `<${randomUUID()}@mission.example>` }),
    comments,
  );
const signedReply = (note: Note): Promise<Buffer> => sign(reply(note), { signedAtMs: note.realMs - 1_000 });

describe('an incoming reply', () => {
  it('that its sender signed is filed as verified, and the ledger says so', async () => {
    const { judged, row, cleared } = await receive(signedReply, house);
    expect(judged.outcome).toBe('filed');
    expect(row).toMatchObject({
      state: 'filed',
      senderVerdict: 'verified',
      peerAddress: '127.0.0.1',
      peerHelo: 'mx.secretariat.test',
      judgement: { sender: { status: 'verified', by: 'signature', findings: { policy: { result: 'pass' } } } },
    });
    const [event] = await cleared.ledger('submission-filed');
    expect(event?.data).toMatchObject({
      sender: 'verified',
      senderReasons: ['it bears the valid signature of mission.example'],
    });
  });

  it('for which nobody vouches is filed as before on two kinds of evidence, as unverified', async () => {
    const { judged, row, cleared } = await receive(async (note) => reply(note), house);
    expect(judged.outcome).toBe('filed');
    expect(row.senderVerdict).toBe('unverified');
    expect(JSON.stringify(row.judgement)).toContain('"vouched":"unverified"');
    const [event] = await cleared.ledger('submission-filed');
    expect(eventLine(event as LedgerEvent)).toBe(
      '1 · sender unverified (it has no signature of mission.example; by which host it came in is not known)',
    );
  });

  it('is filed as unverified while the DNS is away', async () => {
    const { judged, row } = await receive(signedReply, { address: missionsHost, helo: 'x' }, async () => {
      throw Object.assign(new Error('ESERVFAIL'), { code: 'ESERVFAIL' });
    });
    expect(judged.outcome).toBe('filed');
    expect(row.senderVerdict).toBe('unverified');
  });

  it('that a stranger sent in the mission’s name is held, though thread and reference agree', async () => {
    const { judged, row, cleared } = await receive(async (note) => reply(note), stranger);
    expect(judged).toMatchObject({ outcome: 'held', acknowledge: null });
    expect(row).toMatchObject({
      state: 'held',
      reason: 'failed-sender',
      senderVerdict: 'failed',
      addresseeCode: 'AUT',
      judgement: { explanation: expect.stringMatching(/^its sender is not believed: mission\.example publishes/) },
    });
    const [event] = await cleared.ledger('incoming-held');
    expect(event).toMatchObject({ subject: 'AUT', data: { reason: 'failed-sender', sender: 'failed' } });
    expect(eventLine(event as LedgerEvent)).toMatch(
      /^failed-sender · its sender is not believed: .*could be from AUT: it answers our note to AUT .* · sender failed$/,
    );
    const [task] = await own.client.officerTask.findMany({ where: { campaignId: cleared.campaign.id } });
    expect(task?.reason).toMatch(/^failed-sender: its sender is not believed/);
    expect((await cleared.cycle('AUT')).phase).toBe('open');
  });

  it('whose text was changed on the way is held', async () => {
    const { judged, row } = await receive(
      async (note) => Buffer.concat([await signedReply(note), Buffer.from('We withdraw all of it.\r\n')]),
      house,
    );
    expect(judged.outcome).toBe('held');
    expect(row).toMatchObject({ reason: 'failed-sender', senderVerdict: 'failed' });
  });
});
