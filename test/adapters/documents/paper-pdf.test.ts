import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPaperPdf } from '../../../adapters/documents/paper-pdf.ts';
import { createTypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import { compilationPaper } from '../../../domain/compile/compilation.ts';
import { sampleCompilation, sampleSubmissions } from '../../domain/compile/sample-compilation.ts';
import { hostilePaper } from './hostile-paper.ts';

const compiler = createTypstCompiler();
const paper = compilationPaper(sampleCompilation);

const textOf = async (pdf: Uint8Array): Promise<{ text: string; pages: string[] }> => {
  const { text: pages } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)));
  return { pages, text: pages.join('\n').replace(/\s+/g, ' ') };
};

describe('a paper as PDF', () => {
  let pdf: Uint8Array;
  let text: string;
  let pages: string[];
  let raw: string;
  beforeAll(async () => {
    pdf = await renderPaperPdf(paper, { compiler });
    ({ text, pages } = await textOf(pdf));
    raw = Buffer.from(pdf).toString('latin1');
  });

  it('is the same bytes for the same paper, from the same compiler and from another', async () => {
    expect(Buffer.compare(await renderPaperPdf(paper, { compiler }), pdf)).toBe(0);
    expect(Buffer.compare(await renderPaperPdf(structuredClone(paper)), pdf)).toBe(0);
  });

  it('is tagged, has bookmarks, and bears the date of the document', async () => {
    const document = await getDocumentProxy(Uint8Array.from(pdf));
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      Title: `CTOC/COP/WG.8/2015/2: ${sampleCompilation.definition.title}`,
      Author: 'United Nations',
      CreationDate: 'D:20150911000000Z',
    });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const [introduction, states] = (await document.getOutline()) ?? [];
    expect(introduction?.title).toContain('Introduction');
    expect(states?.items.map(({ title }) => title)).toContain('Côte d’Ivoire');
  });

  it('is set in the given fonts only', () => {
    const families = new Set([...raw.matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([A-Za-z]+)/g)].map((match) => match[1]));
    expect([...families].sort()).toEqual(['Amiri', 'NotoSans', 'NotoSansSC']);
  });

  it('has the masthead, the contents with pages, the symbol on every later page and page x of y', () => {
    expect(pages[0]).toContain('Distr.: General');
    expect(pages[0]).toContain('Original: All languages');
    expect(pages[0]).toMatch(/\* ?CTOC\/COP\/WG\.8\/2015\/1\./);
    const austria = pages.findIndex((page, index) => index > 0 && page.includes('[Received on 14 July 2015]')) + 1;
    expect(pages[0]?.replace(/\s+/g, ' ')).toMatch(new RegExp(`Austria [. ]*${austria} `));
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`${index + 1}/${pages.length}`);
      if (index > 0) expect(page).toContain('CTOC/COP/WG.8/2015/2');
    }
  });

  it('has every respondent in order, with the text of each', () => {
    const body = text.slice(text.indexOf('The present document contains'));
    const expected = [
      'Austria',
      'Austria thanks the Secretariat',
      'Sentence that ends the text of Austria.',
      'China',
      '一般性意见',
      '机制应当考虑发展中国家的实际情况。',
      'Costa Rica',
      'Côte d’Ivoire',
      'La France se félicite',
      'Ecuador',
      'anexo.xlsx',
      'Egypt',
      'A/RES/78/29',
      'France',
      'Russian Federation',
      'Российская Федерация исходит из того',
      'Türkiye',
      'Turkmenistan',
      'European Union',
      'International Criminal Police',
    ];
    let from = 0;
    for (const piece of expected) {
      const at = body.indexOf(piece, from);
      expect(at, `${piece} after position ${from}`).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('keeps symbols and addresses whole inside Arabic', () => {
    for (const piece of [
      'CTOC/COP/WG.8/2015/2',
      'A/RES/78/29',
      'CTOC/COP/2014/13',
      'mission.egypt@missions.example',
      '+43 1 555 0199',
      'A/69/6 (Prog. 13',
    ])
      expect(text).toContain(piece);
  });

  it('takes every text as text', async () => {
    const { text: hostile } = await textOf(await renderPaperPdf(hostilePaper, { compiler }));
    for (const piece of [
      '#panic("run") *star* _under_ \\backslash [brackets] {{braces}} ]]></w:t> &amp; </p>',
      '= Heading? #let x = 1',
      '@label <label>',
      '*Office* _line_ $x$ `code`',
      'Head #eval("1") eno',
      '- dash',
      'The note #itself',
    ])
      expect(hostile).toContain(piece);
  });

  it('links to what may be linked to, and only that', async () => {
    const addresses = [
      ...Buffer.from(await renderPaperPdf(hostilePaper, { compiler }))
        .toString('latin1')
        .matchAll(/\/URI \((.*?)\)/g),
    ];
    expect(addresses.map((match) => match[1])).toEqual(['https://example.org/a?b=c&d=e']);
  });

  it('stands with no reply', async () => {
    const { text: empty } = await textOf(
      await renderPaperPdf(compilationPaper({ ...sampleCompilation, submissions: [] }), { compiler }),
    );
    expect(empty).toContain('No State had replied');
  });

  it('never leaves a heading at the foot of a page', async () => {
    const submissions = Array.from({ length: 60 }, (_, index) => ({
      ...(sampleSubmissions[index % 4] ?? expect.unreachable()),
      code: `S${index}`,
      name: `State number ${String(index).padStart(2, '0')}`,
      sortKey: `State number ${String(index).padStart(2, '0')}`,
    }));
    const many = await textOf(
      await renderPaperPdf(compilationPaper({ ...sampleCompilation, submissions }), { compiler }),
    );
    expect(many.pages.length).toBeGreaterThan(10);
    const feet = many.pages.slice(1).map((page) => page.trim().split('\n').slice(-3).join(' '));
    for (const foot of feet) expect(foot).not.toMatch(/State number \d\d\s*(?:\[[^\]]*\]\s*)*\d+\/\d+$/);
  });
});
