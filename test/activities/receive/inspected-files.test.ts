import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { judgeItem } from '../../../activities/receive/judge-item.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { renderPaperHtml } from '../../../adapters/documents/paper-html.ts';
import { renderPaperPdf } from '../../../adapters/documents/paper-pdf.ts';
import { renderPaperText } from '../../../adapters/documents/paper-text.ts';
import { renderPaperWord } from '../../../adapters/documents/paper-word.ts';
import { createFileExaminer, type FileExaminer } from '../../../adapters/inspection/file-examiner.ts';
import { createSenderAuthentication } from '../../../adapters/mail/authentication.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { extractBody } from '../../../adapters/submissions/extract-text.ts';
import { createDocumentReader } from '../../../adapters/submissions/submission-reader.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { submittedBlocks } from '../../../domain/compile/submitted-blocks.ts';
import type { SubmissionBlock } from '../../../domain/paper/blocks.ts';
import type { Paper } from '../../../domain/paper/paper.ts';
import type { JudgedItem } from '../../../workflows/contracts/activities.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { hostilePaper } from '../../adapters/documents/hostile-paper.ts';
import { madePng } from '../../adapters/documents/made-png.ts';
import { readZip } from '../../adapters/documents/read-zip.ts';
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

const textOfPdf = async (bytes: Uint8Array): Promise<string> =>
  (await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true })).text;

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

  it('ends in the paper as far as it can be shown, whatever the document holds, and the rest is named', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const wide = Array.from({ length: 400 }, (_, column) => cell(`c${column}`));
    const bytes = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: 'Views \u202eon the mechanism', heading: HeadingLevel.HEADING_1 }),
              new Paragraph({
                children: [new ExternalHyperlink({ link: 'javascript:alert(1)', children: [new TextRun('our site')] })],
              }),
              new Paragraph({
                children: [
                  new ImageRun({
                    type: 'png',
                    data: madePng(60, 30, [1, 2, 3]).subarray(0, 50),
                    transformation: { width: 60, height: 30 },
                  }),
                ],
              }),
              new Table({ rows: [new TableRow({ children: wide })] }),
            ],
          },
        ],
      }),
    );
    const { submission } = await receive([
      { name: 'comments.docx', bytes },
      { name: 'annex.docx', bytes: Buffer.alloc(0) },
    ]);
    expect(submission?.files.toSorted((a, b) => a.position - b.position)).toMatchObject([
      { name: 'comments.docx', disposition: 'reproduced', note: 'Reproduced without one picture.' },
      { name: 'annex.docx', disposition: 'refused', note: 'empty: It is empty.' },
    ]);
    const blocks = submission?.blocks as unknown as readonly SubmissionBlock[];
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'omitted-picture', 'table']);
    const paper: Paper = {
      ...hostilePaper,
      content: [
        { kind: 'heading', level: 1, runs: [{ text: 'Texts' }], inContents: true },
        { kind: 'heading', level: 2, runs: [{ text: 'Austria' }], inContents: true },
        { kind: 'section', language: 'en', direction: 'ltr', blocks: submittedBlocks(blocks, 'en') },
      ],
    };
    const word = readZip(await renderPaperWord(paper));
    const shown = [
      Buffer.from(renderPaperText(paper)).toString('utf8'),
      Buffer.from(renderPaperHtml(paper)).toString('utf8'),
      word.get('word/document.xml')?.text ?? '',
      await textOfPdf(await renderPaperPdf(paper)),
    ];
    for (const text of shown) {
      for (const piece of ['Views on the mechanism', 'our site', 'Picture that cannot be reproduced', 'c399'])
        expect(text).toContain(piece);
      expect(text).not.toMatch(/javascript|\u202e/);
    }
    expect(word.get('word/_rels/document.xml.rels')?.text).not.toContain('javascript');
  });
});
