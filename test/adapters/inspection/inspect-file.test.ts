import { describe, expect, test } from 'vitest';
import type { ZipPart } from '../submissions/zip-fixture.ts';
import {
  field,
  jpegOf,
  openContent,
  openOf,
  pdfOf,
  pngOf,
  relations,
  rtfOf,
  sentence,
  wordOf,
} from './document-fixtures.ts';
import { archive, html, inspect, refuses, withPart } from './refusal-cases.ts';

const compound = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);
const contentTypes = (main: string): ZipPart => ({
  name: '[Content_Types].xml',
  content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/${main}"/></Types>`,
});
const javaScript = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

describe('what is accepted, by its content', () => {
  test.each<[string, string, Uint8Array, object]>([
    ['Word', 'comments.docx', wordOf(), { kind: 'docx' }],
    ['Word without an extension', 'comments', wordOf(), { kind: 'docx' }],
    ['Word under a name that ends in a number', 'Note 12.2015', wordOf(), { kind: 'docx' }],
    ['PDF', 'comments.PDF', pdfOf(), { kind: 'pdf', facts: { pages: 1 } }],
    ['a PDF whose objects are packed', 'a.pdf', pdfOf({ packed: { 20: '<< /Producer (x) >>' } }), { kind: 'pdf' }],
    [
      'a PDF with what a mail system left behind it',
      'a.pdf',
      Buffer.concat([pdfOf(), Buffer.alloc(3000), Buffer.from('\r\n--part--\r\n')]),
      { kind: 'pdf' },
    ],
    [
      'a PDF with a signature field',
      'a.pdf',
      pdfOf({
        catalogue: '/AcroForm << /Fields [10 0 R] /SigFlags 3 >>',
        page: '/Annots [10 0 R]',
        objects: ['<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /Rect [0 0 0 0] /P 3 0 R >>'],
      }),
      { kind: 'pdf' },
    ],
    ['OpenDocument', 'comments.odt', openOf(), { kind: 'odt' }],
    ['rich text', 'comments.rtf', rtfOf(), { kind: 'rtf' }],
    ['rich text that Word called .doc', 'comments.doc', rtfOf(), { kind: 'rtf' }],
    ['text', 'comments.txt', Buffer.from(sentence), { kind: 'txt' }],
    ['HTML', 'comments.html', html(''), { kind: 'html' }],
    [
      'HTML that begins with a comment',
      'a.htm',
      Buffer.from(`<!-- saved --><!-- twice -->${html('')}`),
      { kind: 'html' },
    ],
    ['PNG', 'page.png', pngOf(1240, 1754), { kind: 'png', facts: { pixels: { width: 1240, height: 1754 } } }],
    ['JPEG', 'page.jpg', jpegOf(1240, 1754), { kind: 'jpeg', facts: { pixels: { width: 1240, height: 1754 } } }],
    [
      'a link in Word',
      'a.docx',
      wordOf(undefined, [relations(['hyperlink', 'https://unit.example/', true])]),
      { kind: 'docx' },
    ],
    [
      'a template on the writer’s own drive',
      'a.docx',
      wordOf(undefined, [relations(['attachedTemplate', 'file:///C:\\Users\\Templates\\Normal.dotm', true])]),
      { kind: 'docx' },
    ],
    ['a table of contents', 'a.docx', wordOf(field('TOC \\o "1-3"')), { kind: 'docx' }],
    [
      'a link whose address has DDE in it',
      'a.docx',
      wordOf(field('HYPERLINK "https://unit.example/DDE"')),
      { kind: 'docx' },
    ],
    [
      'a drawing that Word packs itself',
      'a.docx',
      withPart('word/media/image1.emz', Buffer.from('1f8b0800', 'hex')),
      { kind: 'docx' },
    ],
    [
      'the template of rich text on a drive',
      'a.rtf',
      rtfOf('{\\*\\template C:\\\\Templates\\\\Normal.dotm}text'),
      { kind: 'rtf' },
    ],
  ])('%s', async (_, name, bytes, verdict) => {
    expect(await inspect(name, bytes)).toMatchObject({ outcome: 'accepted', ...verdict });
  });

  test('text of an unknown extension only when it is declared a text', async () => {
    expect(await inspect('Note 12.2015', Buffer.from(sentence), 'text/plain; charset=utf-8')).toMatchObject({
      kind: 'txt',
    });
    expect(await inspect('Note 12.2015', Buffer.from(sentence))).toMatchObject({ reason: 'kind-not-accepted' });
  });
});

describe('what is refused', () => {
  refuses('empty', [['nothing', 'a.docx', Buffer.alloc(0)]]);
  refuses('kind-not-accepted', [
    ['an archive', 'a.zip', archive],
    ['a program', 'a.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100, 2)])],
    ['a program called Word', 'a.docx', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100, 2)])],
    ['an ELF program', 'a', Buffer.from('7f454c4602010100', 'hex')],
    ['RAR', 'a.rar', Buffer.from('526172211a0700cf', 'hex')],
    [
      'a spreadsheet',
      'a.xlsx',
      wordOf('', [contentTypes('vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml')]),
    ],
    [
      'a Word template',
      'a.dotx',
      wordOf('', [contentTypes('vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml')]),
    ],
    ['a script', 'a.js', Buffer.from('alert(1)')],
    ['a calendar entry', 'a.ics', Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')],
    ['a drawing', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')],
    ['GIF', 'a.gif', Buffer.from('GIF89a\u0001\u0000')],
  ]);
  refuses('old-format', [['an old Word file', 'a.doc', compound('WordDocument')]]);
  refuses('misnamed', [
    ['a PDF called Word', 'a.docx', pdfOf()],
    ['a Word file called PDF', 'a.pdf', wordOf()],
    ['a PDF called a program', 'a.pdf.exe', pdfOf()],
    ['a text called PDF', 'a.pdf', Buffer.from(sentence)],
    ['a picture called a script', 'a.js', pngOf(800, 1200)],
    ['no text called one', 'a.txt', Buffer.from([1, 2, 3, 4, 0, 5])],
  ]);
  refuses('encrypted', [
    ['a Word file with a password', 'a.docx', compound('EncryptedPackage')],
    ['an archive with a password', 'a.docx', wordOf(undefined, [{ name: 'a', content: 'x', encrypted: true }])],
    [
      'OpenDocument with a password',
      'a.odt',
      openOf(
        'not XML any more',
        [],
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"><manifest:encryption-data/></manifest:file-entry>',
      ),
    ],
    [
      'a PDF that asks for a password',
      'a.pdf',
      pdfOf({
        objects: [
          `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
        ],
        trailer: `/Encrypt 10 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
      }),
    ],
  ]);
  refuses('macros', [
    ['a part with macros', 'a.docx', withPart('word/vbaProject.bin')],
    ['a part with macros in other letters', 'a.docx', withPart('word/VBAPROJECT.BIN')],
    [
      'a macro document called .docx',
      'a.docx',
      wordOf('', [contentTypes('vnd.ms-word.document.macroEnabled.main+xml')]),
    ],
    ['a relation to macros', 'a.docx', wordOf(undefined, [relations(['vbaProject', 'other.bin'])])],
    ['data of macros', 'a.docx', withPart('word/vbaData.xml', '<x/>')],
    ['OpenDocument with Basic', 'a.odt', openOf(undefined, [{ name: 'Basic/Standard/Module1.xml', content: '<x/>' }])],
    [
      'OpenDocument with a script in it',
      'a.odt',
      openOf(openContent('<text:script script:language="JavaScript">x</text:script>')),
    ],
    ['an old Word file with macros', 'a.doc', compound('_VBA_PROJECT')],
  ]);
  refuses('embedded-files', [
    ['an embedded spreadsheet', 'a.docx', withPart('word/embeddings/sheet.xlsx', archive)],
    ['an OLE object', 'a.docx', wordOf(undefined, [relations(['oleObject', 'somewhere/object1.bin'])])],
    [
      'an OLE object in the text',
      'a.docx',
      wordOf(
        '<w:p><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Package"/></w:object></w:p>',
      ),
    ],
    ['an archive under the name of a picture', 'a.docx', withPart('word/media/image1.png', archive)],
    ['a program under the name of a font', 'a.docx', withPart('word/fonts/font1.odttf', 'MZ\u0090')],
    ['a chunk of another document', 'a.docx', wordOf(undefined, [relations(['aFChunk', 'chunk.html'])])],
    ['an object in OpenDocument', 'a.odt', openOf(undefined, [{ name: 'Object 1/content.xml', content: '<x/>' }])],
    ['an object in rich text', 'a.rtf', rtfOf('{\\object\\objemb{\\*\\objdata 0105}}')],
    ['an object in rich text, hidden in groups', 'a.rtf', rtfOf('{\\*\\x{{\\*\\objdata 01{}05}}}')],
    [
      'a file in a PDF',
      'a.pdf',
      pdfOf({
        catalogue: '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
        objects: [
          '<< /Type /Filespec /F (a.exe) /EF << /F 11 0 R >> >>',
          '<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream',
        ],
      }),
    ],
  ]);
  refuses('external-content', [
    [
      'a template from elsewhere',
      'a.docx',
      wordOf(undefined, [
        {
          ...relations(['attachedTemplate', 'http://unit.example/a.dotm', true]),
          name: 'word/_rels/settings.xml.rels',
        },
      ]),
    ],
    [
      'a template on another computer',
      'a.docx',
      wordOf(undefined, [relations(['attachedTemplate', '\\\\host\\share\\a.dotm', true])]),
    ],
    [
      'the same as a file address',
      'a.docx',
      wordOf(undefined, [relations(['attachedTemplate', 'file://host/share/a.dotm', true])]),
    ],
    [
      'an object from elsewhere',
      'a.docx',
      wordOf(undefined, [relations(['oleObject', 'mhtml:http://unit.example/x.html!x', true])]),
    ],
    ['a frame', 'a.docx', wordOf(undefined, [relations(['frame', 'page.html', true])])],
    [
      'a picture from elsewhere',
      'a.docx',
      wordOf(undefined, [relations(['image', 'https://unit.example/x.png', true])]),
    ],
    ['a field that fetches a picture', 'a.docx', wordOf(field('INCLUDEPICTURE "https://unit.example/x.png" \\d'))],
    ['a linked file', 'a.docx', wordOf(field('LINK Excel.Sheet.8 "C:\\\\a.xls"'))],
    [
      'a picture from elsewhere in OpenDocument',
      'a.odt',
      openOf(openContent('<draw:frame><draw:image xlink:href="https://unit.example/x.png"/></draw:frame>')),
    ],
    [
      'a section from elsewhere in OpenDocument',
      'a.odt',
      openOf(openContent('<text:section><text:section-source xlink:href="../other.odt"/></text:section>')),
    ],
    ['a template from elsewhere in rich text', 'a.rtf', rtfOf('{\\*\\template http://unit.example/a.dotm}')],
  ]);
  refuses('active-content', [
    ['DDE', 'a.docx', wordOf(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'))],
    ['DDE in pieces', 'a.docx', wordOf(field('D', 'DE', 'AUTO cmd'))],
    [
      'DDE in a simple field',
      'a.docx',
      wordOf('<w:p><w:fldSimple w:instr=" DDE cmd x"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'),
    ],
    [
      'DDE spelled in numbers',
      'a.docx',
      wordOf(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE 68 68 69 65 85 84 79 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      ),
    ],
    [
      'DDE in a header written in UTF-16',
      'a.docx',
      withPart(
        'word/header1.xml',
        Buffer.from(
          `\ufeff<?xml version="1.0" encoding="UTF-16"?><w:hdr xmlns:w="x"><w:p><w:fldSimple w:instr="DDE cmd"/></w:p></w:hdr>`,
          'utf16le',
        ),
      ),
    ],
    ['a control', 'a.docx', withPart('word/activeX/activeX1.xml', '<x/>')],
    ['DDE in OpenDocument', 'a.odt', openOf(openContent('<office:dde-source office:dde-application="soffice"/>'))],
    [
      'a listener in OpenDocument',
      'a.odt',
      openOf(openContent('<script:event-listener script:event-name="dom:load"/>')),
    ],
    ['DDE in rich text', 'a.rtf', rtfOf('{\\field{\\*\\fldinst {DDE}{AUTO cmd}}{\\fldrslt x}}')],
    ['a script in a PDF', 'a.pdf', pdfOf({ catalogue: `/OpenAction ${javaScript}` })],
    ['a script in a PDF under an escaped name', 'a.pdf', pdfOf({ objects: ['<< /S /J#61vaScript /#4a#53 (x) >>'] })],
    [
      'a script in packed objects of a PDF',
      'a.pdf',
      pdfOf({ catalogue: '/OpenAction 20 0 R', packed: { 20: javaScript } }),
    ],
    [
      'a script behind a pretended encryption',
      'a.pdf',
      pdfOf({ packed: { 20: '<< /S /Launch /F (x) >>' }, objects: ['<< /Encrypt true >>'] }),
    ],
    ['a program started by a PDF', 'a.pdf', pdfOf({ page: '/AA << /O << /S /Launch /F (cmd.exe) >> >>' })],
    [
      'a form of XML in a PDF',
      'a.pdf',
      pdfOf({ catalogue: '/AcroForm << /XFA 10 0 R /Fields [] >>', objects: ['(x)'] }),
    ],
    ['a film in a PDF', 'a.pdf', pdfOf({ objects: ['<< /Type /Annot /Subtype /RichMedia >>'] })],
    ['a script in HTML', 'a.html', html('<script>alert(1)</script>')],
    ['a handler in HTML', 'a.html', html('<img src=x onerror=alert(1)>')],
    ['a handler behind a quoted bracket', 'a.html', html('<img alt=">" onerror="alert(1)">')],
    ['a script as an address', 'a.html', html('<a href="java&#115;cript&colon;alert(1)">x</a>')],
    ['a script as an address in pieces', 'a.html', html('<a href="java\nscript:alert(1)">x</a>')],
    ['a frame in HTML', 'a.html', html('<iframe src="//unit.example"></iframe>')],
    ['a script in HTML in UTF-16', 'a.html', Buffer.from(`\ufeff${html('<script>x</script>')}`, 'utf16le')],
    ['a drawing with a script', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ]);
});
