import { deflateSync } from 'node:zlib';

/** Objects of a PDF as they stand in a file, and where in them each one is. */
export interface PdfBody {
  readonly bytes: Uint8Array;
  /** A row an object: number (4 bytes), kind of its place (1), offset or stream of objects (4), place in that stream (2). */
  readonly places: Uint8Array;
}

/** Writes objects of a PDF one by one. The same objects in the same order give the same bytes. */
export interface PdfWriter {
  /** A number for an object that is yet to come. */
  reserve(): number;
  /** Writes an object; many of them are compressed together. */
  object(number: number, text: string): void;
  /** Writes a stream as it is; its dictionary says how it is coded. */
  stream(number: number, dictionary: string, bytes: Uint8Array): void;
  /** What was written. Numbers from `next` on are free. */
  end(): PdfBody & { readonly next: number };
}

/** Objects compressed together: enough to find what they have in common, few enough to read one quickly. */
const objectsTogether = 400;

const rowLength = 11;
const placeKind = { atOffset: 1, inStream: 2 } as const;

/** @param first the first number it may give to an object */
export const createPdfWriter = (first: number): PdfWriter => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const rows: (readonly [number: number, kind: number, where: number, index: number])[] = [];
  let next = first;
  let together: { readonly number: number; readonly text: string }[] = [];

  const put = (bytes: Uint8Array): void => {
    chunks.push(bytes);
    length += bytes.byteLength;
  };
  const reserve = (): number => next++;
  const stream = (number: number, dictionary: string, bytes: Uint8Array): void => {
    rows.push([number, placeKind.atOffset, length, 0]);
    put(Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
    put(bytes);
    put(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };
  const flush = (): void => {
    if (together.length === 0) return;
    const within = reserve();
    let at = 0;
    const index = together.map(({ number, text }, position) => {
      rows.push([number, placeKind.inStream, within, position]);
      const entry = `${number} ${at}`;
      at += text.length + 1;
      return entry;
    });
    const head = `${index.join(' ')}\n`;
    const body = together.map(({ text }) => text).join('\n');
    const deflated = deflateSync(Buffer.from(head + body, 'latin1'));
    stream(
      within,
      `<< /Type /ObjStm /N ${together.length} /First ${head.length} ${deflatedLength(deflated)} >>`,
      deflated,
    );
    together = [];
  };

  return {
    reserve,
    stream,
    object: (number, text) => {
      together.push({ number, text });
      if (together.length === objectsTogether) flush();
    },
    end: () => {
      flush();
      const places = Buffer.alloc(rows.length * rowLength);
      for (const [row, [number, kind, where, index]] of rows.entries()) {
        const at = row * rowLength;
        places.writeUInt32BE(number, at);
        places.writeUInt8(kind, at + 4);
        places.writeUInt32BE(where, at + 5);
        places.writeUInt16BE(index, at + 9);
      }
      return { bytes: Buffer.concat(chunks), places, next };
    },
  };
};

const deflatedLength = (deflated: Uint8Array): string => `/Filter /FlateDecode /Length ${deflated.byteLength}`;

/** The second line tells programs that move files that this one is not text. */
const fileHead = Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1');

const entryLength = 7;

/**
 * Makes a file of objects that were written apart, with one table of where they are. Numbers that none of them has stay free.
 * @param own number of the table, above all others
 */
export const pdfOf = (
  bodies: readonly PdfBody[],
  own: number,
  { catalog, info, id }: { readonly catalog: number; readonly info: number; readonly id: string },
): Uint8Array => {
  const table = Buffer.alloc((own + 1) * entryLength);
  let length = fileHead.byteLength;
  const enter = (number: number, kind: number, where: number, index: number): void => {
    table.writeUInt8(kind, number * entryLength);
    table.writeUInt32BE(where, number * entryLength + 1);
    table.writeUInt16BE(index, number * entryLength + 5);
  };
  for (const { bytes, places } of bodies) {
    const rows = new DataView(places.buffer, places.byteOffset, places.byteLength);
    for (let row = 0; row < places.byteLength; row += rowLength) {
      const kind = rows.getUint8(row + 4);
      const where = rows.getUint32(row + 5) + (kind === placeKind.atOffset ? length : 0);
      enter(rows.getUint32(row), kind, where, rows.getUint16(row + 9));
    }
    length += bytes.byteLength;
  }
  enter(own, placeKind.atOffset, length, 0);
  const deflated = deflateSync(table);
  const dictionary =
    `<< /Type /XRef /Size ${own + 1} /W [1 4 2] /Root ${catalog} 0 R /Info ${info} 0 R /ID ${id} ` +
    `${deflatedLength(deflated)} >>`;
  return Buffer.concat([
    fileHead,
    ...bodies.map(({ bytes }) => bytes),
    Buffer.from(`${own} 0 obj\n${dictionary}\nstream\n`, 'latin1'),
    deflated,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${length}\n%%EOF\n`, 'latin1'),
  ]);
};
