import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, describe, expect, test } from 'vitest';
import type { Extraction } from '../../../adapters/submissions/extract-text.ts';
import { extractSubmissionWith } from '../../../adapters/submissions/extract-text.ts';
import { createDocumentReader } from '../../../adapters/submissions/submission-reader.ts';
import type { SubmissionBlock } from '../../../domain/paper/blocks.ts';

const fontFolder = (font: string): string => {
  const folder = dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${font}/400Regular`)));
  expect(readdirSync(folder).length).toBeGreaterThan(0);
  return folder;
};
const compiler = NodeCompiler.create({
  fontArgs: [{ fontPaths: ['amiri', 'noto-sans', 'noto-sans-sc'].map(fontFolder) }],
});
const pdfOf = (source: string): Uint8Array =>
  compiler.pdf({ mainFileContent: `#set text(font: ("Noto Sans", "Amiri", "Noto Sans SC"))\n${source}` });

const reader = createDocumentReader();
afterAll(() => reader.close());
const extract = (bytes: Uint8Array): Promise<Extraction> =>
  extractSubmissionWith({ name: 'comments.pdf', mediaType: 'application/pdf', bytes }, reader);
const blocksOf = async (source: string): Promise<readonly SubmissionBlock[]> => {
  const extraction = await extract(pdfOf(source));
  if ('unreadable' in extraction) throw new Error(extraction.unreadable);
  return extraction.blocks;
};
const lines = (blocks: readonly SubmissionBlock[]): string[] =>
  blocks.map(
    (block) =>
      `${block.kind}: ${block.kind === 'heading' || block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : ''}`,
  );

const first =
  'Le Gouvernement considère que la création d’un mécanisme d’examen de l’application de la Convention est nécessaire, et que ce mécanisme doit être transparent, efficace, non intrusif, inclusif et impartial.';
const second =
  'Il rappelle que la Conférence a décidé, dans sa résolution 7/1, de poursuivre le processus, et il appuie la tenue de la réunion intergouvernementale à composition non limitée à Vienne.';

describe('PDF', () => {
  test('headings and paragraphs are put together again', async () => {
    expect(lines(await blocksOf(`#set page(numbering: "1 / 1")\n= Observations\n${first}\n\n${second}\n`))).toEqual([
      'heading: Observations',
      `paragraph: ${first}`,
      `paragraph: ${second}`,
    ]);
  });

  test('a paragraph that runs over the page stays one; running heads and numbers go', async () => {
    const long = Array.from(
      { length: 60 },
      (_, index) => `Sentence number ${index} of the comments is as long as any other,`,
    ).join(' ');
    const source = `#set page(height: 12cm, numbering: "1", header: [Permanent Mission, Vienna])\n${long} and it ends here.\n`;
    const blocks = lines(await blocksOf(source));
    expect(blocks).toEqual([`paragraph: ${long} and it ends here.`]);
  });

  test('words divided at the end of a line are whole again', async () => {
    const source = `#set page(width: 7cm)\n#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\nInternational cooperation, extradition, confiscation, and jurisdiction considerations notwithstanding administrative responsibilities.\n`;
    expect(lines(await blocksOf(source))).toEqual([
      'paragraph: International cooperation, extradition, confiscation, and jurisdiction considerations notwithstanding administrative responsibilities.',
    ]);
  });

  test('Arabic comes out in reading order', async () => {
    const arabic = 'تهدي البعثة الدائمة تحياتها إلى الأمانة وتتشرف بأن تقدم تعليقاتها على القرار.';
    const extraction = await extract(pdfOf(`#set text(lang: "ar", font: "Amiri")\n${arabic}`));
    expect(extraction).toMatchObject({
      blocks: [{ kind: 'paragraph', runs: [{ text: arabic }] }],
      language: 'ar',
      direction: 'rtl',
      pages: 1,
    });
  });

  test('Arabic with vowel signs that would come out wrong is left as it is', async () => {
    const vowelled = 'وهي تعليقات مقدَّمة بروح بنّاءة ولا تخل بالموقف.';
    expect(await extract(pdfOf(`#set text(lang: "ar", font: "Amiri")\n${vowelled}`))).toEqual({
      unreadable: 'Its Arabic vowel signs are set so that its text cannot be taken out without mistakes.',
    });
  });

  test('Chinese and Russian are told', async () => {
    const chinese = '常驻代表团向秘书处致意，并谨转递本国政府对决议执行情况的意见。';
    expect(await extract(pdfOf(`#set text(lang: "zh")\n${chinese}`))).toMatchObject({
      blocks: [{ runs: [{ text: chinese }] }],
      language: 'zh',
    });
    expect(await extract(pdfOf('Правительство поддерживает создание механизма обзора.'))).toMatchObject({
      language: 'ru',
    });
  });

  test('a PDF of 2,000 pages is left as it is, and says why', async () => {
    expect(await extract(pdfOf('#for number in range(2000) { [Page #number]; pagebreak(weak: true) }'))).toEqual({
      unreadable: 'It has 2000 pages; at most 500 are read.',
    });
  });

  test('a PDF without text is taken for a scan', async () => {
    expect(await extract(pdfOf('#rect(fill: black)'))).toEqual({
      unreadable: 'Its one page holds no text: it is probably a scan.',
      scannedPages: 1,
    });
  });
});
