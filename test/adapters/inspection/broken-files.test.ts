import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jpegOf, openOf, pdfOf, pngOf, rtfOf, sentence, wordOf } from './document-fixtures.ts';
import { archive, html, inspect, refuses, withPart } from './refusal-cases.ts';

describe('what is broken, disguised or built to do harm', () => {
  refuses('damaged', [
    ['a Word file cut off', 'a.docx', wordOf().subarray(0, -40)],
    [
      'a Word file with a changed byte',
      'a.docx',
      (() => {
        const bytes = wordOf();
        bytes.fill(0xff, 60, 70);
        return bytes;
      })(),
    ],
    ['broken XML', 'a.docx', wordOf('<w:p><w:r>')],
    ['a PDF cut off', 'a.pdf', pdfOf().subarray(0, -200)],
    [
      'a PDF cut off behind an early end mark',
      'a.pdf',
      Buffer.concat([pdfOf(), Buffer.from('12 0 obj\n<< /Type /Page')]),
    ],
    ['a PDF that is only a beginning', 'a.pdf', Buffer.from('%PDF-1.7\n')],
    ['rich text cut off', 'a.rtf', rtfOf().subarray(0, -3)],
    ['a PNG cut off', 'a.png', pngOf(800, 1200).subarray(0, -13)],
    ['a JPEG cut off', 'a.jpg', jpegOf(800, 1200).subarray(0, -2)],
  ]);
  refuses('disguised', [
    ['an archive behind a PDF', 'a.pdf', Buffer.concat([pdfOf(), archive])],
    ['an archive behind a picture', 'a.png', Buffer.concat([pngOf(800, 1200), archive])],
    ['an archive behind a text', 'a.txt', Buffer.concat([Buffer.from(sentence), archive])],
    ['a PDF behind a page of HTML', 'a.pdf', Buffer.concat([html(''), pdfOf()])],
    [
      'a PDF in a picture',
      'a.jpg',
      Buffer.concat([jpegOf(800, 1200).subarray(0, 20), Buffer.from('%PDF-1.7'), jpegOf(800, 1200).subarray(20)]),
    ],
    ['much behind a PDF', 'a.pdf', Buffer.concat([pdfOf(), Buffer.alloc(5000, 0x41)])],
    ['something behind a Word file', 'a.docx', Buffer.concat([wordOf(), Buffer.from('MZ and more')])],
    ['a PDF in front of a Word file', 'a.docx', Buffer.concat([Buffer.from('PK\u0003\u0004%PDF-1.4'), wordOf()])],
  ]);
  refuses('too-large-inside', [
    ['a part packed a thousandfold', 'a.docx', withPart('word/media/x.bmp', Buffer.alloc(30_000_000))],
    [
      'more than 2,000 parts',
      'a.docx',
      wordOf(
        undefined,
        Array.from({ length: 2001 }, (_, index) => ({ name: `a${index}`, content: '' })),
      ),
    ],
    ['a picture of ten thousand million pixels', 'a.png', pngOf(100_000, 100_000)],
  ]);
  refuses('unsafe-structure', [
    ['a name that climbs', 'a.docx', withPart('../../etc/passwd')],
    ['an absolute name', 'a.docx', withPart('/etc/passwd')],
    ['a name with a drive', 'a.docx', withPart('C:/x')],
    ['a name with backslashes', 'a.docx', withPart('..\\x')],
    ['a name with a zero', 'a.docx', withPart('word/a\u0000.xml')],
    ['one name twice', 'a.docx', withPart('WORD/document.xml', '<x/>')],
    ['a link', 'a.docx', wordOf(undefined, [{ name: 'a', content: '/etc/passwd', symbolicLink: true }])],
    [
      'a part larger than declared',
      'a.docx',
      wordOf(undefined, [{ name: 'a', content: Buffer.alloc(5_000_000), declaredSize: 1000 }]),
    ],
    [
      'a document type in Word',
      'a.docx',
      withPart('word/x.xml', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    ],
    ['an undeclared entity', 'a.docx', withPart('word/x.xml', '<x>&a;</x>')],
    ['an encoding that hides', 'a.docx', withPart('word/x.xml', '<?xml version="1.0" encoding="UTF-7"?><x/>')],
    [
      'a PDF whose objects are packed twice',
      'a.pdf',
      pdfOf({
        objects: [
          '<< /Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode] /Length 4 >>\nstream\nabcd\nendstream',
        ],
      }),
    ],
  ]);
});

describe('whatever comes', () => {
  const originals = [
    wordOf(),
    openOf(),
    pdfOf({ packed: { 20: '<< /A 1 >>' } }),
    rtfOf(),
    pngOf(800, 1200),
    jpegOf(800, 1200),
    html(''),
  ];

  test('a file that is cut, changed or joined to another ends with a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.constantFrom(...originals, Buffer.alloc(0)),
        fc.nat({ max: 5000 }),
        fc.array(fc.tuple(fc.nat({ max: 5000 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        async (original, joined, cut, changes) => {
          const bytes = Buffer.concat([original.subarray(0, Math.max(1, original.length - cut)), joined]);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const verdict = await inspect('a', bytes);
          expect(['accepted', 'refused']).toContain(verdict.outcome);
        },
      ),
      { numRuns: 400 },
    );
  });
});
