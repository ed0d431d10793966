import { constants, inflateSync } from 'node:zlib';
import { FileRefused } from './verdicts.ts';

/** Names that were found in the objects of a PDF, and what stands right behind each of a few of them. */
export interface PdfNames {
  readonly names: ReadonlySet<string>;
  /** Whether a `/JS` is followed by a script: a string, a hexadecimal string or a reference. */
  readonly script: boolean;
  /** Whether objects stayed closed because the file is encrypted. */
  readonly closed: boolean;
}

/** Bytes of packed objects that are read at most; the objects of a thousand pages take some five million. */
const mostPackedBytes = 64 * 1024 * 1024;

const isDelimiter = (byte: number): boolean =>
  byte === 0x28 ||
  byte === 0x29 ||
  byte === 0x3c ||
  byte === 0x3e ||
  byte === 0x5b ||
  byte === 0x5d ||
  byte === 0x7b ||
  byte === 0x7d ||
  byte === 0x2f ||
  byte === 0x25;
const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
const isHex = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);

type Token = { readonly kind: 'name' | 'word'; readonly text: string } | { readonly kind: 'string' | 'mark' };

/** Where reading stands, and how much of it is left before a file that makes it start over and over is given up. */
interface Cursor {
  at: number;
  budget: number;
}

const nameAt = (pdf: Buffer, cursor: Cursor): string => {
  let text = '';
  let at = cursor.at + 1;
  for (; at < pdf.length; at += 1) {
    const byte = pdf[at] as number;
    if (isSpace(byte) || isDelimiter(byte)) break;
    if (byte === 0x23 && isHex(pdf[at + 1] ?? 0) && isHex(pdf[at + 2] ?? 0)) {
      if (text.length < 128) text += String.fromCharCode(Number.parseInt(pdf.toString('latin1', at + 1, at + 3), 16));
      at += 2;
    } else if (text.length < 128) text += String.fromCharCode(byte);
  }
  cursor.at = at;
  return text;
};

const skipString = (pdf: Buffer, cursor: Cursor): void => {
  let depth = 0;
  let at = cursor.at;
  for (; at < pdf.length; at += 1) {
    const byte = pdf[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) break;
    }
  }
  cursor.at = at + 1;
};

const tokenAt = (pdf: Buffer, cursor: Cursor): Token | null => {
  while (cursor.at < pdf.length) {
    const byte = pdf[cursor.at] as number;
    if (isSpace(byte)) cursor.at += 1;
    else if (byte === 0x25) {
      while (cursor.at < pdf.length && pdf[cursor.at] !== 0x0a && pdf[cursor.at] !== 0x0d) cursor.at += 1;
    } else if (byte === 0x2f) return { kind: 'name', text: nameAt(pdf, cursor) };
    else if (byte === 0x28) {
      skipString(pdf, cursor);
      return { kind: 'string' };
    } else if (byte === 0x3c && pdf[cursor.at + 1] === 0x3c) {
      cursor.at += 2;
      return { kind: 'mark' };
    } else if (byte === 0x3c) {
      const end = pdf.indexOf(0x3e, cursor.at);
      cursor.at = end < 0 ? pdf.length : end + 1;
      return { kind: 'string' };
    } else if (isDelimiter(byte)) {
      cursor.at += 1;
      return { kind: 'mark' };
    } else {
      const start = cursor.at;
      while (cursor.at < pdf.length && !isSpace(pdf[cursor.at] as number) && !isDelimiter(pdf[cursor.at] as number))
        cursor.at += 1;
      return { kind: 'word', text: pdf.toString('latin1', start, Math.min(cursor.at, start + 32)) };
    }
  }
  return null;
};

/** The next token, or null at the end. Numbers and operators are words. */
const nextToken = (pdf: Buffer, cursor: Cursor): Token | null => {
  const from = cursor.at;
  const token = tokenAt(pdf, cursor);
  cursor.budget -= cursor.at - from;
  if (cursor.budget < 0) throw new FileRefused('unsafe-structure', 'Its objects lie within one another.');
  return token;
};

interface Found {
  readonly names: Set<string>;
  script: boolean;
}

/** Reads one object. Returns the names in its own dictionary and where its stream begins, or null when it has none. */
const readObject = (
  pdf: Buffer,
  cursor: Cursor,
  found: Found,
): { readonly own: readonly string[]; readonly stream: number | null } => {
  const own: string[] = [];
  let afterScript = false;
  for (let token = nextToken(pdf, cursor); token !== null; token = nextToken(pdf, cursor)) {
    if (afterScript && (token.kind === 'string' || (token.kind === 'word' && /^\d/.test(token.text))))
      found.script = true;
    afterScript = token.kind === 'name' && token.text === 'JS';
    if (token.kind === 'name') {
      found.names.add(token.text);
      own.push(token.text);
    } else if (token.kind === 'word') {
      if (token.text === 'stream') {
        if (pdf[cursor.at] === 0x0d) cursor.at += 1;
        if (pdf[cursor.at] === 0x0a) cursor.at += 1;
        return { own, stream: cursor.at };
      }
      if (token.text === 'endobj' || token.text === 'startxref') break;
    }
  }
  return { own, stream: null };
};

/** Null when they cannot be unpacked, as encrypted ones cannot. */
const unpack = (packed: Buffer): Buffer | null => {
  try {
    return inflateSync(packed, { maxOutputLength: mostPackedBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new FileRefused('too-large-inside', 'Its packed objects are larger than any document’s.');
    return null;
  }
};

/**
 * Finds every name in the objects of a PDF, wherever in the file they stand and whether or not its table of objects
 * lists them, also within packed objects. The content of pages and pictures is not looked at: nothing in it acts.
 * Packed objects of an encrypted file (one that opens without a password but may not be changed) stay closed.
 *
 * @throws FileRefused when objects are packed in a way that honest writers do not use, or are damaged
 */
export const namesInPdf = (bytes: Uint8Array): PdfNames => {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Found = { names: new Set(), script: false };
  const text = pdf.toString('latin1');
  const budget = { at: 0, budget: pdf.length * 8 + 1_000_000 };
  let packedLeft = mostPackedBytes;
  let closed = false;
  for (const match of text.matchAll(/(?<![a-z])(?:obj|trailer)(?![a-z])/gi)) {
    budget.at = match.index + match[0].length;
    const { own, stream } = readObject(pdf, budget, found);
    if (stream === null || !own.includes('ObjStm')) continue;
    const filters = own.filter((name) => /(?:Decode|^Crypt)$/.test(name));
    if (filters.some((name) => name !== 'FlateDecode') || filters.length > 1 || own.includes('Predictor'))
      throw new FileRefused('unsafe-structure', 'Its objects are packed in a way that hides them.');
    const end = pdf.indexOf('endstream', stream);
    const packed = pdf.subarray(stream, end < 0 ? pdf.length : end);
    const objects = filters.length === 0 ? packed : unpack(packed);
    if (objects === null) {
      closed = true;
      continue;
    }
    packedLeft -= objects.length;
    if (packedLeft < 0) throw new FileRefused('too-large-inside', 'Its packed objects are larger than any document’s.');
    const inner = { at: 0, budget: objects.length + 1 };
    while (inner.at < objects.length) readObject(objects, inner, found);
  }
  if (closed && !found.names.has('Encrypt')) throw new FileRefused('damaged', 'Its packed objects are damaged.');
  return { ...found, closed };
};
