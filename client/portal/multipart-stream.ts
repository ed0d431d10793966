/** One part of a form; its bytes have to be read before the next part is asked for. */
export interface FormPart {
  readonly name: string;
  /** As the browser sent it; null for a plain field. */
  readonly fileName: string | null;
  readonly mediaType: string;
  readonly bytes: AsyncGenerator<Buffer, void>;
}

/** The body is no form, or ends in the middle of one. */
export class FormNotUnderstood extends Error {}

/** The body is larger than what was allowed for it. */
export class FormTooLarge extends Error {}

/** Bytes that the head of one part may have. */
const longestHead = 16 * 1024;

/** Parts that a form may have. */
const mostParts = 200;

const quoted = (head: string, parameter: string): string | null => {
  const found = new RegExp(`^content-disposition:[^\\r\\n]*;\\s*${parameter}="([^"\\r\\n]*)"`, 'im').exec(head)?.[1];
  // Browsers write these three so (WHATWG, multipart/form-data encoding algorithm).
  return found === undefined ? null : found.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
};

/** The boundary that a Content-Type names; null when it is no form with files. */
export const boundaryOf = (contentType: string): string | null => {
  const found = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70})(?![^\s;]))/i.exec(
    contentType,
  );
  return found?.[1] ?? found?.[2] ?? null;
};

/**
 * Reads a form (RFC 7578) as it comes in, holding no more of it in memory than what was handed over at a time.
 * @param largest bytes after which it is given up
 * @throws FormNotUnderstood, FormTooLarge, and what the source throws when the connection breaks
 */
export async function* readMultipart(
  source: AsyncIterable<Uint8Array>,
  boundary: string,
  largest: number,
): AsyncGenerator<FormPart, void> {
  const reader = new Reader(source, largest);
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first delimiter stands at the very beginning or after a preamble.
  reader.put(Buffer.from('\r\n'));
  for await (const _ of reader.until(delimiter, longestHead)) {
    // A preamble means nothing.
  }
  for (let parts = 0; ; parts += 1) {
    const after = await reader.line(64);
    if (after.startsWith('--')) return;
    if (after.trim() !== '' || parts >= mostParts) throw new FormNotUnderstood('no form');
    const head = await reader.head(longestHead);
    const name = quoted(head, 'name');
    if (name === null) throw new FormNotUnderstood('a part without a name');
    const bytes = reader.until(delimiter);
    yield {
      name,
      fileName: quoted(head, 'filename'),
      mediaType:
        /^content-type:[ \t]*([\w.+-]+\/[\w.+-]+)/im.exec(head)?.[1]?.toLowerCase() ?? 'application/octet-stream',
      bytes,
    };
    // What was not read is passed over.
    for await (const _ of bytes) {
    }
  }
}

class Reader {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #largest: number;
  #buffer: Buffer = Buffer.alloc(0);
  #read = 0;

  constructor(source: AsyncIterable<Uint8Array>, largest: number) {
    this.#source = source[Symbol.asyncIterator]();
    this.#largest = largest;
  }

  put(bytes: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done) throw new FormNotUnderstood('the form ends in the middle');
    this.#read += value.byteLength;
    if (this.#read > this.#largest) throw new FormTooLarge('the form is too large');
    this.put(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  }

  /** What stands before the mark, which is taken away; given on piece by piece. */
  async *until(mark: Buffer, longest = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer, void> {
    for (let given = 0; ; ) {
      const at = this.#buffer.indexOf(mark);
      // The mark may have begun at the end of what is here.
      const sure = at >= 0 ? at : Math.max(0, this.#buffer.length - mark.length + 1);
      given += sure;
      if (given > longest) throw new FormNotUnderstood('too long');
      const piece = this.#buffer.subarray(0, sure);
      this.#buffer = this.#buffer.subarray(at >= 0 ? at + mark.length : sure);
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      await this.#more();
    }
  }

  /** The rest of a line, without its end; "--" alone ends the form and needs no line after it. */
  async line(longest: number): Promise<string> {
    for (;;) {
      if (this.#buffer.subarray(0, 2).equals(Buffer.from('--'))) return '--';
      const at = this.#buffer.indexOf('\r\n');
      if (at > longest || (at < 0 && this.#buffer.length > longest)) throw new FormNotUnderstood('no form');
      if (at >= 0) {
        const text = this.#buffer.toString('latin1', 0, at);
        this.#buffer = this.#buffer.subarray(at + 2);
        return text;
      }
      await this.#more();
    }
  }

  async head(longest: number): Promise<string> {
    for (;;) {
      const at = this.#buffer.indexOf('\r\n\r\n');
      if (at > longest || (at < 0 && this.#buffer.length > longest)) throw new FormNotUnderstood('no head');
      if (at >= 0) {
        const text = this.#buffer.toString('utf8', 0, at);
        this.#buffer = this.#buffer.subarray(at + 4);
        return text;
      }
      await this.#more();
    }
  }
}
