/** What can be read of a message without parsing it: no more than a relay needs. */
export interface MessageHead {
  /** With its angle brackets; empty where there is none. */
  readonly messageId: string;
  /** Message-IDs in In-Reply-To: and References:, each once. */
  readonly answers: readonly string[];
  /** First address of From:, in lower case; empty where there is none. */
  readonly headerFrom: string;
  /** The header block as it is, without the empty line. */
  readonly headerBlock: string;
}

/** Longer header blocks are read to here; mail of this system stays far below. */
const longestHead = 256 * 1024;

/** Reads Message-ID and From of a raw message (RFC 5322); folded fields are unfolded, nothing is decoded. */
export const readMessageHead = (raw: Buffer): MessageHead => {
  const window = raw.subarray(0, longestHead);
  const end = endOfHead(window);
  const headerBlock = window.subarray(0, end).toString('latin1');
  const from = fieldOf(headerBlock, 'from');
  const angled = /<([^<>\s]+@[^<>\s]+)>/.exec(from) ?? /([^\s<>,;"]+@[^\s<>,;"]+)/.exec(from);
  return {
    messageId: /<[^<>\s]+>/.exec(fieldOf(headerBlock, 'message-id'))?.[0] ?? '',
    answers: [
      ...new Set(
        `${fieldOf(headerBlock, 'in-reply-to')} ${fieldOf(headerBlock, 'references')}`.match(/<[^<>\s]+>/g) ?? [],
      ),
    ],
    headerFrom: (angled?.[1] ?? '').toLowerCase(),
    headerBlock,
  };
};

/** Where the header block ends, before the empty line; the length where there is none. */
export const endOfHead = (window: Buffer): number => {
  const crlf = window.indexOf('\r\n\r\n');
  if (crlf >= 0) return crlf;
  const bare = window.indexOf('\n\n');
  return bare >= 0 ? bare : window.length;
};

const fieldOf = (headerBlock: string, name: string): string => fieldsOf(headerBlock, name)[0] ?? '';

/** Every value of a field in a header block, from the top, unfolded. @param name in lower case */
export const fieldsOf = (headerBlock: string, name: string): string[] => {
  const values: string[] = [];
  let open = false;
  for (const line of headerBlock.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) {
      if (open) values.push(`${values.pop()} ${line.trim()}`);
      continue;
    }
    open = line.toLowerCase().startsWith(`${name}:`);
    if (open) values.push(line.slice(name.length + 1));
  }
  return values.map((value) => value.trim());
};
