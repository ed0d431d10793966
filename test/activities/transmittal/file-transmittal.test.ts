import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import type { Mistake } from '../../../domain/errors.ts';
import { seed } from '../../../prisma/seed/seed.ts';
import { openDoors } from '../../../worker/doors.ts';
import { IntakeDesk } from '../../../worker/intake-desk.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { ownFolder } from '../../support/stack.ts';
import { aTransmittal, compileAtMs, transmittalScene } from './transmittal-scene.ts';

const own = useOwnDatabase();

beforeAll(async () => {
  await seed(own.url);
});

const comments = (author: string): string =>
  `Comments on the mechanism\n\n${author}\n\nThe Government thanks the Chair and wishes to offer the following views on the review.`;

const batch = {
  'Austria.txt': comments('Austria'),
  'joint.txt': comments('Switzerland and Liechtenstein'),
  'annex.txt': 'An annex with further details on the joint comments of the two countries.',
  'letter.txt': 'Please find attached the comments that I have received.',
};

const manifest =
  'file,entity,language,reference,date\nAustria.txt,AUT,en,NV 12/2016,2016-05-10\njoint.txt; annex.txt,CHE LIE,en,,\nletter.txt,-,,,\n';

/** The mistakes of a batch that was refused, as `line field: message`. */
const mistakesOf = async (refused: Promise<unknown>): Promise<string[]> => {
  const failure = await refused.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof ApplicationFailure)) throw new Error(`Not refused: ${String(failure)}`);
  const [details] = failure.details as [{ mistakes: Mistake[] }];
  return details.mistakes.map(({ path, line, message }) => `${line ?? '-'} ${path.split('#')[1] ?? path}: ${message}`);
};

describe('a batch with a manifest', () => {
  it('makes submissions without a request, of one or several respondents, byte for byte', async () => {
    const scene = await transmittalScene(own.client);
    const registered = await scene.hand(batch, manifest);
    expect(registered).toMatchObject({ outcome: 'filed', filed: 2, duplicates: 0, kept: 1, doubts: [] });
    expect(await scene.onFile()).toEqual(['AUT 1 Austria.txt', 'CHE+LIE 1 joint.txt, annex.txt']);
    const { read } = own.database;
    const [austria, joint] = await read.submissions(scene.definition.id);
    expect(austria).toMatchObject({
      itemId: null,
      door: 'transmittal',
      acknowledge: false,
      registeredBy: 'registrar',
      theirReference: 'NV 12/2016',
      language: 'en',
      timeliness: 'in-time',
    });
    const respondents = await read.respondents(scene.definition.id);
    expect(respondents.get(joint?.id ?? '')).toEqual(['CHE', 'LIE']);
    const hash = austria?.files[0]?.sha256 ?? '';
    expect(hash).toBe(sha256(batch['Austria.txt']));
    expect(Buffer.from((await read.blobs([hash])).get(hash) ?? []).toString()).toBe(batch['Austria.txt']);
    expect((await scene.texts()).map(({ codes, outcome, theirDate }) => [codes, outcome, theirDate])).toEqual([
      [['AUT'], 'filed', '2016-05-10'],
      [['CHE', 'LIE'], 'filed', null],
      [[], 'kept', null],
    ]);
  });

  it('is stored before anything of it is judged, and says so in the ledger', async () => {
    const scene = await transmittalScene(own.client);
    await scene.hand(batch, manifest);
    const [stored] = await scene.ledger('transmittal-stored');
    const filed = await scene.ledger('submission-filed');
    expect(stored).toMatchObject({
      actor: 'registrar',
      data: { transmittedBy: 'the Chair', transmittedOn: '2016-05-23', instruction: 'that they be compiled' },
    });
    expect(filed).toHaveLength(2);
    for (const event of filed) {
      expect(event.sequence).toBeGreaterThan(stored?.sequence ?? Number.POSITIVE_INFINITY);
      expect(event.data.transmittalId).toBe(stored?.data.transmittalId);
    }
  });

  it('has every mistake named, leaves nothing half done, and is filed once it is corrected', async () => {
    const scene = await transmittalScene(own.client);
    const wrong = 'file,entity,language\nAustria.txt,AUS T,en\njoint.tx,CHE LIE,german\n';
    expect(await mistakesOf(scene.hand(batch, wrong))).toEqual([
      '2 entity: "T" is not an entity of the directory: write a code such as AUT.',
      '3 file: There is no file "joint.tx"; did you mean "joint.txt"?',
      '3 language: "german" is none of ar, zh, en, fr, ru, es; leave it empty where you do not know.',
      expect.stringContaining('- file: "annex.txt" is not named'),
      expect.stringContaining('- file: "joint.txt" is not named'),
      expect.stringContaining('- file: "letter.txt" is not named'),
    ]);
    expect(await scene.onFile()).toEqual([]);
    expect(await scene.texts()).toEqual([]);
    expect(await scene.states()).toEqual(['held']);
    expect(await scene.openTasks()).toEqual(['held-transmittal']);

    expect(await scene.hand(batch, manifest)).toMatchObject({ outcome: 'filed', filed: 2 });
    expect(await scene.states()).toEqual(['filed']);
    expect(await scene.openTasks()).toEqual([]);
    expect((await scene.ledger('manifest-given')).length).toBe(1);
  });

  it('that was filed before is recognised by its bytes', async () => {
    const scene = await transmittalScene(own.client);
    await scene.hand(batch, manifest);
    expect(await scene.hand(batch, manifest)).toMatchObject({ outcome: 'known', filed: 2, kept: 1 });
    expect(await scene.onFile()).toHaveLength(2);
    expect(await scene.states()).toEqual(['filed']);
  });

  it('that repeats a text is filed without it, and a new text takes the place of another only where it says so', async () => {
    const scene = await transmittalScene(own.client);
    await scene.hand(batch, manifest);
    const more = { 'again.txt': batch['Austria.txt'], 'Kenya.txt': comments('Kenya') };
    expect(await scene.hand(more, 'file,entity\nagain.txt,AUT\nKenya.txt,KEN\n')).toMatchObject({
      filed: 1,
      duplicates: 1,
    });
    const revised = { 'AUT rev.txt': `${comments('Austria')} And more.` };
    expect(await mistakesOf(scene.hand(revised, 'file,entity\nAUT rev.txt,AUT\n'))).toEqual([
      '2 replaces: AUT has a text on file already (version 1): write yes under "replaces" if this one takes its place.',
    ]);
    expect(await scene.hand(revised, 'file,entity,replaces\nAUT rev.txt,AUT,yes\n')).toMatchObject({ filed: 1 });
    expect(await scene.onFile()).toEqual([
      'AUT 1 Austria.txt',
      'AUT 2 AUT rev.txt',
      'CHE+LIE 1 joint.txt, annex.txt',
      'KEN 1 Kenya.txt',
    ]);
    expect(
      await mistakesOf(scene.hand({ 'b.txt': batch['Austria.txt'] }, 'file,entity,replaces\nb.txt,BEL,yes\n')),
    ).toEqual([
      '2 entity: "b.txt" is on file already, byte for byte, as the text of AUT.',
      '2 replaces: BEL has no text on file that could be replaced.',
    ]);
  });

  it('keeps what a State submits alone apart from what it submits with others', async () => {
    const scene = await transmittalScene(own.client);
    await scene.hand(
      { 'a.txt': comments('Austria'), 'b.txt': comments('Two') },
      'file,entity\na.txt,AUT\nb.txt,AUT CHE\n',
    );
    expect(await scene.onFile()).toEqual(['AUT 1 a.txt', 'AUT+CHE 1 b.txt']);
  });

  it('needs nobody any more once all its files have come in another that was filed', async () => {
    const scene = await transmittalScene(own.client);
    await mistakesOf(scene.hand({ 'a.txt': comments('Austria') }, 'file,entity\na.txt,XXX\n'));
    await scene.hand(
      { 'x/a.txt': comments('Austria'), 'c.txt': comments('Kenya') },
      'file,entity\na.txt,AUT\nc.txt,KEN\n',
    );
    expect((await scene.states()).toSorted()).toEqual(['filed', 'superseded']);
    expect(await scene.openTasks()).toEqual([]);
  });
});

describe('a batch without a manifest', () => {
  it('is filed where names and first lines agree on every file', async () => {
    const scene = await transmittalScene(own.client);
    const files = { 'AUT.txt': comments('Austria'), 'Kenya comments.txt': comments('Kenya') };
    expect(await scene.hand(files, null)).toMatchObject({ outcome: 'filed', filed: 2 });
    expect(await scene.onFile()).toEqual(['AUT 1 AUT.txt', 'KEN 1 Kenya comments.txt']);
  });

  it('is held whole and listed where anything is not certain', async () => {
    const scene = await transmittalScene(own.client);
    const files = { 'AUT.txt': comments('Austria'), 'comments.txt': comments('Kenya') };
    const held = await scene.hand(files, null);
    expect(held.outcome).toBe('held');
    expect(held.proposals.map(({ file, certain }) => [file, certain])).toEqual([
      ['AUT.txt', 'AUT'],
      ['comments.txt', null],
    ]);
    expect(held.proposals[1]?.found['first lines']).toEqual(['KEN']);
    expect(await scene.onFile()).toEqual([]);
    expect(await scene.openTasks()).toEqual(['held-transmittal']);
  });
});

describe('the paper of what was transmitted', () => {
  it('is drafted under a hash, and issued only as cleared by another officer', async () => {
    const scene = await transmittalScene(own.client);
    const { id } = scene.definition;
    await scene.hand(batch, manifest);
    scene.setNow(compileAtMs);
    const { paper, hash } = await scene.draft();
    expect(await scene.draft()).toEqual({ paper, hash });
    expect(scene.papers).toHaveLength(1);
    expect(JSON.stringify(scene.papers[0]?.content)).toContain('Liechtenstein and Switzerland');
    const clear = (officer: string, wanted = hash) =>
      scene.activities.issueTransmittedPaper({ campaignId: id, officer, hash: wanted });
    await expect(clear('desk-officer')).rejects.toThrow(/role clearing-officer is missing/);
    await expect(clear('clearing-officer', 'other')).rejects.toThrow(/has changed/);
    expect(await own.database.read.paper(id, 'compilation', paper.asAtMs)).toBeNull();
    await own.database.transaction((unit) => unit.confirmSymbol(paper.symbol, 'registrar'));
    expect(await clear('clearing-officer')).toEqual({ ...paper, state: 'issued' });
    expect(await own.database.read.paper(id, 'compilation', paper.asAtMs)).toMatchObject({
      pdfSha256: paper.pdfSha256,
      wordSha256: paper.wordSha256,
    });
    expect(await clear('clearing-officer')).toEqual({ ...paper, state: 'issued' });
    expect(await scene.ledger('paper-compiled')).toHaveLength(1);
  });

  it('cannot be cleared by the officer who drafts, though the role is there', async () => {
    const scene = await transmittalScene(own.client);
    await scene.hand(batch, manifest);
    await own.client.campaign.update({ where: { id: scene.definition.id }, data: { draftedBy: 'chief-of-section' } });
    const { hash } = await scene.draft();
    await expect(
      scene.activities.issueTransmittedPaper({ campaignId: scene.definition.id, officer: 'chief-of-section', hash }),
    ).rejects.toThrow(/Nobody clears what they drafted/);
  });

  it('is not issued when a text was filed after the draft, nor after the meeting has opened', async () => {
    const scene = await transmittalScene(own.client);
    const { id, dates } = scene.definition;
    await scene.hand(batch, manifest);
    scene.setNow(compileAtMs);
    const first = await scene.draft();
    await scene.hand({ 'k.txt': comments('Kenya') }, 'file,entity\nk.txt,KEN\n');
    const clear = (hash: string) =>
      scene.activities.issueTransmittedPaper({
        campaignId: id,
        officer: 'clearing-officer',
        hash,
        allow: ['symbol'],
      });
    await expect(clear(first.hash)).rejects.toThrow(/has changed/);
    scene.setNow(compileAtMs + 1_000);
    const second = await scene.draft();
    expect(second.paper.entries).toBe(3);
    scene.setNow(Date.parse(dates.closeAt));
    await expect(clear(second.hash)).rejects.toThrow(/too late/);
    expect(await scene.ledger('paper-compiled')).toEqual([]);
  });

  it('leaves a task for what comes after it was issued', async () => {
    const scene = await transmittalScene(own.client);
    const { id } = scene.definition;
    await scene.hand(batch, manifest);
    const { hash } = await scene.draft();
    await scene.activities.issueTransmittedPaper({
      campaignId: id,
      officer: 'clearing-officer',
      hash,
      allow: ['symbol'],
    });
    await scene.hand({ 'k.txt': comments('Kenya') }, 'file,entity\nk.txt,KEN\n');
    expect(await scene.openTasks()).toEqual(['late-submission']);
  });
});

describe('a batch by mail', () => {
  it('is taken in at the mailbox of the campaign, held for it, and settled by the batch that is registered of it', async () => {
    const mailbox = 'batches@secretariat.example';
    const { office } = aTransmittal();
    const scene = await transmittalScene(own.client, {
      office: { ...office, senderMailbox: mailbox, replyMailbox: mailbox },
    });
    const { id } = scene.definition;
    const judged: string[] = [];
    const desk = new IntakeDesk(own.database, () => judged.push('stored'));
    const doors = await openDoors(
      { intake: { host: '127.0.0.1', port: 0 } },
      desk,
      own.client,
      pino({ level: 'silent' }),
    );
    try {
      const chair = createTransport({ host: '127.0.0.1', port: doors.smtpPort ?? 0, secure: false });
      const attachments = Object.entries({ ...batch, 'manifest.csv': manifest }).map(([filename, content]) => ({
        filename,
        content,
      }));
      const message = {
        from: 'chair@mission.example',
        subject: 'Comments received',
        text: 'Please find them attached.',
        attachments,
      };
      await expect(chair.sendMail({ ...message, to: 'nobody@secretariat.example' })).rejects.toThrow('550');
      await chair.sendMail({ ...message, to: mailbox });
      chair.close();
    } finally {
      await doors.close();
    }
    expect(judged).toEqual(['stored']);
    const itemOf = () => own.client.incomingItem.findFirstOrThrow({ where: { envelopeTo: { has: mailbox } } });
    const { id: itemId, rawSha256 } = await itemOf();
    await scene.judge(itemId);
    expect(await itemOf()).toMatchObject({
      state: 'held',
      reason: 'perhaps-a-batch',
      campaignId: id,
      addresseeCode: null,
    });
    expect(await scene.openTasks()).toEqual(['held-item']);
    const [waits] = await own.database.read.waiting(id);
    expect(waits).toMatchObject({ kind: 'item', campaignId: id, explanation: expect.stringContaining(id) });

    const raw = (await own.database.read.blobs([rawSha256])).get(rawSha256) as Uint8Array;
    const saved = join(ownFolder('mailed'), 'message.eml');
    writeFileSync(saved, raw);
    expect(await scene.handOver(saved)).toMatchObject({ outcome: 'filed', filed: 2, kept: 1 });
    expect((await itemOf()).state).toBe('settled');
    expect(await scene.openTasks()).toEqual([]);
    const [filed] = await scene.ledger('transmittal-filed');
    expect(filed?.data).toMatchObject({ items: [itemId] });
  });
});
