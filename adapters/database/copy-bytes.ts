import type { Connection, Pool, Submittable } from 'pg';

/** "PGCOPY\n\377\r\n\0", flags and the length of an extension we never get: before the first row. */
const headLength = 19;
const headStart = 0x50;

/**
 * Reads (name, bytes) rows as they are stored. The driver knows values only as text, and bytes as text are twice as
 * long and have to be written and read digit by digit on both sides; a binary COPY brings them as they are.
 * @param select a query of two columns, text and bytea, without parameters
 */
export const copyBytes = async (pool: Pool, select: string): Promise<Map<string, Uint8Array>> => {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    const copy = new CopyOut(`COPY (${select}) TO STDOUT (FORMAT binary)`);
    client.query(copy);
    return await copy.rows;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection on which something went wrong is not used again.
    client.release(failure);
  }
};

/** A query as the driver runs it, told of each message of the server. */
class CopyOut implements Submittable {
  readonly rows: Promise<Map<string, Uint8Array>>;
  readonly #sql: string;
  readonly #read = new Map<string, Uint8Array>();
  readonly #settled = Promise.withResolvers<Map<string, Uint8Array>>();
  #failed = false;

  constructor(sql: string) {
    this.#sql = sql;
    this.rows = this.#settled.promise;
  }

  submit(connection: Connection): void {
    connection.query(this.#sql);
  }

  /** One message a row; the driver uses its memory again, so the bytes are copied. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    let at = chunk[0] === headStart ? headLength : 0;
    if (at >= chunk.length || chunk.readInt16BE(at) !== 2) return;
    at += 2;
    const field = (): Buffer => {
      const from = at + 4;
      at = from + chunk.readInt32BE(from - 4);
      return chunk.subarray(from, at);
    };
    this.#read.set(field().toString('utf8'), Buffer.from(field()));
  }

  handleError(error: Error): void {
    this.#failed = true;
    this.#settled.reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.#failed) this.#settled.resolve(this.#read);
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}
