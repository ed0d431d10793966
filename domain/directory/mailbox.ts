/** Octets an address may have in an SMTP path, less the two angle brackets (RFC 5321, 4.5.3.1.3). */
const longestMailbox = 254;
const longestLocalPart = 64;

const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainLabel = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether a text is one mailbox and nothing else, safe to be put into an SMTP envelope: a dot-atom
 * local part and a host name of at least two labels, all ASCII, at most 254 characters. No display
 * name, quotes, comments, spaces, control characters, address literals or second address: whatever
 * is more than that could divert a note (RFC 5321 and 5322 allow more; no mission needs it).
 */
export const isStrictMailbox = (value: string): boolean => {
  if (value.length > longestMailbox) return false;
  const at = value.indexOf('@');
  const local = value.slice(0, at);
  const labels = value.slice(at + 1).split('.');
  return (
    at > 0 &&
    local.length <= longestLocalPart &&
    localPart.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => domainLabel.test(label)) &&
    // An all-digit last label would be an IPv4 address without its brackets.
    !/^\d+$/.test(labels[labels.length - 1] ?? '')
  );
};

/**
 * Why a text is not one mailbox, as the end of a sentence about it; null when it is one. Only for whoever has to
 * correct it: `isStrictMailbox` decides.
 */
export const mailboxMistake = (value: string): string | null => {
  if (isStrictMailbox(value)) return null;
  if (/\p{Cc}/u.test(value)) return 'holds a control character or a line break';
  if (/\s/u.test(value)) return 'holds a space';
  if (value.split('@').length > 2) return 'has more than one @';
  if (value.length > longestMailbox) return `is longer than ${longestMailbox} characters`;
  if (/\P{ASCII}/u.test(value)) return 'has letters outside ASCII: write the host in its xn-- form';
  return 'is not of the form name@host.domain';
};

/** The part of an address after the last "@", in lower case. */
export const domainOf = (mailbox: string): string => mailbox.slice(mailbox.lastIndexOf('@') + 1).toLowerCase();
