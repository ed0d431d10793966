/** A message with its envelope, as both sides of the comparison send it. */
export interface PackedMessage {
  readonly from: string;
  readonly to: string;
  readonly mime: Buffer;
}

/** Many messages as one file: for each the lengths of three parts (32 bits, little-endian), then the parts. */
export const packMessages = (messages: readonly PackedMessage[]): Buffer =>
  Buffer.concat(
    messages.flatMap(({ from, to, mime }) => {
      const parts = [Buffer.from(from), Buffer.from(to), mime];
      const lengths = Buffer.alloc(12);
      for (const [index, part] of parts.entries()) lengths.writeUInt32LE(part.length, index * 4);
      return [lengths, ...parts];
    }),
  );

/** What `packMessages` made; the messages are views of the given bytes. */
export const readPack = (pack: Buffer): PackedMessage[] => {
  const messages: PackedMessage[] = [];
  let at = 0;
  const take = (length: number): Buffer => {
    at += length;
    return pack.subarray(at - length, at);
  };
  while (at < pack.length) {
    const lengths = take(12);
    const [from, to, mime] = [0, 4, 8].map((offset) => take(lengths.readUInt32LE(offset)));
    messages.push({ from: String(from), to: String(to), mime: mime as Buffer });
  }
  return messages;
};
