import mammoth from 'mammoth';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { renderPaperWord } from '../../../adapters/documents/paper-word.ts';
import { compilationPaper } from '../../../domain/compile/compilation.ts';
import { sampleCompilation } from '../../domain/compile/sample-compilation.ts';
import { hostilePaper } from './hostile-paper.ts';
import { readZip } from './read-zip.ts';

const paper = compilationPaper(sampleCompilation);

const part = (bytes: Uint8Array, name: string): string => readZip(bytes).get(name)?.text ?? expect.unreachable(name);

/** The paragraph that has a text, as XML. */
const paragraphWith = (xml: string, text: string): string =>
  [...xml.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)].map((match) => match[0]).find((one) => one.includes(text)) ??
  expect.unreachable(`no paragraph has ${text}`);

describe('a paper as Word', () => {
  let word: Uint8Array;
  let xml: string;
  beforeAll(async () => {
    word = await renderPaperWord(paper);
    xml = part(word, 'word/document.xml');
  });

  it('is the same bytes for the same paper, whenever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 1, 2, 3, 4, 6) });
    const later = await renderPaperWord(structuredClone(paper));
    vi.useRealTimers();
    expect(Buffer.compare(later, word)).toBe(0);
    expect(Buffer.compare(await renderPaperWord(hostilePaper), await renderPaperWord(hostilePaper))).toBe(0);
  });

  it('bears the date of the document in its properties and in every entry', () => {
    const core = part(word, 'docProps/core.xml');
    expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2015-09-11T00:00:00Z</dcterms:created>');
    expect(core).toContain('<dcterms:modified xsi:type="dcterms:W3CDTF">2015-09-11T00:00:00Z</dcterms:modified>');
    const moments = new Set([...readZip(word).values()].map(({ dosMoment }) => dosMoment));
    expect([...moments]).toEqual([(((2015 - 1980) << 9) | (9 << 5) | 11) << 16]);
  });

  it('has real headings in the contents, nested ones below', () => {
    for (const [text, style] of [
      ['Replies received from States', 'Heading1'],
      ['Côte d’Ivoire', 'Heading2'],
      ['Observations générales', 'Heading3'],
      ['Costs', 'Heading4'],
    ] as const) {
      const styles = [...xml.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)]
        .map((match) => match[0])
        .filter((one) => one.includes(`>${text}<`));
      expect(
        styles.some((one) => one.includes(`<w:pStyle w:val="${style}"/>`)),
        text,
      ).toBe(true);
    }
    expect(xml).toContain('TOC \\h \\o &quot;1-2&quot;');
    const marks = [...xml.matchAll(/<w:bookmarkStart w:name="(_Toc\d+)"/g)].map((match) => match[1]);
    const referred = [...xml.matchAll(/w:anchor="(_Toc\d+)"/g)].map((match) => match[1]);
    expect(marks).toHaveLength(16);
    expect(referred).toEqual(marks);
  });

  it('works out the pages of a short paper, so that Word does not ask', () => {
    expect(xml).not.toContain('w:dirty="true"');
    expect(xml).toMatch(/PAGEREF _Toc00000001.*?<w:t[^>]*>2<\/w:t>/s);
  });

  it('writes Arabic from right to left, marked as Arabic, with symbols as runs of their own', () => {
    const paragraph = paragraphWith(xml, 'تشكر مصر');
    expect(paragraph).toContain('<w:bidi/>');
    expect(paragraph).toMatch(/<w:rtl\/><w:lang w:bidi="ar-SA"\/><\/w:rPr><w:t[^>]*>تشكر مصر/);
    const symbol = paragraph.match(/<w:r>(?:(?!<w:r>).)*CTOC\/COP\/WG\.8\/2015\/2<\/w:t><\/w:r>/s)?.[0];
    expect(symbol).not.toContain('<w:rtl/>');
    expect(paragraphWith(xml, '555 0199')).toContain('\u200e+43 1 555 0199\u200e');
    expect(xml).toContain('<w:bidiVisual/>');
  });

  it('lets the section of an Arabic version run from the right, and no other', async () => {
    const arabic = await renderPaperWord({ ...paper, language: 'ar' });
    expect(part(arabic, 'word/document.xml')).toMatch(/<w:titlePg\/><w:bidi\/><w:docGrid/);
    expect(xml).not.toContain('<w:bidi/><w:docGrid');
  });

  it('marks the language of every submission', () => {
    expect(paragraphWith(xml, 'La France se félicite')).toContain('<w:lang w:val="fr-FR"/>');
    expect(paragraphWith(xml, 'Российская Федерация')).toContain('<w:lang w:val="ru-RU"/>');
    expect(paragraphWith(xml, '中国政府')).toContain('w:eastAsia="zh-CN"');
    expect(part(word, 'word/styles.xml')).toContain('w:val="en-GB"');
  });

  it('has the running symbol, page x/y and the asterisk of the agenda', () => {
    const names = [...readZip(word).keys()];
    const heads = names.filter((name) => /header\d+\.xml$/.test(name)).map((name) => part(word, name));
    const feet = names.filter((name) => /footer\d+\.xml$/.test(name)).map((name) => part(word, name));
    expect(heads.map((head) => head.includes('CTOC/COP/WG.8/2015/2')).sort()).toEqual([false, true]);
    for (const foot of feet) expect(foot).toMatch(/PAGE.*NUMPAGES/s);
    expect(xml).toMatch(/<w:footnoteReference w:customMarkFollows="1" w:id="1"\/><w:t[^>]*>\*<\/w:t>/);
    const notes = part(word, 'word/footnotes.xml');
    expect(notes).toMatch(/<w:footnote w:id="1">(?:(?!<\/w:footnote>).)*>\*<\/w:t>.*CTOC\/COP\/WG\.8\/2015\/1\./s);
    expect(notes).not.toContain('<w:footnoteRef/>');
  });

  it('begins every numbered list at 1', () => {
    const numbers = part(word, 'word/numbering.xml');
    const used = new Set([...xml.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map((match) => match[1]));
    expect(used.size).toBeGreaterThan(3);
    for (const id of used) expect(numbers).toContain(`<w:num w:numId="${id}"`);
  });

  it('gives its text back in order', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(word) });
    const body = value.slice(value.indexOf('The present document contains'));
    let from = 0;
    for (const piece of [
      'Austria thanks',
      'Sentence that ends the text of Austria.',
      '一般性意见',
      'Comentarios',
      'Côte d’Ivoire',
      'anexo.xlsx',
      'هذه هي الجملة الأخيرة من نص مصر.',
      'Общие замечания',
      'European Union',
    ]) {
      const at = body.indexOf(piece, from);
      expect(at, piece).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('takes every text as text and links only to what may be linked to', async () => {
    const hostile = await renderPaperWord(hostilePaper);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(hostile) });
    expect(value).toContain('#panic("run") *star* _under_ \\backslash [brackets] {{braces}} ]]></w:t> &amp; </p>');
    expect(value).toContain('Head #eval("1") eno');
    const targets = [
      ...part(hostile, 'word/_rels/document.xml.rels').matchAll(/Target="([^"]*)" TargetMode="External"/g),
    ];
    expect(targets.map((match) => match[1])).toEqual(['https://example.org/a?b=c&amp;d=e']);
    expect(part(hostile, 'word/footnotes.xml')).toContain('The note #itself');
    expect(part(hostile, 'word/document.xml')).toContain('<w:pageBreakBefore/>');
  });
});
