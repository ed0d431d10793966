import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeItem } from '../../../activities/receive/judge-item.ts';
import { createWritingActivities } from '../../../activities/writing.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { createSenderAuthentication } from '../../../adapters/mail/authentication.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { extractBody } from '../../../adapters/submissions/extract-text.ts';
import type { WritingContent } from '../../../domain/dispatch/writing.ts';
import { engine } from '../../../domain/ledger/event.ts';
import { authors } from '../../../domain/receive/submission.ts';
import type { JudgedItem } from '../../../workflows/contracts/activities.ts';
import type { PreparedWriting } from '../../../workflows/contracts/writing.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { askZone } from '../../adapters/mail/authentication-fixture.ts';
import { at, dispatchAtMs } from '../../builders/a-cycle.ts';
import { seedOfficers } from '../../support/officers.ts';
import { type ClearedCampaign, clearedCampaign } from './cleared-campaign.ts';

const own = useOwnDatabase();
beforeAll(() => seedOfficers(own.client));

const english = {
  names: { en: { shortName: 'Austria', addressPhrase: 'the Mission', sortKey: 'Austria', reviewed: false } },
};

interface Scene extends ClearedCampaign {
  readonly activities: ReturnType<typeof createWritingActivities>;
  readonly taken: string[];
}

/** Requests accepted on the day of dispatch; AUT has sent a submission since. */
const scene = async (...[overrides, addressee]: [object?, object?]): Promise<Scene> => {
  const codes = ['AUT', 'FRA'];
  const cleared = await clearedCampaign(own.client, codes, overrides, { ...english, ...addressee });
  const { campaign } = cleared;
  const taken: string[] = [];
  const deps = {
    ...cleared.deps,
    mailer: {
      connections: 1,
      send: async ({ mime, envelopeTo }: { mime: Uint8Array; envelopeTo: string }) => {
        taken.push(`${new TextDecoder().decode(mime)} to ${envelopeTo}`);
        return { outcome: 'accepted' as const, reason: 'taken', response: '250 OK' };
      },
    },
  };
  for (const code of codes) {
    await cleared.happen(code, { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
    const [request] = await deps.database.read.notes([cleared.request(code)]);
    await deps.database.transaction((unit) =>
      unit.changeNotes([{ ...(request as NonNullable<typeof request>), state: 'accepted', response: '250 OK' }]),
    );
  }
  cleared.setNow(at('2015-06-09T08:00:00Z'));
  await deps.database.transaction((unit) =>
    unit.insertSubmission({
      id: `submission-${campaign.id}`,
      campaignId: campaign.id,
      addresseeCode: 'AUT',
      version: 1,
      replyKind: 'text',
      respondents: authors(['AUT']),
      itemId: null,
      door: 'hand',
      receivedAtMs: at('2015-06-09T08:00:00Z'),
      timeliness: 'in-time',
      language: 'en',
      direction: 'ltr',
      messageId: '<submission@mission.example>',
      theirReference: 'NV 44/2015',
      theirDate: null,
      publication: 'publish',
      supersedes: null,
      awaitsNoteVerbale: false,
      contentHash: 'content',
      blocks: [],
      words: 0,
      registeredBy: 'registrar',
      acknowledge: false,
      files: [],
    }),
  );
  await cleared.happen('AUT', { type: 'submission-filed', version: 1, atMs: at('2015-06-09T08:00:00Z') });
  cleared.setNow(at('2015-06-10T08:00:00Z'));
  return { ...cleared, deps, taken, activities: createWritingActivities(deps) };
};

const run = <T>(work: () => Promise<T>): Promise<T> => new MockActivityEnvironment().run(work) as Promise<T>;

const questions: WritingContent = {
  kind: 'clarification',
  to: 'answered',
  replyBy: '2015-07-10',
  questions: { en: ['Why?'] },
};
const news: WritingContent = { kind: 'circular', to: 'all', information: { en: ['The meeting moves.'] } };

const prepare = (
  { activities, campaign }: Scene,
  writingId: string,
  content: WritingContent,
  drafter = 'desk-officer',
): Promise<PreparedWriting> =>
  run(() => activities.prepareWriting({ campaignId: campaign.id, writingId, content, drafter }));

const clear = ({ activities, campaign }: Scene, writingId: string, hash: string, officer = 'clearing-officer') =>
  activities.recordWritingClearance({ campaignId: campaign.id, writingId, officer, hash });

const send = ({ activities, campaign }: Scene, writingId: string) =>
  run(() => activities.sendNotesBesides({ campaignId: campaign.id, writingId }));

const notes = ({ deps, campaign }: Scene, writingId: string) =>
  deps.database.read.notesBesides(campaign.id, { writingId });

const refusedAs = (code: string) => ({ details: [expect.objectContaining({ code })] });

describe('a writing', () => {
  it('is numbered, rendered and sealed; nothing is sent before another officer has cleared these very bytes', async () => {
    const office = await scene();
    const { hash, to, fallBacks } = await prepare(office, 'questions', questions);
    expect([to, fallBacks]).toEqual([['AUT'], []]);
    const [note] = await notes(office, 'questions');
    expect(note).toMatchObject({
      kind: 'clarification',
      sequence: 1,
      state: 'prepared',
      dated: '2015-06-10',
      inReplyTo: '<submission@mission.example>',
      reference: expect.stringMatching(/^VB 2015\/\d+\/OCB$/),
    });
    await expect(send(office, 'questions')).rejects.toMatchObject(refusedAs('not-cleared'));
    await expect(clear(office, 'questions', hash, 'desk-officer')).rejects.toMatchObject(
      refusedAs('not-a-clearing-officer'),
    );
    await expect(clear(office, 'questions', 'another')).rejects.toMatchObject(refusedAs('stale-clearance'));
    expect(office.taken).toEqual([]);

    await clear(office, 'questions', hash);
    await clear(office, 'questions', hash);
    expect(await send(office, 'questions')).toEqual({ retryInRealMs: null });
    await send(office, 'questions');
    expect(office.taken).toEqual([`clarification ${note?.reference}, deadline 2015-07-10 to ${note?.envelopeTo}`]);
    const events = await office.deps.database.read.ledger(office.campaign.id);
    expect(events.map(({ type, actor }) => [type, actor]).filter(([type]) => type?.startsWith('writing-'))).toEqual([
      ['writing-drafted', 'desk-officer'],
      ['writing-sealed', engine],
      ['writing-cleared', 'clearing-officer'],
    ]);
    expect(await office.cycle('AUT')).toMatchObject({ phase: 'answered', submissions: 1 });
  });

  it('is never cleared by who drafted it, although they may clear', async () => {
    const office = await scene();
    await own.client.officer.upsert({
      where: { id: 'chief' },
      create: { id: 'chief', title: 'Chief', roles: ['drafter', 'clearing-officer'] },
      update: {},
    });
    const { hash } = await prepare(office, 'news', news, 'chief');
    await expect(clear(office, 'news', hash, 'chief')).rejects.toMatchObject(refusedAs('own-draft'));
    await expect(
      own.client.writing.update({
        where: { campaignId_id: { campaignId: office.campaign.id, id: 'news' } },
        data: { clearedBy: 'chief' },
      }),
    ).rejects.toThrow(/writing_four_eyes/);
  });

  it('is not cleared when the bytes of a note are not those that were sealed', async () => {
    const office = await scene();
    const { hash } = await prepare(office, 'news', news);
    await own.client.note.updateMany({
      where: { campaignId: office.campaign.id, writingId: 'news', addresseeCode: 'FRA' },
      data: { envelopeTo: 'somebody@else.example' },
    });
    await expect(clear(office, 'news', hash)).rejects.toMatchObject(refusedAs('stale-clearance'));
  });

  it('run again changes nothing; another text under its id is refused; another id is another note', async () => {
    const office = await scene();
    const first = await prepare(office, 'news', news);
    const before = await notes(office, 'news');
    expect(await prepare(office, 'news', news)).toEqual(first);
    expect(await notes(office, 'news')).toEqual(before);
    await expect(prepare(office, 'news', { ...news, to: ['AUT'] })).rejects.toMatchObject(refusedAs('writing-exists'));
    await expect(prepare(office, 'news', news, 'chief-of-section')).rejects.toMatchObject(refusedAs('writing-exists'));

    await prepare(office, 'more-news', news);
    const all = [...before, ...(await notes(office, 'more-news'))];
    expect(all.map(({ code, sequence }) => `${code} ${sequence}`)).toEqual(['AUT 1', 'FRA 1', 'AUT 2', 'FRA 2']);
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(4);
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(4);
  });

  it('is refused before anything is kept: by whom it may not, too early, for a day that is past', async () => {
    const office = await scene();
    await expect(prepare(office, 'news', news, 'registrar')).rejects.toMatchObject(refusedAs('not-a-drafter'));
    const late: WritingContent = { ...questions, replyBy: '2015-06-10' } as WritingContent;
    await expect(prepare(office, 'late', late)).rejects.toMatchObject(refusedAs('reply-by-past'));
    await expect(prepare(office, 'nobody', { ...questions, to: ['FRA'] })).rejects.toMatchObject(
      refusedAs('writing-refused'),
    );
    await office.deps.database.transaction((unit) =>
      unit.updateCampaign(office.campaign.id, { status: 'awaiting-clearance' }),
    );
    await expect(prepare(office, 'news', news)).rejects.toMatchObject(refusedAs('nothing-asked-yet'));
    expect(await own.client.writing.count({ where: { campaignId: office.campaign.id } })).toBe(0);
  });

  it('is taken back while nobody has cleared it: its notes never leave and keep their numbers', async () => {
    const office = await scene();
    const { hash } = await prepare(office, 'news', news);
    const discard = (officer: string) =>
      office.activities.recordWritingDiscard({
        campaignId: office.campaign.id,
        writingId: 'news',
        officer,
        reason: 'The meeting does not move.',
      });
    await expect(discard('registrar')).rejects.toMatchObject(refusedAs('may-not-discard'));
    await discard('desk-officer');
    await discard('desk-officer');
    await expect(clear(office, 'news', hash)).rejects.toMatchObject(refusedAs('discarded'));
    await expect(send(office, 'news')).rejects.toMatchObject(refusedAs('not-cleared'));
    expect(office.taken).toEqual([]);
    const dropped = await notes(office, 'news');
    expect(dropped.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
    const events = await office.deps.database.read.ledger(office.campaign.id);
    expect(events.filter(({ type }) => type === 'writing-discarded')).toMatchObject([
      {
        actor: 'desk-officer',
        data: { reason: 'The meeting does not move.', references: dropped.map(({ reference }) => reference) },
      },
    ]);
  });

  it('is not taken back once it was cleared', async () => {
    const office = await scene();
    const { hash } = await prepare(office, 'news', news);
    await clear(office, 'news', hash);
    const discard = { campaignId: office.campaign.id, writingId: 'news', officer: 'desk-officer', reason: 'late' };
    await expect(office.activities.recordWritingDiscard(discard)).rejects.toMatchObject(refusedAs('cleared-before'));
    await send(office, 'news');
    expect(office.taken).toHaveLength(2);
  });

  it('goes by hand where notes do, and waits for a person', async () => {
    const office = await scene({}, { mailboxes: [], channel: 'hand' });
    const { hash } = await prepare(office, 'news', news);
    await clear(office, 'news', hash);
    expect(await send(office, 'news')).toEqual({ retryInRealMs: null });
    expect((await notes(office, 'news')).map(({ state }) => state)).toEqual(['to-deliver', 'to-deliver']);
    expect((await office.cycle('FRA')).byHand ?? null).toBeNull();
  });

  it('tells in which language whom it goes to has to read it', async () => {
    const office = await scene({ languages: ['en', 'fr'] }, { language: 'fr' });
    expect((await prepare(office, 'news', news)).fallBacks).toEqual([
      { code: 'AUT', wanted: 'fr', used: 'en' },
      { code: 'FRA', wanted: 'fr', used: 'en' },
    ]);
  });
});

describe('an answer to a clarification', () => {
  it.each(['In-Reply-To', 'Subject'] as const)('is attributed by its %s, and waits for a person', async (field) => {
    const office = await scene({}, { mailboxes: ['mission@aut.example'] });
    await prepare(office, 'questions', questions);
    const [note] = await notes(office, 'questions');
    const cited = field === 'Subject' ? note?.reference : note?.messageId;
    const raw = Buffer.from(
      [
        'From: mission@aut.example',
        `To: ${office.campaign.definition.office.replyMailbox}`,
        `Message-ID: <${randomUUID()}@aut.example>`,
        `Date: Thu, 11 Jun 2015 10:00:00 +0200`,
        ...(field === 'Subject' ? [] : ['Subject: Our comments']),
        `${field}: ${cited}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        'The Permanent Mission has the honour to state that the paragraph replaces the earlier one. '.repeat(20),
      ].join('\r\n'),
    );
    const id = randomUUID();
    await storeIncoming(own.database, {
      id,
      door: 'smtp',
      envelopeFrom: 'mission@aut.example',
      envelopeTo: [office.campaign.definition.office.replyMailbox],
      raw,
      rawSha256: office.deps.sha256(raw),
      answers: [],
      messageId: null,
      storedRealAtMs: office.realMs(at('2015-06-11T08:00:00Z')),
      registration: null,
    });
    const judge = judgeItem({
      ...office.deps,
      messages: { read: parseIncoming },
      texts: { ...office.deps.texts, extractBody },
      senders: createSenderAuthentication({ ask: askZone }),
    });
    const judged = (await new MockActivityEnvironment().run(judge, { itemId: id })) as JudgedItem;
    expect(judged.outcome).toBe('held');
    expect(await own.client.incomingItem.findUniqueOrThrow({ where: { id } })).toMatchObject({
      reason: 'answers-clarification',
      addresseeCode: 'AUT',
      campaignId: office.campaign.id,
    });
    expect(await office.cycle('AUT')).toMatchObject({ submissions: 1 });
  });
});
