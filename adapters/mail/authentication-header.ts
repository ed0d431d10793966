import { isStrictMailbox } from '../../domain/directory/mailbox.ts';
import { withoutSubAddress } from '../../domain/receive/acknowledgement.ts';
import type { AuthorReading } from '../../domain/receive/sender-findings.ts';

/** One field of a header block, unfolded. */
export interface HeaderField {
  /** In lower case, without space around it. */
  readonly name: string;
  readonly value: string;
  /** Where it starts and ends in the raw message, in bytes; the end is after its line break. */
  readonly start: number;
  readonly end: number;
}

/** A header block as the strictest reader sees it. */
export interface HeaderReading {
  readonly fields: readonly HeaderField[];
  readonly author: AuthorReading;
  /** What lets two readers of it see two things, each a clause. */
  readonly faults: readonly string[];
  /** Longer than a verifier of signatures may be given. */
  readonly isTooLong: boolean;
}

/** Fields that a message has once at most (RFC 5322 section 3.6, RFC 2045). */
export const onceOnly = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
]);

/** Fields that change what a reader sees or where a reply is filed: a signature that leaves them open vouches for neither. */
const meaningful = [
  'subject',
  'sender',
  'reply-to',
  'in-reply-to',
  'references',
  'content-type',
  'content-transfer-encoding',
] as const;

const longestHead = 1024 * 1024;

/** Lines of a header block: mail that passed thirty servers has a tenth of them. */
const mostLines = 3_000;

const longestAuthor = 500;

/** Bytes of the header block, up to the empty line that ends it. */
const headLength = (raw: Buffer): number => {
  const window = raw.subarray(0, longestHead);
  for (let at = window.indexOf(10); at >= 0; at = window.indexOf(10, at + 1)) {
    if (window[at + 1] === 10) return at + 1;
    if (window[at + 1] === 13 && window[at + 2] === 10) return at + 1;
  }
  return window.length;
};

const fieldStart = /^([\x21-\x39\x3b-\x7e]+)([ \t]*):/;

const readFields = (head: string): { fields: HeaderField[]; lines: number; faults: Set<string> } => {
  const faults = new Set<string>();
  const open: { name: string; parts: string[]; start: number; end: number }[] = [];
  const lines = head.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let start = 0;
  for (const line of lines) {
    const end = start + line.length;
    const text = line.replace(/\r?\n$/, '');
    const opened = fieldStart.exec(text);
    const last = open.at(-1);
    if (opened !== null) {
      if (opened[2] !== '') faults.add('a header name is followed by a space');
      const [whole, name = ''] = opened;
      open.push({ name: name.toLowerCase(), parts: [text.slice(whole.length).trim()], start, end });
    } else if (/^[ \t]/.test(text) && last !== undefined) {
      const more = text.trim();
      if (more === '') faults.add('a header is continued by an empty line');
      // A signature's own list of what it covers may run over a line and begin with any name.
      if (/^from[ \t]*:.*@/i.test(more) && !last.name.endsWith('signature'))
        faults.add('a header is continued by what looks like another author');
      last.parts.push(more);
      last.end = end;
    } else {
      faults.add('its header block has a line that is no header');
    }
    start = end;
  }
  const fields = open.map(({ parts, ...field }) => ({ ...field, value: parts.join(' ').trim() }));
  return { fields, lines: lines.length, faults };
};

/** A word of a display name, plain, encoded or quoted; words stand apart, so that a name is read in one way. */
const word = '(?:"(?:[^"\\\\]|\\\\[\\x20-\\x7e])*"|[A-Za-z0-9!#$%&\'*+\\-/=?^_`{|}~.\\x80-\\xff]+)';

/** `Name <address>`, `<address>`, the address alone, or as old programs write it, `address (Name)`. */
const authorForm = new RegExp(
  `^(?:(?:${word}(?:[ \\t]+${word})*)?[ \\t]*<([^<>\\s]+)>|([^<>\\s"(),:;]+)(?:[ \\t]+\\([^()<>@"\\\\,;:]*\\))?)$`,
);

const authorOf = (fields: readonly HeaderField[], faults: Set<string>): AuthorReading => {
  const lines = valuesOf(fields, 'from');
  const [line] = lines;
  if (line === undefined) return { kind: 'none' };
  if (lines.length > 1) return { kind: 'several-headers', count: lines.length };
  if (line.length > longestAuthor || !/^[\x20-\x7e\t\x80-\xff]*$/.test(line)) return { kind: 'unclear' };
  const outside = line.replace(/"(?:[^"\\]|\\.)*"/g, '');
  if (/[,;]/.test(outside) && !outside.includes(':') && (outside.match(/@/g) ?? []).length > 1)
    return { kind: 'several-addresses' };
  const found = authorForm.exec(line);
  const address = (found?.[1] ?? found?.[2] ?? '').toLowerCase();
  if (!isStrictMailbox(address)) return { kind: 'unclear' };
  if (/[\x80-\xff]/.test(line))
    faults.add('the name of its author is written in bytes that readers may show in more than one way');
  if (found?.[1] === undefined && line.endsWith(')')) faults.add('a comment follows its author');
  return { kind: 'one', address };
};

/**
 * Reads the header block of a raw message without mercy: what a lenient reader might see differently is a
 * fault. Nothing is decoded.
 */
export const readHeader = (raw: Buffer): HeaderReading => {
  const head = raw.subarray(0, headLength(raw)).toString('latin1');
  const { fields, lines, faults } = readFields(head);
  const isTooLong = head.length >= longestHead || lines > mostLines;
  if (isTooLong) faults.add('its header block is too long to be checked');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(head)) faults.add('its header block has control characters');
  if (/\r(?!\n)/.test(head)) faults.add('its header block has a line break that only some readers see');
  const counts = new Map<string, number>();
  for (const { name } of fields) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts)
    if (count > 1 && onceOnly.has(name)) faults.add(`it has ${count} ${name} headers`);
  const author = authorOf(fields, faults);
  return { fields, author, faults: [...faults], isTooLong };
};

export const valuesOf = (fields: readonly HeaderField[], name: string): string[] =>
  fields.filter((field) => field.name === name).map(({ value }) => value);

/** Names of the meaningful fields that a message has. */
export const fieldsToSign = (fields: readonly HeaderField[]): string[] =>
  meaningful.filter((name) => fields.some((field) => field.name === name));

/** In which of To and Cc one of the mailboxes is addressed. @param mailboxes in lower case, without sub-address */
export const addressedIn = (fields: readonly HeaderField[], mailboxes: ReadonlySet<string>): string[] =>
  ['to', 'cc'].filter((name) =>
    valuesOf(fields, name).some((value) =>
      value
        .toLowerCase()
        .split(/[\s<>"(),;:]+/)
        .some((word) => word.length <= longestAuthor && word.includes('@') && mailboxes.has(withoutSubAddress(word))),
    ),
  );

/** A signature's own signing domain, without checking it; empty where it names none. */
export const signerOf = (signature: string): string =>
  (/(?:^|;)\s*d\s*=([^;]*)/.exec(signature)?.[1] ?? '').replace(/\s+/g, '').toLowerCase().replace(/\.$/, '');

/** The raw message without some of its header fields. */
export const withoutFields = (raw: Buffer, fields: readonly HeaderField[]): Buffer => {
  const kept: Buffer[] = [];
  let from = 0;
  for (const { start, end } of fields) {
    kept.push(raw.subarray(from, start));
    from = end;
  }
  return Buffer.concat([...kept, raw.subarray(from)]);
};
