/** One object of a PDF: what stands between `obj` and `endobj`, a stream apart from its dictionary. */
export interface PdfObject {
  /** Latin-1: one character a byte. */
  readonly text: string;
  readonly stream: Uint8Array | null;
}

/** The objects of a PDF by number, and the numbers of those that everything hangs on. */
export interface PdfObjects {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly catalog: number;
  readonly info: number;
}

/**
 * Takes a PDF apart that the typesetter has written: no updates, no compressed objects, one table of objects.
 * @throws RangeError where the bytes are not such a file
 */
export const readPdf = (pdf: Uint8Array): PdfObjects => {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const startxref = bytes.lastIndexOf('startxref\n');
  const tableAt = Number(bytes.toString('latin1', startxref + 10, bytes.length).split('\n')[0]);
  const table = bytes.toString('latin1', tableAt, startxref);
  const head = /^xref\n0 (\d+)\n/.exec(table);
  const trailer = table.slice(table.lastIndexOf('trailer'));
  if (startxref < 0 || head === null) throw new RangeError('The bytes are not a PDF with one table of objects.');

  const offsets = Array.from({ length: Number(head[1]) }, (_, number) => {
    const entry = head[0].length + number * entryLength;
    return table[entry + 17] === 'n' ? Number(table.slice(entry, entry + 10)) : null;
  });
  const ends = [...offsets.filter((offset) => offset !== null), tableAt].sort((left, right) => left - right);
  const following = new Map(ends.map((offset, index) => [offset, ends[index + 1] ?? tableAt]));
  const objects = new Map<number, PdfObject>();
  for (const [number, offset] of offsets.entries())
    if (offset !== null) objects.set(number, objectAt(bytes, offset, following.get(offset) ?? tableAt));
  return { objects, catalog: referenceIn(trailer, 'Root'), info: referenceIn(trailer, 'Info') };
};

/** Bytes of one line of the table of objects. */
const entryLength = 20;

/** The typesetter writes the length first, and in nothing but streams. */
const streamHead = /^\d+ 0 obj\n(?=<<\n {2}\/Length (\d+))/;
const longestStreamHead = 60;

/** Ends the dictionary of a stream, which is long where a page of another file with many pictures and fonts is taken over. */
const beforeStream = '>>\nstream\n';

const objectAt = (bytes: Buffer, start: number, end: number): PdfObject => {
  const stream = streamHead.exec(bytes.toString('latin1', start, Math.min(end, start + longestStreamHead)));
  const dictionaryEnd = stream === null ? -1 : bytes.indexOf(beforeStream, start, 'latin1');
  if (stream !== null && dictionaryEnd >= 0) {
    const from = dictionaryEnd + beforeStream.length;
    return {
      text: bytes.toString('latin1', start + stream[0].length, dictionaryEnd + 2),
      stream: bytes.subarray(from, from + Number(stream[1])),
    };
  }
  const text = bytes.toString('latin1', start, end);
  return { text: text.slice(text.indexOf('obj\n') + 4, text.lastIndexOf('\nendobj')), stream: null };
};

/**
 * The number after `/key` in `/key 12 0 R`.
 * @throws RangeError where there is none
 */
export const referenceIn = (text: string, key: string): number => {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
  if (found === undefined) throw new RangeError(`The PDF has no ${key} where one belongs.`);
  return Number(found);
};

/** All numbers in `/key [12 0 R 13 0 R]`, in order; none where the key is missing. */
export const referencesIn = (text: string, key: string): number[] => {
  const list = new RegExp(`/${key} \\[([\\d\\sR]*)\\]`).exec(text)?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]));
};

/** What an object becomes in a file that it shares with objects of others. */
export interface PdfMove {
  /** The new number of an object. */
  readonly number: (old: number) => number;
  /** Added to the keys that pages and annotations have in the tree of tags. */
  readonly keys: number;
  /** Put before the names by which the cells of tables and notes are known. */
  readonly prefix: string;
}

const movable = /\(|(\d+) 0 R|\/(StructParents?) (\d+)|\/ID \(|\/Headers \[[^\]]*\]|\s+/g;

/** Rewrites an object for another file. Texts stay as they are, and white space becomes one blank. */
export const movedObject = (text: string, move: PdfMove): string => {
  let out = '';
  let done = 0;
  movable.lastIndex = 0;
  for (let match = movable.exec(text); match !== null; match = movable.exec(text)) {
    const [whole, reference, key, value] = match;
    out += text.slice(done, match.index);
    if (whole.endsWith('(')) {
      const from = match.index + whole.length;
      movable.lastIndex = stringEnd(text, from);
      out += whole + (whole === '(' ? '' : move.prefix) + text.slice(from, movable.lastIndex);
    } else if (reference !== undefined) out += `${move.number(Number(reference))} 0 R`;
    else if (key !== undefined) out += `/${key} ${Number(value) + move.keys}`;
    else out += whole.startsWith('/') ? whole.replaceAll('(', `(${move.prefix}`) : ' ';
    done = movable.lastIndex;
  }
  return out + text.slice(done);
};

/** The end of a literal string that begins before `start`; parentheses inside are escaped or in pairs. */
const stringEnd = (text: string, start: number): number => {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new RangeError('A text in the PDF has no end.');
};
