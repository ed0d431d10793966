import { MockActivityEnvironment } from '@temporalio/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryResult } from '../../../activities/ports/outside.ts';
import { sendDigest } from '../../../activities/receive/inbox/send-digest.ts';
import { buildDigestMime } from '../../../adapters/mail/mime-digest.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { classifyIncoming } from '../../../domain/receive/classification.ts';
import { headerValues } from '../../../domain/receive/incoming-message.ts';
import type { SentDigest } from '../../../workflows/contracts/inbox.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { dispatchAtMs } from '../../builders/a-cycle.ts';
import { seedOfficers } from '../../support/officers.ts';
import { type InboxScene, inboxScene } from './inbox-scene.ts';

const own = useOwnDatabase();
beforeAll(() => seedOfficers(own.client));

const day = 86_400_000;
const staff = 'registry@secretariat.example';

/** A scene and its exchange, which answers as it is told; real and campaign time stand at a day. */
const office = async (answers: DeliveryResult['outcome'][] = []) => {
  await own.client.incomingItem.updateMany({ where: { state: 'held' }, data: { state: 'settled' } });
  await own.client.inboxDigest.deleteMany();
  const scene: InboxScene = await inboxScene(own, ['AUT'], { inbox: { digestTo: [staff], limitDays: 2 } });
  const left: { readonly mime: Uint8Array; readonly envelopeFrom: string; readonly envelopeTo: string }[] = [];
  const deps = {
    ...scene.deps,
    mailer: {
      connections: 1,
      send: async (mail: (typeof left)[number]): Promise<DeliveryResult> => {
        const outcome = answers.shift() ?? 'accepted';
        if (outcome !== 'temporary') left.push(mail);
        return { outcome, reason: outcome, response: null };
      },
    },
  };
  const run = async (): Promise<SentDigest> =>
    (await new MockActivityEnvironment().run(sendDigest(deps, { to: [], message: buildDigestMime }))) as SentDigest;
  return { scene, left, run };
};

const doubtful = { text: 'The Government has no comments to make at this stage.' };

describe('the daily mail', () => {
  it('is not sent while nothing waits', async () => {
    const { left, run } = await office();
    expect(await run()).toEqual({ sent: 0, waiting: 0, retryInRealMs: null });
    expect(left).toEqual([]);
  });

  it('is one for all that waits, and one a day', async () => {
    const { scene, left, run } = await office();
    await scene.receive('AUT', doubtful);
    await scene.receive('AUT', { text: 'Is this the right address?' });
    expect(await run()).toMatchObject({ sent: 1, waiting: 2 });
    expect(await run()).toMatchObject({ sent: 0 });
    expect(left).toHaveLength(1);
    scene.setNow(dispatchAtMs + 10 * day);
    expect(await run()).toMatchObject({ sent: 1 });
    expect(left.map(({ envelopeFrom, envelopeTo }) => [envelopeFrom, envelopeTo])).toEqual([
      ['', staff],
      ['', staff],
    ]);
    const { message } = await parseIncoming(left[1]?.mime as Uint8Array, { from: '', to: [staff] });
    expect(message.subject).toBe('2 things wait for a person, 2 too long');
    expect(headerValues(message, 'auto-submitted')).toEqual(['auto-generated']);
    // Should it ever come back to us, it is known for what it is.
    expect(classifyIncoming(message).class).not.toBe('reply');
  });

  it('that could not be handed over is tried again, the same bytes', async () => {
    const { scene, left, run } = await office(['temporary']);
    await scene.receive('AUT', doubtful);
    expect(await run()).toMatchObject({ sent: 0, retryInRealMs: expect.any(Number) });
    await scene.receive('AUT', { text: 'Is this the right address?' });
    scene.setNow(dispatchAtMs + day);
    expect(await run()).toMatchObject({ sent: 1, retryInRealMs: null });
    const { message } = await parseIncoming(left[0]?.mime as Uint8Array, { from: '', to: [staff] });
    expect(message.subject).toContain('One thing waits');
  });

  it.each(['uncertain', 'permanent'] as const)('whose answer was %s is not sent again that day', async (outcome) => {
    const { scene, left, run } = await office([outcome]);
    await scene.receive('AUT', doubtful);
    await run();
    expect(await run()).toMatchObject({ sent: 0, retryInRealMs: null });
    expect(left).toHaveLength(1);
  });
});
