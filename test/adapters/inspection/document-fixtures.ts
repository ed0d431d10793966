import { crc32, deflateSync } from 'node:zlib';
import { wordParts, type ZipPart, zipOf } from '../submissions/zip-fixture.ts';

export const sentence = 'The Government supports the establishment of a review mechanism for the Convention.';
const run = `<w:p><w:r><w:t>${sentence}</w:t></w:r></w:p>`;

/** A Word document with the given body, and parts besides. A part of the same name takes the place of the usual one. */
export const wordOf = (body: string = run, parts: readonly ZipPart[] = []): Buffer => {
  const names = new Set(parts.map(({ name }) => name));
  return zipOf([...wordParts(body).filter(({ name }) => !names.has(name)), ...parts]);
};

/** The relations of a Word document's body: type by its last word, target, and whether it lies outside. */
export const relations = (
  ...each: readonly (readonly [type: string, target: string, outside?: boolean])[]
): ZipPart => ({
  name: 'word/_rels/document.xml.rels',
  content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each
    .map(
      ([type, target, outside], index) =>
        `<Relationship Id="x${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`,
});

/** A field in Word, its code in pieces. */
export const field = (...pieces: readonly string[]): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces
    .map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`)
    .join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${run}`;

const office = [
  'office:urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'text:urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'table:urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'style:urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'fo:urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'draw:urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  'script:urn:oasis:names:tc:opendocument:xmlns:script:1.0',
  'xlink:http://www.w3.org/1999/xlink',
]
  .map((each) => `xmlns:${each.slice(0, each.indexOf(':'))}="${each.slice(each.indexOf(':') + 1)}"`)
  .join(' ');

/** The content of an OpenDocument text. */
export const openContent = (body: string, styles = '', before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<office:document-content ${office}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;

const manifest = (entry = ''): string =>
  `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>${entry}</manifest:manifest>`;

export const openOf = (
  content: string = openContent(`<text:p>${sentence}</text:p>`),
  parts: readonly ZipPart[] = [],
  manifestEntry = '',
): Buffer =>
  zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content },
    { name: 'META-INF/manifest.xml', content: manifest(manifestEntry) },
    ...parts,
  ]);

interface PdfOptions {
  /** Further objects, from number 10 on, as they stand between `obj` and `endobj`. */
  readonly objects?: readonly (string | Buffer)[];
  /** Entries put into the catalogue. */
  readonly catalogue?: string;
  readonly page?: string;
  readonly trailer?: string;
  /** Objects, by number, that are packed into an object stream. */
  readonly packed?: Readonly<Record<number, string>>;
  readonly content?: Buffer;
}

/** A PDF with one page that says the sentence, made by hand so that it can hide things. */
export const pdfOf = (options: PdfOptions = {}): Buffer => {
  const content = options.content ?? Buffer.from(`BT /F1 12 Tf 72 720 Td (${sentence}) Tj ET`);
  const filter = options.content === undefined ? '' : '/Filter /FlateDecode ';
  const stream = (dictionary: string, data: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream'),
    ]);
  const objects = new Map<number, Buffer>([
    [1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${options.catalogue ?? ''} >>`)],
    [2, Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [
      3,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${options.page ?? ''} >>`,
      ),
    ],
    [4, stream(filter, content)],
    [5, Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')],
    ...(options.objects ?? []).map((object, index) => [10 + index, Buffer.from(object)] as const),
  ]);
  const packed = Object.entries(options.packed ?? {});
  if (packed.length > 0) {
    let offset = 0;
    const heads = packed.map(([number, body]) => {
      const head = `${number} ${offset}`;
      offset += body.length + 1;
      return head;
    });
    const first = `${heads.join(' ')} `;
    const data = deflateSync(Buffer.from(`${first}${packed.map(([, body]) => body).join(' ')}`));
    objects.set(50, stream(`/Type /ObjStm /N ${packed.length} /First ${first.length} /Filter /FlateDecode`, data));
  }
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n')];
  const offsets = new Map<number, number>();
  let length = pieces[0]?.length ?? 0;
  const push = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const [number, body] of objects) {
    offsets.set(number, length);
    push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  }
  const start = length;
  const rows = Buffer.alloc(61 * 7);
  packed.forEach(([number], index) => {
    rows[Number(number) * 7] = 2;
    rows.writeUInt32BE(50, Number(number) * 7 + 1);
    rows[Number(number) * 7 + 6] = index;
  });
  for (const [number, offset] of offsets) {
    rows[number * 7] = 1;
    rows.writeUInt32BE(offset, number * 7 + 1);
  }
  rows[60 * 7] = 1;
  rows.writeUInt32BE(start, 60 * 7 + 1);
  push(
    Buffer.concat([
      Buffer.from('60 0 obj\n'),
      stream(`/Type /XRef /Size 61 /W [1 4 2] /Root 1 0 R ${options.trailer ?? ''}`, rows),
      Buffer.from('\nendobj\n'),
    ]),
  );
  push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(pieces);
};

const pngPart = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const part = Buffer.alloc(body.length + 8);
  part.writeUInt32BE(data.length, 0);
  body.copy(part, 4);
  part.writeUInt32BE(crc32(body), body.length + 4);
  return part;
};

/** A picture of the given size whose pixels nobody looks at. */
export const pngOf = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngPart('IHDR', head),
    pngPart('IDAT', deflateSync(Buffer.alloc(64))),
    pngPart('IEND', Buffer.alloc(0)),
  ]);
};

export const jpegOf = (width: number, height: number): Buffer => {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    frame,
    Buffer.from('ffda0008010100003f00', 'hex'),
    Buffer.from([1, 2, 3, 0xff, 0x00, 4]),
    Buffer.from('ffd9', 'hex'),
  ]);
};

export const rtfOf = (body: string = sentence): Buffer =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset178 Arial Arabic;}{\\f3\\fcharset134 SimSun;}}\\pard ${body}\\par}`,
    'latin1',
  );
