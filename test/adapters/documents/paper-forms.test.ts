import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { renderPaperAkn } from '../../../adapters/documents/paper-akn.ts';
import { renderPaperHtml } from '../../../adapters/documents/paper-html.ts';
import { renderPaperPdf } from '../../../adapters/documents/paper-pdf.ts';
import { renderPaperText } from '../../../adapters/documents/paper-text.ts';
import { renderPaperWord } from '../../../adapters/documents/paper-word.ts';
import { PermanentFailure } from '../../../domain/errors.ts';
import { filesIn } from '../../../domain/paper/paper-walk.ts';
import { akomaNtosoMistakes } from './akn-schema.ts';
import { illustratedPaper, illustrationFiles } from './illustrated-paper.ts';
import { readZip } from './read-zip.ts';

const forms = {
  pdf: async () => renderPaperPdf(illustratedPaper, { files: illustrationFiles }),
  word: async () => renderPaperWord(illustratedPaper, illustrationFiles),
  html: async () => renderPaperHtml(illustratedPaper, illustrationFiles),
  akn: async () => renderPaperAkn(illustratedPaper, illustrationFiles),
  text: async () => renderPaperText(illustratedPaper),
} as const;

const text = async (form: keyof typeof forms): Promise<string> => Buffer.from(await forms[form]()).toString('utf8');

describe('a paper with pictures', () => {
  it.each(Object.keys(forms) as (keyof typeof forms)[])('is the same bytes each time as %s', async (form) => {
    expect(Buffer.compare(await forms[form](), await forms[form]())).toBe(0);
  });

  it('names the files it has to be given, and is refused without them', async () => {
    expect(filesIn(illustratedPaper)).toEqual([...illustrationFiles.keys()]);
    await expect(renderPaperPdf(illustratedPaper)).rejects.toThrow(PermanentFailure);
    expect(() => renderPaperHtml(illustratedPaper)).toThrow('shows a picture that was not handed over');
  });

  it('draws them in the PDF, each with its alternative text', async () => {
    const bytes = Buffer.from(await forms.pdf());
    const pages = await getDocumentProxy(Uint8Array.from(bytes));
    const { items } = await (await pages.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain('African States');
    expect(bytes.toString('latin1').match(/\/Alt \(/g)).toHaveLength(2);
  });

  it('puts them into the Word file with their alternative texts', async () => {
    const parts = readZip(await forms.word());
    const xml = parts.get('word/document.xml')?.text ?? '';
    expect(xml).toContain('descr="A red field"');
    expect(xml).toContain('descr="Bar chart: 20 African States replied &quot;&lt;b&gt;&quot;"');
    expect(xml).toContain('asvg:svgBlip');
    expect([...parts.keys()].filter((name) => /^word\/media\/.+\.(png|svg)$/.test(name))).toHaveLength(3);
  });

  it('holds them in the HTML file itself', async () => {
    const html = await text('html');
    expect(html.match(/<img src="data:image\/(svg\+xml|png);base64,/g)).toHaveLength(2);
    expect(html).toContain('alt="Bar chart: 20 African States replied &quot;&lt;b&gt;&quot;"');
    expect(html).toContain('<figcaption>Figure 1. Replies by region<sup>');
  });

  it('says in plain text what they show', async () => {
    expect(await text('text')).toContain('[A red field]\n');
  });

  it('is valid Akoma Ntoso', async () => {
    expect(akomaNtosoMistakes(await forms.akn())).toEqual([]);
    const spoiled = (await text('akn')).replace('<mainBody', '<body').replace('</mainBody', '</body');
    expect(akomaNtosoMistakes(Buffer.from(spoiled)).join('\n')).toContain('body');
  });
});
