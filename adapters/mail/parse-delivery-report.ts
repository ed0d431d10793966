import type { DeliveryAction, DeliveryReport } from '../../domain/receive/incoming-message.ts';

/** A part of a message with its decoded bytes. */
export interface MessagePart {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const longestRead = 256 * 1024;
const actions: readonly DeliveryAction[] = ['failed', 'delayed', 'relayed', 'expanded', 'delivered'];

/** Blocks of `Name: value` lines with folded lines joined; names in lower case, the first of a name counts. */
const fieldBlocks = (text: string): ReadonlyMap<string, string>[] => {
  const blocks: Map<string, string>[] = [];
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const fields = new Map<string, string>();
    for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
      const colon = line.indexOf(':');
      if (colon <= 0) continue;
      const name = line.slice(0, colon).trim().toLowerCase();
      if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
    }
    if (fields.size > 0) blocks.push(fields);
  }
  return blocks;
};

const read = (part: MessagePart): string => new TextDecoder('utf-8').decode(part.bytes.subarray(0, longestRead));

/** The address behind "rfc822; name@host"; null when there is none. */
const addressOf = (field: string | undefined): string | null => {
  if (field === undefined) return null;
  const value = field.includes(';') ? field.slice(field.indexOf(';') + 1) : field;
  const address = decodeXtext(value.trim().replace(/^<(.*)>$/, '$1')).toLowerCase();
  return address.includes('@') ? address : null;
};

/** Undoes the `+3D` form in which envelope identifiers and addresses travel (RFC 3461 §4). */
const decodeXtext = (text: string): string =>
  text.replace(/\+([0-9A-F]{2})/g, (_, hexadecimal: string) => String.fromCharCode(Number.parseInt(hexadecimal, 16)));

/** Some systems write other words than those of RFC 3464 §2.3.3; then the class of the status says it. */
const actionOf = (block: ReadonlyMap<string, string>): DeliveryAction | undefined => {
  const word = block.get('action')?.toLowerCase();
  const known = actions.find((action) => word?.startsWith(action));
  if (known !== undefined || (word === undefined && !block.has('final-recipient'))) return known;
  if (word?.startsWith('fail') || block.get('status')?.startsWith('5')) return 'failed';
  return block.get('status')?.startsWith('4') ? 'delayed' : undefined;
};

const returnedTypes = new Set(['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']);

const returnedMessageId = (parts: readonly MessagePart[]): string | null => {
  for (const part of parts.filter(({ mediaType }) => returnedTypes.has(mediaType))) {
    const id = fieldBlocks(read(part))[0]?.get('message-id');
    const found = id === undefined ? null : /<[^<>\s]{1,990}>/.exec(id);
    if (found) return found[0];
  }
  return null;
};

/**
 * Reads the machine-readable part of a delivery report (RFC 3464, and RFC 6533 for international
 * addresses); null when no part is one. Of several recipients the worst is taken: failed, then delayed.
 */
export const parseDeliveryReport = (parts: readonly MessagePart[]): DeliveryReport | null => {
  const status = parts.find(({ mediaType }) =>
    ['message/delivery-status', 'message/global-delivery-status'].includes(mediaType),
  );
  if (status === undefined) return null;
  const blocks = fieldBlocks(read(status));
  const envelopeId = blocks.map((block) => block.get('original-envelope-id')).find((value) => value !== undefined);
  const recipients = blocks.flatMap((block) => {
    const action = actionOf(block);
    return action === undefined ? [] : [{ action, block }];
  });
  recipients.sort((left, right) => actions.indexOf(left.action) - actions.indexOf(right.action));
  const worst = recipients[0];
  if (worst === undefined) return null;
  return {
    action: worst.action,
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(worst.block.get('status') ?? '')?.[0] ?? null,
    finalRecipient: addressOf(worst.block.get('final-recipient')),
    originalRecipient: addressOf(worst.block.get('original-recipient')),
    originalEnvelopeId: envelopeId === undefined ? null : decodeXtext(envelopeId).slice(0, 500),
    originalMessageId: returnedMessageId(parts),
    diagnostic: worst.block.get('diagnostic-code')?.slice(0, 1000) ?? null,
  };
};
