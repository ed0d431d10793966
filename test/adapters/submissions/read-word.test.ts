import { createHash } from 'node:crypto';
import {
  Document,
  EndnoteReferenceRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, test } from 'vitest';
import { type Reading, readWord } from '../../../adapters/submissions/read-word.ts';
import { madePng } from '../documents/made-png.ts';
import { wordParts, zipOf } from './zip-fixture.ts';

type Read = Exclude<Reading, { unreadable: string }>;

const read = async (children: (Paragraph | Table)[], more: object = {}): Promise<Read> => {
  const bytes = await Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: 'n',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
              { level: 1, format: LevelFormat.LOWER_LETTER, text: '(%2)' },
            ],
          },
        ],
      },
      sections: [{ children }],
      ...more,
    }),
  );
  return (await readWord(bytes)) as Read;
};

const says = (...children: ParagraphChild[]): Paragraph => new Paragraph({ children });
const numbered = (text: string, level = 0): Paragraph => new Paragraph({ text, numbering: { reference: 'n', level } });
const picture = (data: Buffer, alternative: string): ImageRun =>
  new ImageRun({
    type: 'png',
    data,
    transformation: { width: 60, height: 30 },
    altText: { name: 'x', description: alternative },
  });

describe('reading a Word document', () => {
  test('footnotes and endnotes stand where they are called, with their own styles and paragraphs', async () => {
    const { blocks } = await read(
      [
        says(
          new TextRun('First'),
          new FootnoteReferenceRun(1),
          new TextRun(' and second.'),
          new EndnoteReferenceRun(1),
        ),
      ],
      {
        footnotes: { 1: { children: [says(new TextRun({ text: 'Note', italics: true })), says(new TextRun('Two'))] } },
        endnotes: { 1: { children: [says(new TextRun('At the end'))] } },
      },
    );
    expect(blocks).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { text: 'First', footnote: [{ text: 'Note', italic: true }, { text: '\nTwo' }] },
          { text: ' and second.', footnote: [{ text: 'At the end' }] },
        ],
      },
    ]);
  });

  test('a list counts on after the text between its items, as Word counts it', async () => {
    const { blocks } = await read([numbered('one'), numbered('two'), says(new TextRun('between')), numbered('three')]);
    expect(blocks).toEqual([
      { kind: 'list', ordered: true, items: [[{ text: 'one' }], [{ text: 'two' }]] },
      { kind: 'paragraph', runs: [{ text: 'between' }] },
      { kind: 'list', ordered: true, start: 3, items: [[{ text: 'three' }]] },
    ]);
  });

  test('lists stand within lists', async () => {
    const { blocks } = await read([numbered('one'), numbered('a', 1), numbered('b', 1), numbered('two')]);
    const item = (text: string, value: number) => ({
      runs: [{ text }],
      label: { format: 'lowerLetter', value, before: '(', after: ')' },
    });
    const below = { kind: 'list', ordered: true, items: [item('a', 1), item('b', 2)] };
    expect(blocks).toEqual([
      { kind: 'list', ordered: true, items: [{ runs: [{ text: 'one' }], below }, [{ text: 'two' }]] },
    ]);
  });

  test('cells keep the columns and rows they span, and rows their being a head', async () => {
    const cell = (text: string, options: object = {}): TableCell =>
      new TableCell({ ...options, children: [new Paragraph(text)] });
    const { blocks } = await read([
      new Table({
        rows: [
          new TableRow({ tableHeader: true, children: [cell('Head', { columnSpan: 2 }), cell('C')] }),
          new TableRow({ children: [cell('tall', { rowSpan: 2 }), cell('b'), cell('c')] }),
          new TableRow({ children: [cell('d'), cell('e')] }),
        ],
      }),
    ]);
    expect(blocks).toEqual([
      {
        kind: 'table',
        headerRows: 1,
        rows: [
          [{ runs: [{ text: 'Head' }], columns: 2 }, [{ text: 'C' }]],
          [{ runs: [{ text: 'tall' }], rows: 2 }, [{ text: 'b' }], [{ text: 'c' }]],
          [[{ text: 'd' }], [{ text: 'e' }]],
        ],
      },
    ]);
  });

  test('links and pictures are kept, and what a picture shows', async () => {
    const png = madePng(60, 30, [10, 20, 30]);
    const sha256 = createHash('sha256').update(png).digest('hex');
    const { blocks, pictures, omissions } = await read([
      says(new ExternalHyperlink({ link: 'https://example.org/x', children: [new TextRun('there')] })),
      says(picture(png, 'A blue field')),
    ]);
    expect(blocks).toEqual([
      { kind: 'paragraph', runs: [{ text: 'there', link: 'https://example.org/x' }] },
      { kind: 'image', sha256, mediaType: 'image/png', width: 60, height: 30, alternative: 'A blue field' },
    ]);
    expect(pictures?.map((each) => each.sha256)).toEqual([sha256]);
    expect(Buffer.compare(pictures?.[0]?.bytes ?? Buffer.alloc(0), png)).toBe(0);
    expect(omissions).toEqual([]);
  });

  test('a broken picture is left out, and said to be where it stood', async () => {
    const { blocks, pictures, omissions } = await read([
      says(new TextRun('Before')),
      says(picture(madePng(60, 30, [1, 2, 3]).subarray(0, 50), 'cut')),
    ]);
    expect(blocks).toEqual([
      { kind: 'paragraph', runs: [{ text: 'Before' }] },
      { kind: 'omitted-picture', alternative: 'cut' },
    ]);
    expect(pictures).toBeUndefined();
    expect(omissions).toEqual(['one picture']);
  });

  test('a style that is based on itself, and one on another that is based on it, do no harm', async () => {
    const parts = wordParts('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>');
    const style = (id: string, base: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${base}"/></w:style>`;
    const styles = `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${style('A', 'B')}${style('B', 'A')}${style('C', 'C')}</w:styles>`;
    const relations =
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>';
    const bytes = zipOf([
      ...parts,
      { name: 'word/styles.xml', content: styles },
      { name: 'word/_rels/document.xml.rels', content: relations },
    ]);
    expect(((await readWord(bytes)) as Read).blocks).toEqual([{ kind: 'paragraph', runs: [{ text: 'text' }] }]);
  });
});
