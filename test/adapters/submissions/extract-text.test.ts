import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { afterAll, describe, expect, test } from 'vitest';
import type { ExtractedSubmission, Extraction } from '../../../adapters/submissions/extract-text.ts';
import { extractBody, extractSubmissionWith } from '../../../adapters/submissions/extract-text.ts';
import { createDocumentReader, usualLimits } from '../../../adapters/submissions/submission-reader.ts';
import type { ZipPart } from './zip-fixture.ts';
import { wordParts, zipOf } from './zip-fixture.ts';

const reader = createDocumentReader();
afterAll(() => reader.close());

const extract = (name: string, bytes: Uint8Array, mediaType = 'application/octet-stream') =>
  extractSubmissionWith({ name, mediaType, bytes }, reader);
const readable = (extraction: Extraction): ExtractedSubmission => {
  if ('unreadable' in extraction) throw new Error(extraction.unreadable);
  return extraction;
};
const reason = (extraction: Extraction): string => ('unreadable' in extraction ? extraction.unreadable : 'it was read');
const paragraph = (text: string) => ({ kind: 'paragraph', runs: [{ text }] });

describe('Word', () => {
  test('headings, runs, lists, tables and notes become blocks', async () => {
    const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
    const numbered = (text: string): Paragraph => new Paragraph({ text, numbering: { reference: 'n', level: 0 } });
    const bytes = await Packer.toBuffer(
      new Document({
        numbering: { config: [{ reference: 'n', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }] },
        footnotes: { 1: { children: [new Paragraph('See article 32 of the Convention.')] } },
        sections: [
          {
            children: [
              new Paragraph({ text: 'Comments of the Government', heading: HeadingLevel.HEADING_1 }),
              new Paragraph({
                children: [
                  new TextRun('The Government '),
                  new TextRun({ text: 'strongly', bold: true }),
                  new TextRun({ text: ' supports', italics: true }),
                  new TextRun(' the mechanism & its <rules> for the review of the Convention.'),
                  new FootnoteReferenceRun(1),
                ],
              }),
              new Paragraph({ text: 'one meeting a year', bullet: { level: 0 } }),
              new Paragraph({ text: 'in Vienna', bullet: { level: 1 } }),
              numbered('first'),
              numbered('second'),
              new Table({
                rows: [
                  new TableRow({ children: [cell('Year'), cell('Cases')] }),
                  new TableRow({ children: [cell('2014'), cell('')] }),
                ],
              }),
            ],
          },
        ],
      }),
    );
    const { blocks, ...rest } = readable(await extract('comments.docx', bytes));
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, runs: [{ text: 'Comments of the Government' }] },
      {
        kind: 'paragraph',
        runs: [
          { text: 'The Government ' },
          { text: 'strongly', bold: true },
          { text: ' supports', italic: true },
          {
            text: ' the mechanism & its <rules> for the review of the Convention.',
            footnote: [{ text: 'See article 32 of the Convention.' }],
          },
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [
          {
            runs: [{ text: 'one meeting a year' }],
            below: { kind: 'list', ordered: false, items: [[{ text: 'in Vienna' }]] },
          },
        ],
      },
      { kind: 'list', ordered: true, items: [[{ text: 'first' }], [{ text: 'second' }]] },
      {
        kind: 'table',
        rows: [
          [[{ text: 'Year' }], [{ text: 'Cases' }]],
          [[{ text: '2014' }], []],
        ],
      },
    ]);
    expect(rest).toMatchObject({ language: 'en', direction: 'ltr', pages: null, omissions: [] });
    expect(rest.words).toBeGreaterThan(25);
  });

  test('Arabic is known by its script and runs from right to left', async () => {
    const bytes = zipOf(
      wordParts('<w:p><w:r><w:t>تؤيد الحكومة إنشاء آلية لاستعراض تنفيذ الاتفاقية.</w:t></w:r></w:p>'),
    );
    expect(readable(await extract('تعليقات.docx', bytes))).toMatchObject({
      blocks: [paragraph('تؤيد الحكومة إنشاء آلية لاستعراض تنفيذ الاتفاقية.')],
      language: 'ar',
      direction: 'rtl',
    });
  });

  test.each([
    ['https://example.org/report?a=1&amp;b=2', { text: 'click', link: 'https://example.org/report?a=1&b=2' }],
    ['javascript:alert(1)', { text: 'click' }],
    ['file:///etc/passwd', { text: 'click' }],
  ])('a link to %s leads where a paper may lead, or nowhere', async (target, run) => {
    const field =
      '<w:p><w:hyperlink r:id="x" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:r><w:t>click</w:t></w:r></w:hyperlink></w:p>';
    const parts: ZipPart[] = [
      ...wordParts(field),
      {
        name: 'word/_rels/document.xml.rels',
        content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/></Relationships>`,
      },
    ];
    const { blocks } = readable(await extract('a.docx', zipOf(parts)));
    expect(blocks).toEqual([{ kind: 'paragraph', runs: [run] }]);
  });

  const honest = wordParts('<w:p><w:r><w:t>text</w:t></w:r></w:p>');
  test.each<[string, readonly ZipPart[], RegExp]>([
    ['a bomb', [...honest, { name: 'word/media/x', content: Buffer.alloc(30_000_000) }], /hundredfold/],
    ['too much to unpack', [...honest, { name: 'a', content: 'x', declaredSize: 300_000_000 }], /200 MB/],
    [
      'too many parts',
      [...honest, ...Array.from({ length: 2001 }, (_, index) => ({ name: `a${index}`, content: '' }))],
      /2000 parts/,
    ],
    [
      'understated sizes',
      [...honest, { name: 'a', content: Buffer.alloc(5_000_000), declaredSize: 1000 }],
      /larger than it declares/,
    ],
    ['overstated sizes', [...honest, { name: 'a', content: 'xx', declaredSize: 1000 }], /not as large/],
    ['encryption', [...honest, { name: 'a', content: 'x', encrypted: true }], /encrypted/],
    ['a symbolic link', [...honest, { name: 'a', content: '/etc/passwd', symbolicLink: true }], /links/],
    ['macros', [...honest, { name: 'word/vbaProject.bin', content: 'x' }], /macros/],
    ['another packed file', [{ name: 'readme', content: 'x' }], /not a Word document/],
    [
      'an OpenDocument spreadsheet',
      [
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: '<x/>' },
      ],
      /OpenDocument file, but not a text/,
    ],
    ['broken XML', wordParts('<w:p><w:r>'), /cannot be read/],
    ['nothing written in it', wordParts('<w:p/>'), /no text/],
  ])('%s is unreadable, with the reason', async (_, parts, why) => {
    expect(reason(await extract('a.docx', zipOf(parts)))).toMatch(why);
  });

  test('entities that expand without end are refused', async () => {
    const [first, second] = wordParts('');
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    const parts = [first, second, { name: 'word/document.xml', content: laughs }] as ZipPart[];
    expect(reason(await extract('a.docx', zipOf(parts)))).toMatch(/declares a document type/);
  });

  test('a document that needs too much memory, or too long, costs only itself', async () => {
    // Random letters pack badly enough to pass the limits on packing.
    const words = Array.from(
      { length: 250_000 },
      (_, index) => `<w:p><w:r><w:t>${((index * 2654435761) % 4294967296).toString(36)}</w:t></w:r></w:p>`,
    );
    const large = zipOf(wordParts(words.join('')));
    const small = zipOf(honest);
    const tight = createDocumentReader({ ...usualLimits, processes: 1, memoryMb: 60 });
    const hasty = createDocumentReader({ ...usualLimits, processes: 1, timeMs: 700 });
    try {
      const file = { name: 'a.docx', mediaType: '', bytes: large };
      const [first, next] = await Promise.all([
        extractSubmissionWith(file, tight),
        extractSubmissionWith({ ...file, bytes: small }, tight),
      ]);
      expect(reason(first)).toMatch(/memory/);
      expect(readable(next).blocks).toEqual([paragraph('text')]);
      expect(reason(await extractSubmissionWith(file, hasty))).toMatch(/longer than 0.7 seconds/);
    } finally {
      tight.close();
      hasty.close();
    }
  });

  test('the process is replaced after its share of documents', async () => {
    const brief = createDocumentReader({ ...usualLimits, processes: 1, documents: 2 });
    try {
      for (let index = 0; index < 5; index += 1) {
        const file = { name: 'a.docx', mediaType: '', bytes: zipOf(honest) };
        expect(readable(await extractSubmissionWith(file, brief)).words).toBe(1);
      }
    } finally {
      brief.close();
    }
  });
});

describe('plain text', () => {
  const encode = (text: string, table: string): Buffer => {
    const decoder = new TextDecoder(table);
    const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
    return Buffer.from([...text].map((character) => codes.get(character) ?? 0x3f));
  };
  const french = 'Le Gouvernement considère que la création d’un mécanisme est nécessaire à l’œuvre commune.';
  const russian = 'Правительство поддерживает создание механизма обзора осуществления Конвенции.';
  const arabic = 'تؤيد الحكومة إنشاء آلية لاستعراض تنفيذ الاتفاقية وبروتوكولاتها';
  const bigEndian = Buffer.from(`\ufeff${russian}`, 'utf16le').swap16();

  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(french), french],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${french}`), french],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${russian}`, 'utf16le'), russian],
    ['UTF-16 big-endian', bigEndian, russian],
    ['UTF-16 without its mark', Buffer.from(french, 'utf16le'), french],
    ['windows-1252', encode(french, 'windows-1252'), french],
    ['windows-1251', encode(russian, 'windows-1251'), russian],
    ['KOI8-R', encode(russian, 'koi8-r'), russian],
    ['windows-1256', encode(arabic, 'windows-1256'), arabic],
    [
      'GB 18030',
      Buffer.from('1tC5+tX+uK7Ws7PWvajBotDtu/rWxg==', 'base64'),
      new TextDecoder('gb18030').decode(Buffer.from('1tC5+tX+uK7Ws7PWvajBotDtu/rWxg==', 'base64')),
    ],
  ])('%s', async (_, bytes, text) => {
    expect(readable(await extract('comments.txt', bytes)).blocks).toEqual([paragraph(text)]);
  });

  test('folded lines are joined, short lines and paragraphs stay', async () => {
    const text = `Republic of Austria\nPermanent Mission\n\nThe Government supports the establishment of a review mechanism\nfor the Convention and its Protocols.\n\n\n1. First\n2. Second\n`;
    expect(readable(await extract('a.txt', Buffer.from(text))).blocks).toEqual([
      paragraph('Republic of Austria\nPermanent Mission'),
      paragraph(
        'The Government supports the establishment of a review mechanism for the Convention and its Protocols.',
      ),
      paragraph('1. First\n2. Second'),
    ]);
  });

  test('control and direction characters are taken out', async () => {
    expect(extractBody('a\u0000b\u202Ec\u0007 d')).toMatchObject({ blocks: [paragraph('abc d')] });
  });
});

/** The beginning of a compound file, in which old Office files and encrypted ones are kept. */
const compound = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);

describe('what cannot be read', () => {
  test.each<[string, string, Buffer, RegExp]>([
    ['an old Word file', 'a.doc', compound('WordDocument'), /old Word format/],
    ['an encrypted Word file', 'a.docx', compound('EncryptedPackage'), /encrypted/],
    ['a program called text', 'a.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0]), /program/],
    ['something else called text', 'a.txt', Buffer.from([1, 2, 3, 4, 5, 0, 7, 9, 11]), /called a text but is none/],
    ['rich text called Word', 'a.docx', Buffer.from('{\\rtf1 text}'), /called \.docx/],
    ['a text called PDF', 'a.pdf', Buffer.from('hello'), /called \.pdf/],
    ['a broken PDF', 'a.pdf', Buffer.from('%PDF-1.7\nnothing more'), /damaged|cannot be read/],
    ['a broken packed file', 'a.docx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /damaged/],
    ['an empty file', 'a.txt', Buffer.alloc(0), /empty/],
    ['the beginning of a picture', 'a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]), /called \.png/],
  ])('%s', async (_, name, bytes, why) => {
    expect(reason(await extract(name, bytes))).toMatch(why);
  });
});
