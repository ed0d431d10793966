import type { Classification } from './classification.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { hasNullReturnPath, headerValues, soleSender } from './incoming-message.ts';

/** Local parts that nobody reads. */
const unread =
  /^(?:no-?reply|do-?not-?reply|mailer-?daemon|postmaster|bounces?|listserv|majordomo)(?:[+.-].*)?$|-(?:request|owner)$|^owner-/i;

/**
 * May an acknowledgement go out for this message at all (RFC 3834 §2)? Never to machines or lists,
 * never to an empty return path, never to a message that does not say clearly who sent it, and never
 * to one of our own mailboxes, which would start a loop. Whether one is owed (a new submission, not
 * acknowledged before) is decided elsewhere.
 *
 * @param ownMailboxes addresses of the Secretariat, without sub-address
 */
export const mayAcknowledge = (
  message: IncomingMessage,
  classification: Pick<Classification, 'class'>,
  ownMailboxes: readonly string[] = [],
): boolean => {
  if (classification.class !== 'reply') return false;
  if (hasNullReturnPath(message)) return false;
  if (headerValues(message, 'auto-submitted').some((value) => !value.startsWith('no'))) return false;
  if (headerValues(message, 'list-id').length > 0 || headerValues(message, 'precedence').length > 0) return false;
  const sender = soleSender(message);
  if (sender === null) return false;
  const own = new Set(ownMailboxes.map((address) => address.toLowerCase()));
  return [sender, message.envelopeFrom].every((address) => {
    const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
    return !unread.test(local) && !own.has(withoutSubAddress(address));
  });
};

/** The mailbox behind a sub-address: "replies+token@unit.example" gives "replies@unit.example". */
export const withoutSubAddress = (address: string): string => address.toLowerCase().replace(/\+[^@]*(?=@)/, '');
