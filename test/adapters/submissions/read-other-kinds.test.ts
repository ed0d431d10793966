import { afterAll, describe, expect, test } from 'vitest';
import type { ExtractedSubmission } from '../../../adapters/submissions/extract-text.ts';
import { extractSubmissionWith } from '../../../adapters/submissions/extract-text.ts';
import { createDocumentReader } from '../../../adapters/submissions/submission-reader.ts';
import { jpegOf, openContent, openOf, rtfOf } from '../inspection/document-fixtures.ts';

const reader = createDocumentReader();
afterAll(() => reader.close());

const extract = (name: string, bytes: Uint8Array) => extractSubmissionWith({ name, mediaType: '', bytes }, reader);
const read = async (name: string, bytes: Uint8Array): Promise<ExtractedSubmission> => {
  const extraction = await extract(name, bytes);
  if ('unreadable' in extraction) throw new Error(extraction.unreadable);
  return extraction;
};
const paragraph = (text: string) => ({ kind: 'paragraph', runs: [{ text }] });

const russian = 'Правительство поддерживает создание механизма обзора.';
const arabic = 'تؤيد الحكومة إنشاء آلية لاستعراض تنفيذ الاتفاقية';
const chinese = '常驻代表团向秘书处致意，并谨转递本国政府的意见。';

/** The bytes of a text in a charset of one byte a letter, written as `\'xx`. */
const quoted = (text: string, charset: string): string => {
  const decoder = new TextDecoder(charset);
  const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return [...text].map((character) => `\\'${(codes.get(character) ?? 0x3f).toString(16).padStart(2, '0')}`).join('');
};

describe('rich text', () => {
  test('headings, runs, tables and notes become blocks; headers, pictures and hidden words do not', async () => {
    const body = [
      '{\\header Permanent Mission}{\\*\\generator Some writer;}{\\info{\\author Somebody}}',
      '\\pard\\outlinelevel0 Comments of the Government\\par',
      '\\pard The Government {\\b strongly}{\\i  supports} the mechanism{\\footnote\\pard See article 32.} \\{and its rules\\}.{\\v hidden}\\par',
      '{\\pict\\pngblip 89504e47}',
      '\\trowd\\cellx1\\cellx2\\intbl Year\\cell Cases\\cell\\row\\trowd\\intbl 2014\\cell\\cell\\row',
      '\\pard first line\\line second line\\par',
      '{\\*\\unknown nobody sees this}last',
    ].join('\n');
    expect(await read('a.rtf', rtfOf(body))).toMatchObject({
      blocks: [
        { kind: 'heading', level: 1, runs: [{ text: 'Comments of the Government' }] },
        {
          kind: 'paragraph',
          runs: [
            { text: 'The Government ' },
            { text: 'strongly', bold: true },
            { text: ' supports', italic: true },
            { text: ' the mechanism[1] {and its rules}.' },
          ],
        },
        {
          kind: 'table',
          rows: [
            [[{ text: 'Year' }], [{ text: 'Cases' }]],
            [[{ text: '2014' }], []],
          ],
        },
        paragraph('first line\nsecond line'),
        paragraph('last'),
        { kind: 'list', ordered: true, items: [[{ text: 'See article 32.' }]] },
      ],
      language: 'en',
      omissions: ['one picture'],
    });
  });

  test.each<[string, string, string, object]>([
    ['a Russian font', `\\f1 ${quoted(russian, 'windows-1251')}`, russian, { language: 'ru' }],
    ['an Arabic font', `\\f2 ${quoted(arabic, 'windows-1256')}`, arabic, { language: 'ar', direction: 'rtl' }],
    ['a Chinese font', "\\f3 \\'d6\\'d0\\'b9\\'fa", '中国', {}],
    [
      'numbers, with what stands in for them',
      [...russian].map((letter) => `\\u${letter.charCodeAt(0)}?`).join(''),
      russian,
      { language: 'ru' },
    ],
    [
      'negative numbers',
      `${[...chinese].map((letter) => `\\uc0\\u${letter.charCodeAt(0) - (letter.charCodeAt(0) > 0x7fff ? 0x10000 : 0)} `).join('')}`,
      chinese,
      { language: 'zh' },
    ],
    ['numbers for which two bytes stand in', "{\\uc2\\u20013\\'d6\\'d0\\u22269\\'b9\\'fa}", '中国', {}],
    [
      'the document’s own code page',
      "consid\\'e8re \\lquote la\\rquote  cr\\'e9ation\\emdash",
      'considère ‘la’ création—',
      {},
    ],
  ])('letters by %s', async (_, body, text, rest) => {
    expect(await read('a.rtf', rtfOf(body))).toMatchObject({ blocks: [paragraph(text)], ...rest });
  });
});

describe('OpenDocument', () => {
  test('headings, runs, lists, tables and notes become blocks; remarks and deleted words do not', async () => {
    const styles =
      '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>' +
      '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>' +
      '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>';
    const item = (text: string): string => `<text:list-item><text:p>${text}</text:p></text:list-item>`;
    const cell = (text: string): string => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const body = `
      <text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:list text:style-name="N"><text:list-item><text:h text:outline-level="2">Comments</text:h></text:list-item></text:list>
      <text:p>The Government <text:span text:style-name="B">strongly</text:span><text:span text:style-name="I"> supports</text:span><office:annotation><text:p>a remark</text:p></office:annotation> the
        mechanism<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See article 32.</text:p></text:note-body></text:note> &amp;<text:s text:c="2"/>its rules.<text:line-break/>More.</text:p>
      <text:list>${item('one')}${item('two<text:s text:c="2000000000"/>')}</text:list>
      <text:list text:style-name="N">${item('first')}</text:list>
      <table:table><table:table-row>${cell('Year')}${cell('Cases')}</table:table-row><table:table-row>${cell('2014')}${cell('')}</table:table-row></table:table>
      <text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p>`;
    expect(await read('a.odt', openOf(openContent(body, styles)))).toMatchObject({
      blocks: [
        { kind: 'heading', level: 2, runs: [{ text: 'Comments' }] },
        {
          kind: 'paragraph',
          runs: [
            { text: 'The Government ' },
            { text: 'strongly', bold: true },
            { text: ' supports', italic: true },
            { text: ' the mechanism[1] &  its rules.\nMore.' },
          ],
        },
        { kind: 'list', ordered: false, items: [[{ text: 'one' }], [{ text: 'two' }]] },
        { kind: 'list', ordered: true, items: [[{ text: 'first' }]] },
        {
          kind: 'table',
          rows: [
            [[{ text: 'Year' }], [{ text: 'Cases' }]],
            [[{ text: '2014' }], []],
          ],
        },
        { kind: 'list', ordered: true, items: [[{ text: 'See article 32.' }]] },
      ],
      language: 'en',
      omissions: ['one picture'],
    });
  });

  test('Arabic is known by its script and runs from right to left', async () => {
    expect(await read('تعليقات.odt', openOf(openContent(`<text:p>${arabic}</text:p>`)))).toMatchObject({
      blocks: [paragraph(arabic)],
      language: 'ar',
      direction: 'rtl',
    });
  });
});

describe('HTML', () => {
  test('gives its words, without styles, titles and comments', async () => {
    const page = `<!DOCTYPE html><html><head><title>Title</title><style>p { color: red }</style></head><body>
      <!-- a comment --><h1>Observations</h1><div>Le <b>Gouvernement</b>&nbsp;consid&egrave;re
      que&hellip;</div><div>Second &lt;paragraph&gt; &amp; more<br>line</div><ul><li>un</li><li>deux</li></ul><img src="x.png"></body></html>`;
    expect(await read('a.html', Buffer.from(page))).toMatchObject({
      blocks: [
        { kind: 'heading', level: 1, runs: [{ text: 'Observations' }] },
        {
          kind: 'paragraph',
          runs: [{ text: 'Le ' }, { text: 'Gouvernement', bold: true }, { text: '\u00a0considère que…' }],
        },
        paragraph('Second <paragraph> & more\nline'),
        { kind: 'list', ordered: false, items: [[{ text: 'un' }], [{ text: 'deux' }]] },
      ],
      omissions: ['one picture'],
    });
  });

  test('in the charset that it declares', async () => {
    const head = Buffer.from(
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><p>',
    );
    const bytes = Buffer.concat([
      head,
      Buffer.from(Uint8Array.from(Buffer.from('cff0e8e2e5f2', 'hex'))),
      Buffer.from('</p></body></html>'),
    ]);
    expect((await read('a.html', bytes)).blocks).toEqual([paragraph('Привет')]);
  });
});

describe('text in UTF-16 without its mark', () => {
  test.each([
    ['Russian', russian],
    ['Arabic', arabic],
  ])('%s', async (_, text) => {
    const bytes = Buffer.from(text.replaceAll(' ', '\u00a0'), 'utf16le');
    for (const each of [bytes, Buffer.from(bytes).swap16()])
      expect((await read('a.txt', each)).blocks).toEqual([paragraph(text.replaceAll(' ', '\u00a0'))]);
  });
});

test('a picture of a page is kept as a scan of one page', async () => {
  expect(await extract('page.jpg', jpegOf(1240, 1754))).toEqual({
    unreadable: 'It is a picture, taken for one scanned page.',
    scannedPages: 1,
  });
});
