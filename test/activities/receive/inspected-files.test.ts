import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { judgeItem } from '../../../activities/receive/judge-item.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { createFileExaminer, type FileExaminer } from '../../../adapters/inspection/file-examiner.ts';
import { createSenderAuthentication } from '../../../adapters/mail/authentication.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { extractBody } from '../../../adapters/submissions/extract-text.ts';
import { createDocumentReader } from '../../../adapters/submissions/submission-reader.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { JudgedItem } from '../../../workflows/contracts/activities.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { pdfOf, sentence, wordOf } from '../../adapters/inspection/document-fixtures.ts';
import { askZone, missionsMailbox, ourMailbox } from '../../adapters/mail/authentication-fixture.ts';
import { dispatchAtMs } from '../../builders/a-cycle.ts';
import { clearedCampaign } from '../dispatch/cleared-campaign.ts';

const own = useOwnDatabase();
const reader = createDocumentReader();
const unscanned = createFileExaminer(null, reader);
afterAll(() => reader.close());

interface Attached {
  readonly name: string;
  readonly bytes: Buffer;
}

const part = ({ name, bytes }: Attached): string =>
  `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;

/** Takes a reply with these files in at the door and judges it. */
const receive = async (
  files: readonly Attached[],
  overrides: Partial<CampaignDefinition> = {},
  examiner: FileExaminer = unscanned,
) => {
  const cleared = await clearedCampaign(own.client, ['AUT'], overrides, { mailboxes: [missionsMailbox] });
  await cleared.happen('AUT', { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
  cleared.setNow(dispatchAtMs + 86_400_000);
  const request = await cleared.note(cleared.request('AUT'));
  if (request === undefined) throw new Error('There is no request.');
  const raw = Buffer.from(
    `From: <${missionsMailbox}>\r\nTo: <${ourMailbox}>\r\nMessage-ID: <${randomUUID()}@mission.example>\r\nSubject: ${request.reference}\r\nIn-Reply-To: ${request.messageId}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease find attached the comments.\r\n${files.map(part).join('')}--b--\r\n`,
  );
  const id = randomUUID();
  await storeIncoming(own.database, {
    id,
    door: 'smtp',
    envelopeFrom: missionsMailbox,
    envelopeTo: [ourMailbox],
    peer: { address: '127.0.0.1', helo: 'mx.secretariat.test' },
    raw,
    rawSha256: cleared.deps.sha256(raw),
    answers: [],
    messageId: null,
    storedRealAtMs: cleared.realMs(dispatchAtMs + 86_400_000),
    registration: null,
  });
  const { examine } = examiner;
  const judge = judgeItem({
    ...cleared.deps,
    messages: { read: parseIncoming },
    texts: { examine, extract: async (file) => (await examine(file)).text, extractBody },
    senders: createSenderAuthentication({ ask: askZone }),
  });
  const judged = (await new MockActivityEnvironment().run(judge, { itemId: id })) as JudgedItem;
  const row = await own.client.incomingItem.findUniqueOrThrow({ where: { id } });
  const submission = await own.client.submission.findFirst({ where: { itemId: id }, include: { files: true } });
  return { judged, row, submission, cleared };
};

const word = { name: 'comments.docx', bytes: wordOf() };
const macros = {
  name: 'annex.docx',
  bytes: wordOf(undefined, [{ name: 'word/vbaProject.bin', content: 'x' }]),
};

describe('a reply with files', () => {
  it('is filed with what can be taken; what cannot is kept, marked with the reason and in the ledger', async () => {
    const { judged, row, submission, cleared } = await receive([word, macros]);
    expect(judged.outcome).toBe('filed');
    expect(submission?.files.toSorted((a, b) => a.position - b.position)).toMatchObject([
      { name: 'comments.docx', disposition: 'reproduced', note: null },
      { name: 'annex.docx', disposition: 'refused', note: 'macros: It contains macros.' },
    ]);
    const sha256 = cleared.deps.sha256(macros.bytes);
    const kept = await own.database.read.blobs([sha256]);
    expect(Buffer.from(kept.get(sha256) ?? []).equals(macros.bytes)).toBe(true);
    const [filed] = await cleared.ledger('submission-filed');
    expect(filed?.data).toMatchObject({
      files: [{ name: 'comments.docx' }, { name: 'annex.docx', sha256, refused: 'macros: It contains macros.' }],
    });
    expect(row.judgement).toMatchObject({
      evidence: expect.arrayContaining([
        { kind: 'file', value: 'comments.docx: docx, accepted; no virus scanner is configured' },
        {
          kind: 'file',
          value: 'annex.docx: refused, macros: It contains macros. (no virus scanner is configured)',
        },
      ]),
    });
    expect(submission?.words).toBe(12);
  });

  it('is held when none of them can be taken, and nobody is counted as having replied', async () => {
    const { judged, row, submission, cleared } = await receive([macros]);
    expect(judged.outcome).toBe('held');
    expect(submission).toBeNull();
    expect(row).toMatchObject({
      state: 'held',
      reason: 'files-refused',
      judgement: { explanation: 'None of its files can be taken: annex.docx (macros: It contains macros.)' },
    });
    expect((await cleared.cycle('AUT')).phase).toBe('open');
  });

  it('is held when the campaign does not accept their kind', async () => {
    const { row } = await receive([word], { submissions: { accept: ['pdf'] } });
    expect(row).toMatchObject({ state: 'held', reason: 'files-refused' });
    const { judged } = await receive([{ name: 'comments.pdf', bytes: pdfOf() }], { submissions: { accept: ['pdf'] } });
    expect(judged.outcome).toBe('filed');
  });

  it('is filed with the pages of a scan to be reproduced, which is no mistake', async () => {
    const { submission } = await receive([{ name: 'scan.pdf', bytes: pdfOf({ content: Buffer.alloc(0) }) }]);
    expect(submission?.files).toMatchObject([
      { disposition: 'reproduced', note: 'Its one page holds no text: it is probably a scan.' },
    ]);
    expect(submission?.blocks).toMatchObject([{ kind: 'pages', pages: 1, name: 'scan.pdf' }]);
  });

  it('is held while the virus scanner gives no verdict, and held with its finding once it does', async () => {
    const silent = createFileExaminer(async () => ({ state: 'unreachable', explanation: 'no answer' }), reader);
    expect((await receive([word], {}, silent)).row).toMatchObject({
      state: 'held',
      reason: 'not-scanned',
      judgement: { explanation: 'The virus scanner gave no verdict on comments.docx.' },
    });
    const finding = createFileExaminer(async () => ({ state: 'found', signature: 'Test.Signature' }), reader);
    expect((await receive([word], {}, finding)).row).toMatchObject({
      state: 'held',
      reason: 'files-refused',
      judgement: { explanation: expect.stringContaining('malware: The virus scanner reports Test.Signature.') },
    });
  });

  it('is filed by the words of its document, not by its name', async () => {
    const { submission } = await receive([{ name: 'Note 12.2015', bytes: wordOf() }]);
    expect(submission?.blocks).toEqual([{ kind: 'paragraph', runs: [{ text: sentence }] }]);
  });
});
