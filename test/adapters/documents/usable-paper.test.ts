import { createHash } from 'node:crypto';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { renderPaperAkn } from '../../../adapters/documents/paper-akn.ts';
import { renderPaperHtml } from '../../../adapters/documents/paper-html.ts';
import { renderPaperPdf } from '../../../adapters/documents/paper-pdf.ts';
import { renderPaperText } from '../../../adapters/documents/paper-text.ts';
import { renderPaperWord } from '../../../adapters/documents/paper-word.ts';
import { createTypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import { usablePaper } from '../../../adapters/documents/usable-paper.ts';
import type { Paper, PaperBlock } from '../../../domain/paper/paper.ts';
import { akomaNtosoMistakes } from './akn-schema.ts';
import { hostilePaper } from './hostile-paper.ts';
import { madePng } from './made-png.ts';
import { readZip } from './read-zip.ts';

const compiler = createTypstCompiler();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const scan = compiler.compilePdf('#set page(width: 10cm, height: 14cm)\nPage one #pagebreak() Page two', {
  title: 'scan',
  date: new Date(0),
});
const files = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => new Map([[sha256(bytes), bytes]]);
const pages = (bytes: Uint8Array, count = 2): PaperBlock => ({
  kind: 'pages',
  sha256: sha256(bytes),
  pages: count,
  alternative: 'reply.pdf',
  elsewhere: [{ text: 'In the PDF: reply.pdf (2 pages)' }],
  onFile: [{ text: 'On file: reply.pdf (2 pages)' }],
});
const image = (bytes: Uint8Array): PaperBlock => ({
  kind: 'image',
  source: { kind: 'raster', sha256: sha256(bytes), mediaType: 'image/png', width: 60, height: 60 },
  alternative: 'A field',
  width: 1,
});
const paperOf = (...blocks: PaperBlock[]): Paper => ({
  ...hostilePaper,
  runningSymbol: 'A/1/X',
  content: [
    { kind: 'heading', level: 1, runs: [{ text: 'Texts' }], inContents: true },
    { kind: 'section', language: 'en', direction: 'ltr', blocks },
    { kind: 'paragraph', runs: [{ text: 'After them' }] },
  ],
});

const linesOf = async (pdf: Uint8Array): Promise<string[]> => {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return texts;
};

describe('pages as received', () => {
  it('stand in the PDF one to a page, below the running symbol, counted with the others', async () => {
    const paper = usablePaper(paperOf(pages(scan)), () => compiler, files(scan));
    const texts = await linesOf(await renderPaperPdf(paper, { compiler, files: files(scan) }));
    expect(texts).toHaveLength(4);
    expect(texts[1]).toMatch(/A\/1\/X.*Page one.*2\/4|A\/1\/X.*2\/4.*Page one/);
    expect(texts[2]).toContain('Page two');
    expect(texts[3]).toContain('After them');
  });

  it('are named in the forms that cannot show them, with where they are shown', async () => {
    const paper = paperOf(pages(scan));
    const said = 'In the PDF: reply.pdf (2 pages)';
    expect(Buffer.from(renderPaperHtml(paper, files(scan))).toString()).toContain(said);
    expect(Buffer.from(renderPaperText(paper)).toString()).toContain(said);
    expect(akomaNtosoMistakes(renderPaperAkn(paper, files(scan)))).toEqual([]);
    const word = readZip(await renderPaperWord(paper, files(scan))).get('word/document.xml')?.text;
    expect(word).toContain(said);
    expect(word).not.toContain('On file');
  });

  it.each([
    ['damaged', scan.subarray(0, 400), 2],
    ['empty', new Uint8Array(), 1],
    ['fewer than were counted', scan, 3],
  ])('that are %s are named in every form instead', async (_, bytes, count) => {
    const paper = usablePaper(paperOf(pages(bytes, count)), () => compiler, files(bytes));
    expect((await linesOf(await renderPaperPdf(paper, { compiler, files: files(bytes) }))).join(' ')).toContain(
      'On file: reply.pdf',
    );
  });
});

describe('a picture', () => {
  const good = madePng(60, 60, [0, 0, 0]);
  it.each([
    ['cut off', good.subarray(0, 60)],
    ['something else', Buffer.from('GIF89a not a picture at all')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is put into words, and the paper comes out', async (_, bytes) => {
    const asked = paperOf(image(bytes), image(good));
    const all = new Map([...files(bytes), ...files(good)]);
    const paper = usablePaper(asked, () => compiler, all);
    const [section] = paper.content.filter((block) => block.kind === 'section');
    expect(section?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'image']);
    expect((await linesOf(await renderPaperPdf(paper, { compiler, files: all }))).join(' ')).toContain('[A field]');
  });
});
