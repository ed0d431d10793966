import { deflateSync } from 'node:zlib';

/** Writes a PDF object by object. The same objects in the same order give the same bytes. */
export interface PdfWriter {
  /** A number for an object that is yet to come. */
  reserve(): number;
  /** Writes an object; many of them are compressed together. */
  object(number: number, text: string): void;
  /** Writes a stream as it is; its dictionary says how it is coded. */
  stream(number: number, dictionary: string, bytes: Uint8Array): void;
  /** Ends the file. */
  end(catalog: number, info: number, id: string): Uint8Array;
}

/** Objects compressed together: enough to find what they have in common, few enough to read one quickly. */
const objectsTogether = 400;

export const createPdfWriter = (): PdfWriter => {
  // The second line tells programs that move files that this one is not text.
  const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1')];
  let length = chunks[0]?.byteLength ?? 0;
  /** Where an object is: at an offset, or at a place in the stream of objects with a number. */
  const places: ({ readonly offset: number } | { readonly within: number; readonly index: number })[] = [];
  let next = 1;
  let together: { readonly number: number; readonly text: string }[] = [];

  const put = (bytes: Uint8Array): void => {
    chunks.push(bytes);
    length += bytes.byteLength;
  };
  const reserve = (): number => next++;
  const stream = (number: number, dictionary: string, bytes: Uint8Array): void => {
    places[number] = { offset: length };
    put(Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
    put(bytes);
    put(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };
  const packed = (number: number, dictionary: string, bytes: Uint8Array): void => {
    const deflated = deflateSync(bytes);
    stream(number, `<< ${dictionary} /Filter /FlateDecode /Length ${deflated.byteLength} >>`, deflated);
  };
  const flush = (): void => {
    if (together.length === 0) return;
    const within = reserve();
    let at = 0;
    const index = together.map(({ number, text }, position) => {
      places[number] = { within, index: position };
      const entry = `${number} ${at}`;
      at += text.length + 1;
      return entry;
    });
    const head = `${index.join(' ')}\n`;
    const body = together.map(({ text }) => text).join('\n');
    packed(within, `/Type /ObjStm /N ${together.length} /First ${head.length}`, Buffer.from(head + body, 'latin1'));
    together = [];
  };

  return {
    reserve,
    stream,
    object: (number, text) => {
      together.push({ number, text });
      if (together.length === objectsTogether) flush();
    },
    end: (catalog, info, id) => {
      flush();
      const own = reserve();
      const startxref = length;
      places[own] = { offset: startxref };
      const table = Buffer.alloc(next * 7);
      for (let number = 0; number < next; number += 1) {
        const place = places[number];
        const [kind, where, index] =
          place === undefined ? [0, 0, 0] : 'offset' in place ? [1, place.offset, 0] : [2, place.within, place.index];
        table.writeUInt8(kind, number * 7);
        table.writeUInt32BE(where, number * 7 + 1);
        table.writeUInt16BE(index, number * 7 + 5);
      }
      packed(own, `/Type /XRef /Size ${next} /W [1 4 2] /Root ${catalog} 0 R /Info ${info} 0 R /ID ${id}`, table);
      put(Buffer.from(`startxref\n${startxref}\n%%EOF\n`, 'latin1'));
      return Buffer.concat(chunks);
    },
  };
};
