import { domainOf } from '../directory/mailbox.ts';
import { findReferences, formatReference } from '../launch/reference-number.ts';
import { envelopeTokens } from './delivery-outcome.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { soleSender } from './incoming-message.ts';
import { divideBody } from './new-text.ts';
import type { SenderVerdict } from './sender-verdict.ts';

/** One addressee of one campaign. */
export interface AddresseeKey {
  readonly campaignId: string;
  readonly code: string;
}

/** Whom notes with one reference number went to. */
export interface ReferencedAddressees {
  readonly campaignId: string;
  /** At least one; several for a collective note, which is one piece of evidence about all of them. */
  readonly codes: readonly string[];
}

/**
 * What the Secretariat's own books say about the keys that a message carries. Keys are in the form
 * in which `attributionKeys` gives them; what the books do not know is simply absent.
 */
export interface CampaignRegister {
  /** Message-ID of a note of ours, in angle brackets → whom it went to. */
  readonly messageIds: ReadonlyMap<string, AddresseeKey>;
  /** Reference number as written on a note → whom that note went to: one, or all who got a collective note. */
  readonly references: ReadonlyMap<string, ReferencedAddressees>;
  /** Envelope token of a note → whom it went to. */
  readonly tokens: ReadonlyMap<string, AddresseeKey>;
  /** Registered mailbox → codes of the addressees it belongs to; a mission may serve several. */
  readonly mailboxes: ReadonlyMap<string, readonly string[]>;
  /** Domain of registered mailboxes → codes of all addressees that have one there. */
  readonly domains: ReadonlyMap<string, readonly string[]>;
}

/** What to look up in the books for one message. */
export interface AttributionKeys {
  readonly messageIds: readonly string[];
  readonly references: readonly string[];
  readonly tokens: readonly string[];
  readonly senders: readonly string[];
  readonly domains: readonly string[];
}

/** Independent kinds of evidence; two must agree. What stands in the repeated text is shown, and counts for nothing. */
export type EvidenceKind = 'thread' | 'reference' | 'token' | 'sender';

/** One piece of evidence, in a form that a person can check. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** What was found: a Message-ID, a reference, a token, a mailbox or a domain. */
  readonly value: string;
  readonly where: 'in-reply-to' | 'references' | 'subject' | 'text' | 'quoted-text' | 'envelope' | 'mailbox' | 'domain';
  /** Codes that it points to. */
  readonly codes: readonly string[];
  /** Campaign that it points to; null for a sender, who may be asked by several. */
  readonly campaignId: string | null;
  /** Of a sender: whether somebody vouches for it; absent where nobody was asked. */
  readonly vouched?: 'verified' | 'unverified';
}

export type Attribution =
  | {
      readonly kind: 'attributed';
      readonly campaignId: string;
      readonly code: string;
      readonly evidence: readonly Evidence[];
      /** Who vouches for its sender; null where nobody was asked. */
      readonly sender: SenderVerdict | null;
    }
  | {
      readonly kind: 'held';
      readonly reason:
        | 'no-evidence'
        | 'one-piece-of-evidence'
        | 'conflicting-evidence'
        | 'ambiguous-sender'
        /** Its sender is not who it says, whatever else agrees. */
        | 'failed-sender';
      /** Whom it could be from, for the person who decides; sorted. */
      readonly candidates: readonly { readonly campaignId: string | null; readonly code: string }[];
      readonly evidence: readonly Evidence[];
      readonly sender: SenderVerdict | null;
    };

/** Digits of other scripts and direction marks would hide a reference in Arabic or Chinese text. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

const referencesIn = (text: string, patterns: readonly string[]): string[] => {
  const read = plain(text);
  return patterns.flatMap((pattern) =>
    findReferences(pattern, read).map(({ year, serial }) => formatReference(pattern, year, serial)),
  );
};

interface FoundReference {
  readonly value: string;
  readonly where: 'subject' | 'text' | 'quoted-text';
}

const referencesOf = (message: IncomingMessage, patterns: readonly string[]): FoundReference[] => {
  const { newText, quotedText } = divideBody(message.bodyText);
  const found = new Map<string, FoundReference>();
  for (const [where, text] of [
    ['subject', message.subject],
    ['text', newText],
    ['quoted-text', quotedText],
  ] as const) {
    for (const value of referencesIn(text, patterns)) if (!found.has(value)) found.set(value, { value, where });
  }
  return [...found.values()];
};

/**
 * The keys under which the books must be asked before `attribute` can judge.
 *
 * @param referencePatterns the patterns of all offices in use: "VB {year}/{serial}/OCB"
 */
export const attributionKeys = (message: IncomingMessage, referencePatterns: readonly string[]): AttributionKeys => {
  const sender = soleSender(message);
  const returned = message.deliveryReport?.originalMessageId;
  return {
    messageIds: [...new Set([...message.inReplyTo, ...message.references, ...(returned ? [returned] : [])])],
    references: referencesOf(message, referencePatterns).map(({ value }) => value),
    tokens: envelopeTokens(message),
    senders: sender === null ? [] : [sender],
    domains: sender === null ? [] : [domainOf(sender)],
  };
};

const fromKey = (
  kind: EvidenceKind,
  where: Evidence['where'],
  value: string,
  key: AddresseeKey | undefined,
): Evidence[] => (key === undefined ? [] : [{ kind, value, where, codes: [key.code], campaignId: key.campaignId }]);

const threadEvidence = (message: IncomingMessage, register: CampaignRegister): Evidence[] => {
  const answered = new Set(message.inReplyTo);
  return [
    ...[...answered].flatMap((id) => fromKey('thread', 'in-reply-to', id, register.messageIds.get(id))),
    ...[...new Set(message.references)]
      .filter((id) => !answered.has(id))
      .flatMap((id) => fromKey('thread', 'references', id, register.messageIds.get(id))),
  ];
};

/** A quoted reference may belong to any earlier mail of a chain: it is shown only where the message itself names none. */
const referenceEvidence = (
  message: IncomingMessage,
  register: CampaignRegister,
  patterns: readonly string[],
): Evidence[] => {
  const known = referencesOf(message, patterns).flatMap(({ value, where }): Evidence[] => {
    const named = register.references.get(value);
    return named === undefined ? [] : [{ kind: 'reference', value, where, ...named }];
  });
  const own = known.filter((piece) => piece.where !== 'quoted-text');
  return own.length > 0 ? own : known;
};

/** A sender counts only where every reader of the message sees the same one, and nothing speaks against it. */
const senderEvidence = (
  message: IncomingMessage,
  register: CampaignRegister,
  verdict: SenderVerdict | null,
): Evidence[] => {
  const sender = soleSender(message);
  if (sender === null) return [];
  if (verdict !== null && (verdict.status === 'failed' || verdict.address !== sender)) return [];
  const vouched =
    verdict === null ? {} : ({ vouched: verdict.status === 'verified' ? 'verified' : 'unverified' } as const);
  const exact = register.mailboxes.get(sender) ?? [];
  if (exact.length > 0)
    return [{ kind: 'sender', where: 'mailbox', value: sender, codes: exact, campaignId: null, ...vouched }];
  const domain = domainOf(sender);
  const codes = new Set(register.domains.get(domain) ?? []);
  // A domain that several addressees share (a provider's, a ministry's) says nothing.
  return codes.size === 1
    ? [{ kind: 'sender', where: 'domain', value: domain, codes: [...codes], campaignId: null, ...vouched }]
    : [];
};

const points = (evidence: Evidence, to: AddresseeKey): boolean =>
  evidence.codes.includes(to.code) && (evidence.campaignId === null || evidence.campaignId === to.campaignId);

const candidatesOf = (evidence: readonly Evidence[]): { campaignId: string | null; code: string }[] => {
  const named = new Map<string, { campaignId: string | null; code: string }>();
  for (const piece of evidence) {
    for (const code of piece.codes)
      named.set(`${code} ${piece.campaignId ?? ''}`, { campaignId: piece.campaignId, code });
  }
  const all = [...named.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, candidate]) => candidate);
  // A sender's code adds nothing where the same code is already named with its campaign.
  return all.filter(
    (candidate) =>
      candidate.campaignId !== null || !all.some((other) => other.campaignId !== null && other.code === candidate.code),
  );
};

/**
 * Whose reply is this? Evidence: the note of ours that it answers, the reference number in subject or new
 * text, the envelope token in the address it came to, and the registered sender. It is attributed when two
 * kinds agree and none disagrees; otherwise a person decides. The number of a collective note names the campaign
 * and all who got it, and another kind has to say which of them it was. A token or a reference alone proves nothing:
 * notes are forwarded. A sender that fails the check of who sent it is held whatever agrees; one for whom
 * nobody vouches is one kind of evidence, marked so.
 *
 * @param referencePatterns the same patterns as given to `attributionKeys`
 * @param sender who vouches for the sender; null where nobody was asked
 */
export const attribute = (
  message: IncomingMessage,
  register: CampaignRegister,
  referencePatterns: readonly string[],
  sender: SenderVerdict | null = null,
): Attribution => {
  const evidence = [
    ...threadEvidence(message, register),
    ...referenceEvidence(message, register, referencePatterns),
    ...envelopeTokens(message).flatMap((token) => fromKey('token', 'envelope', token, register.tokens.get(token))),
    ...senderEvidence(message, register, sender),
  ];
  const counted = evidence.filter(({ where }) => where !== 'quoted-text');
  const candidates = candidatesOf(evidence);
  const held = (reason: Extract<Attribution, { kind: 'held' }>['reason']): Attribution => ({
    kind: 'held',
    reason,
    candidates,
    evidence,
    sender,
  });
  if (sender?.status === 'failed') return held('failed-sender');
  if (evidence.length === 0) return held('no-evidence');
  const pointedTo = counted.flatMap((piece) =>
    piece.campaignId === null ? [] : piece.codes.map((code) => ({ campaignId: piece.campaignId as string, code })),
  );
  // Nothing that counts names a campaign: a registered sender, or a reference in the repeated text.
  if (pointedTo.length === 0)
    return held(candidates.length > 1 && counted.length > 0 ? 'ambiguous-sender' : 'one-piece-of-evidence');
  const agreed = pointedTo.filter((key) => counted.every((piece) => points(piece, key)));
  const target = agreed[0];
  if (target === undefined) return held('conflicting-evidence');
  const kinds = new Set(counted.map((piece) => piece.kind));
  if (kinds.size < 2) return held('one-piece-of-evidence');
  // The number of a collective note, and a sender that writes for several of those who got it.
  if (agreed.some(({ code }) => code !== target.code)) return held('ambiguous-sender');
  return { kind: 'attributed', ...target, evidence, sender };
};
