import { Readable, Transform } from 'node:stream';

/**
 * The bytes of one message for one transaction. The client pipes them on only when the exchange has
 * answered DATA with 354, so being piped is the proof that they were asked for. (The client's log
 * could tell the same at a price; its error codes do not tell it at all.)
 */
export class SmtpBody extends Readable {
  readonly #bytes: Uint8Array;
  #target: NodeJS.WritableStream | null = null;

  constructor(bytes: Uint8Array) {
    super();
    this.#bytes = bytes;
  }

  /** Whether the exchange had asked for the bytes. */
  get wasAskedFor(): boolean {
    return this.#target !== null;
  }

  /** Whether everything up to the final dot has been handed to the socket. */
  get isHandedOver(): boolean {
    return this.#target instanceof Readable && this.#target.readableEnded;
  }

  /**
   * The target is the client's dot-stuffing transform, which looks at every byte in turn: two thirds
   * of the cost of sending. A message that needs no stuffing goes past it, less its last line end,
   * which the transform writes itself together with the final dot.
   */
  override pipe<T extends NodeJS.WritableStream>(target: T): T {
    this.#target = target;
    if (target instanceof Transform && isCleanOnTheWire(this.#bytes)) {
      target.push(this.#bytes.subarray(0, -2));
      target.end();
    } else {
      target.end(this.#bytes);
    }
    return target;
  }
}

const cr = 0x0d;
const lf = 0x0a;
const dot = 0x2e;

/** Whether lines all end in CRLF, the last one too, none begins with a dot, and there is no other CR or LF. */
const isCleanOnTheWire = (bytes: Uint8Array): boolean => {
  let start = 0;
  while (start < bytes.length) {
    if (bytes[start] === dot) return false;
    const end = bytes.indexOf(lf, start);
    if (end <= start || bytes.indexOf(cr, start) !== end - 1) return false;
    start = end + 1;
  }
  return bytes.length > 2;
};
