import { describe, expect, it } from 'vitest';
import { renderPaperAkn } from '../../../adapters/documents/paper-akn.ts';
import { renderPaperHtml } from '../../../adapters/documents/paper-html.ts';
import { renderPaperPdf } from '../../../adapters/documents/paper-pdf.ts';
import { renderPaperText } from '../../../adapters/documents/paper-text.ts';
import { renderPaperWord } from '../../../adapters/documents/paper-word.ts';
import { readPdf } from '../../../adapters/submissions/read-pdf.ts';
import { readWord } from '../../../adapters/submissions/read-word.ts';
import { submittedBlocks } from '../../../domain/compile/submitted-blocks.ts';
import { textOfBlock } from '../../../domain/paper/blocks.ts';
import { labelText } from '../../../domain/paper/item-label.ts';
import { listItems, type PaperBlock, plainText } from '../../../domain/paper/paper.ts';
import { akomaNtosoMistakes } from './akn-schema.ts';
import { labelledBlocks, labelledPaper } from './labelled-paper.ts';

const cited = [
  'II. Views on the mechanism',
  '(a) The Government supports the mechanism',
  '(i) It should be brief;',
  '(ii) It should be fair;',
  '(b) Paragraph that is cited as (b).',
  '(d) The letter between was struck out.',
  'Article 1 – First article',
  '1.2 Its second',
  'Article 2 – Second article',
  '2.1 Its only paragraph',
  '8. Eighth',
  '9. Ninth',
  'A) A capital',
  '十一、 中国政府支持该机制。',
  'к) Государство поддерживает механизм.',
];

const labelsIn = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'list'
      ? listItems(block).flatMap(({ label, runs, below }) => [
          `${label === null ? '-' : labelText(label)} ${plainText(runs)}`,
          ...(below === null ? [] : labelsIn([below])),
        ])
      : [],
  );

const isFoundIn = (text: string, pieces: readonly string[] = cited): void => {
  const onOneLine = text.replace(/\s+/gu, ' ');
  for (const piece of pieces) expect(onOneLine).toContain(piece);
};

describe('what the items of a list are called by', () => {
  it('is found in the plain text', () => {
    const text = Buffer.from(renderPaperText(labelledPaper)).toString('utf8');
    isFoundIn(text, [...cited, '(أ) يؤيد البلد الآلية']);
    expect(text).toContain(
      '\n (a) The Government supports the mechanism, as long as its work is of use to\n     those',
    );
  });

  it('is text in the web page, so that it is found, heard and copied', () => {
    const html = Buffer.from(renderPaperHtml(labelledPaper)).toString('utf8');
    isFoundIn(html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, ''), [...cited, '(ب) وهذه فقرة ثانية.']);
    expect(html).toContain('<li><span class="label">(d)</span> The letter between');
  });

  it('is the number of its item in Akoma Ntoso', () => {
    const bytes = renderPaperAkn(labelledPaper);
    const akn = Buffer.from(bytes).toString('utf8');
    expect(akomaNtosoMistakes(bytes)).toEqual([]);
    expect(akn).toContain('<num>(d)</num><p>The letter between was struck out.</p>');
    expect(akn).toContain('<num>II.</num><heading>Views on the mechanism</heading>');
  });

  it('stands before its item in the PDF', async () => {
    const reading = await readPdf(await renderPaperPdf(labelledPaper));
    if ('unreadable' in reading) throw new Error(reading.unreadable);
    isFoundIn(reading.blocks.map(textOfBlock).join('\n'), cited.slice(0, -2));
  });

  it('is what Word itself counts: read back, each item is called as it was when it came in', async () => {
    const reading = await readWord(await renderPaperWord(labelledPaper));
    if ('unreadable' in reading) throw new Error(reading.unreadable);
    const came = labelsIn(submittedBlocks(labelledBlocks, 'en'));
    expect(came).toHaveLength(14);
    expect(labelsIn(submittedBlocks(reading.blocks, 'en')).slice(0, came.length)).toEqual(came);
  });
});
