import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishNotice } from '../../../activities/dispatch/publish-notice.ts';
import { sendNotes } from '../../../activities/dispatch/send-notes.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { findNoticeLink } from '../../../adapters/database/notice-links.ts';
import { campaignOverview } from '../../../adapters/database/overview.ts';
import { findUploadLink } from '../../../adapters/database/upload-links.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { isNoticeOpen } from '../../../domain/portal/notice-link.ts';
import { isOpen } from '../../../domain/portal/upload-link.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { at, dispatchAtMs } from '../../builders/a-cycle.ts';
import { seedOfficers } from '../../support/officers.ts';
import { clearedCampaign } from './cleared-campaign.ts';

const own = useOwnDatabase();
beforeAll(() => seedOfficers(own.client));

/** A mission that is reached by the portal; its mail is kept. */
const scene = async (notes: NonNullable<CampaignDefinition['notes']>, mailboxes = ['mission@cub.example']) => {
  const cleared = await clearedCampaign(own.client, ['CUB'], { notes }, { mailboxes, channel: 'portal' });
  const mails: string[] = [];
  const deps = {
    ...cleared.deps,
    mailer: {
      connections: 1,
      send: async ({ mime }: { mime: Uint8Array }) => {
        mails.push(new TextDecoder().decode(mime));
        return { outcome: 'accepted' as const, reason: 'taken', response: '250 OK' };
      },
    },
  };
  const send = (kind: 'request' | 'reminder', sequence = 1) =>
    new MockActivityEnvironment().run(sendNotes(deps), {
      campaignId: cleared.campaign.id,
      notes: [{ code: 'CUB', kind, sequence }],
    });
  const now = (): number => deps.time.nowMs();
  const notice = (token: string) => findNoticeLink(own.client, sha256(token), now());
  const upload = (token: string) => findUploadLink(own.client, sha256(token), now());
  return { ...cleared, deps, mails, send, now, notice, upload };
};

const tokenIn = (mail: string | undefined, purpose: string): string =>
  new RegExp(`https://portal\\.test/${purpose}/([0-9a-f-]{36})`).exec(mail ?? '')?.[1] ?? 'none';

const reminderMs = at('2015-06-25T07:00:00Z');

describe('a notice in the portal', () => {
  it('is pointed to by a mail, whose token is kept nowhere else', async () => {
    const office = await scene({});
    await office.happen('CUB', { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
    office.setNow(reminderMs);
    await office.send('reminder');
    expect(office.mails).toHaveLength(1);
    const token = tokenIn(office.mails[0], 'notice');
    const link = await office.notice(token);
    const note = await office.note(office.reminder('CUB'));
    expect(note).toMatchObject({ channel: 'portal', state: 'accepted' });
    expect(link).toMatchObject({ code: 'CUB', noteId: note?.id, confirmedRealAtMs: null });
    expect(link !== null && isNoticeOpen(link, office.now())).toBe(true);
    const kept = JSON.stringify([
      await own.client.noticeLink.findMany(),
      await own.client.note.findMany(),
      await office.deps.database.read.ledger(office.campaign.id),
    ]);
    expect(kept).not.toContain(token);
    expect(kept).toContain(sha256(token));
    expect((await office.cycle('CUB')).remindersSent).toBe(1);
  });

  it.each([
    ['where the campaign wants no mails', { pointerMail: false }, ['mission@cub.example']],
    ['where there is no mailbox', {}, []],
  ])('waits for a person %s, and counts from the moment its link is made', async (_, notes, mailboxes) => {
    const office = await scene(notes, mailboxes);
    await office.send('request');
    await office.send('request');
    const laidOut = await office.note(office.request('CUB'));
    expect([laidOut?.state, laidOut?.envelopeTo, office.mails]).toEqual(['to-notify', '', []]);
    expect(await office.cycle('CUB')).toMatchObject({ phase: 'awaiting-dispatch', byHand: { kind: 'request' } });
    expect(await campaignOverview(own.client, office.campaign.id)).toMatchObject({ toNotify: ['CUB'], toDeliver: [] });

    const reference = laidOut?.reference as string;
    const token = randomUUID();
    const link = { id: randomUUID(), tokenSha256: sha256(token) };
    const publish = (more: object = {}) =>
      publishNotice(office.deps)({
        campaignId: office.campaign.id,
        officer: 'registrar',
        code: 'CUB',
        reference,
        link,
        ...more,
      });
    await expect(publish({ reference: 'VB 2015/999/OCB' })).rejects.toMatchObject({ code: 'nothing-to-notify' });
    const published = await publish();
    expect(published.changed.cycles[0]).toMatchObject({ phase: 'open', byHand: null });
    // A repeated update finds its own work; another link to what is out already is refused.
    expect((await publish()).references).toEqual([reference]);
    await expect(publish({ link: { ...link, id: randomUUID() } })).rejects.toMatchObject({ code: 'nothing-to-notify' });
    expect(await office.note(office.request('CUB'))).toMatchObject({ state: 'accepted' });
    expect(await office.notice(token)).toMatchObject({ noteId: laidOut?.id });
    expect(await office.ledger('notice-published')).toMatchObject([
      { actor: 'registrar', subject: 'CUB', data: { reference, linkId: link.id, channel: 'portal' } },
    ]);
  });
});

describe('the address for uploads in a note', () => {
  it('leads the addressee to its form once the note has left, and ends with the request', async () => {
    const office = await scene({ uploadLink: true });
    await office.happen('CUB', { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
    office.setNow(reminderMs);
    await office.send('reminder');
    const token = tokenIn(office.mails[0], 'upload');
    const isGood = async (): Promise<boolean> => {
      const link = await office.upload(token);
      return link !== null && isOpen(link, office.now());
    };
    expect(await office.upload(token)).toMatchObject({ code: 'CUB', campaignId: office.campaign.id, uses: 0 });
    expect(await isGood()).toBe(true);
    // Neither opens the other's page.
    expect(await office.notice(token)).toBeNull();

    const { cutOffAtMs } = await office.cycle('CUB');
    office.setNow(cutOffAtMs + 13 * 86_400_000);
    expect(await isGood()).toBe(true);
    office.setNow(cutOffAtMs + 15 * 86_400_000);
    expect(await isGood()).toBe(false);
    const extended = cutOffAtMs + 30 * 86_400_000;
    const extension = { deadlineAtMs: extended, cutOffAtMs: extended, atMs: cutOffAtMs };
    await office.happen('CUB', { type: 'deadline-extended', ...extension });
    expect(await isGood()).toBe(true);
    await office.happen('CUB', { type: 'request-withdrawn', atMs: cutOffAtMs });
    expect(await isGood()).toBe(false);
  });
});
