import { domainOf } from '../directory/mailbox.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { soleSender } from './incoming-message.ts';
import type { PathFinding, SenderFindings, SignatureFinding } from './sender-findings.ts';

/**
 * Who vouches for the sender that a message shows. `verified`: the domain of a registered mailbox does,
 * with nothing that could hide another author. `failed`: that domain's policy says the message is not
 * its own, or the message names several authors where one is allowed. `unverified`: everything else.
 */
export interface SenderVerdict {
  readonly status: 'verified' | 'unverified' | 'failed';
  /** What vouches for a verified one. */
  readonly by: 'signature' | 'path' | null;
  /**
   * The one address that every reader of the message sees as its author, in lower case; null where
   * readers may differ. Only this one may count as evidence.
   */
  readonly address: string | null;
  /** Clauses for the officer, the decisive one first. */
  readonly reasons: readonly string[];
  /** What it was judged from. */
  readonly findings: SenderFindings;
}

/** A message takes no longer; an older signature was made for another occasion. */
const longestTransitMs = 14 * 24 * 3600_000;

/** By so much may a signer's clock be ahead. */
const clockErrorMs = 3600_000;

/** The domain itself or one below it: what the owner of the domain has handed out. */
const isWithin = (domain: string, owner: string): boolean => domain === owner || domain.endsWith(`.${owner}`);

const sentenceOf = (kind: Exclude<SenderFindings['author']['kind'], 'one' | 'several-headers'>): string =>
  ({
    none: 'it names no author',
    'several-addresses': 'its From header names several authors',
    unclear: 'its From header can be read in more than one way',
  })[kind];

/** What keeps a valid signature from vouching for the whole message as it is read. Empty for one that does. */
const flawsOf = (signature: SignatureFinding, findings: SenderFindings, author: string): string[] => {
  const by = `the signature of ${signature.domain}`;
  const flaws: string[] = [];
  if (signature.coversPartOfBody) flaws.push(`${by} covers only a part of the text`);
  if (!signature.signedFields.includes('from')) flaws.push(`${by} does not cover the author`);
  const open = findings.fieldsToSign.filter((name) => !signature.signedFields.includes(name));
  if (open.length > 0) flaws.push(`${by} does not cover ${open.join(', ')}`);
  if (findings.addressedIn !== null && !findings.addressedIn.some((name) => signature.signedFields.includes(name)))
    flaws.push(`${by} does not cover an address of this office`);
  if (signature.testing) flaws.push(`${signature.domain} only tries signing out`);
  const { expiresAtMs, signedAtMs } = signature;
  if (expiresAtMs !== null && expiresAtMs < findings.receivedAtMs) flaws.push(`${by} had expired`);
  if (signedAtMs !== null && signedAtMs > findings.receivedAtMs + clockErrorMs)
    flaws.push(`${by} is dated after the receipt`);
  if (signedAtMs !== null && signedAtMs < findings.receivedAtMs - longestTransitMs)
    flaws.push(`${by} is of ${new Date(signedAtMs).toISOString().slice(0, 10)}, too long before the receipt`);
  if (!isWithin(signature.domain, domainOf(author)))
    flaws.push(`${signature.domain} stands above the domain of the author`);
  return flaws;
};

const pathVouches = (path: PathFinding, author: string): boolean =>
  path.result === 'pass' && path.domain !== null && isWithin(path.domain, domainOf(author));

/** Whether it is settled that neither a signature nor the path satisfies the policy, and not merely unknown. */
const failureIsSettled = (findings: SenderFindings): boolean => {
  if (findings.policy.result !== 'fail' || findings.relayPolicy === 'pass') return false;
  if (findings.signatures.some(({ result }) => result === 'unknown')) return false;
  if (findings.path.result === 'temperror') return false;
  // Where the path is not known a broken signature still is: the domain signs, and this is not what it signed.
  return findings.path.result !== 'not-known' || findings.signatures.some(({ result }) => result === 'fail');
};

const policyClause = (findings: SenderFindings, author: string): string => {
  const { policy } = findings.policy;
  const asks = policy === null || policy === 'none' ? '' : ` and asks to ${policy} it`;
  return `${domainOf(author)} publishes how its mail is to be known${asks}, and this message has neither its signature nor its path`;
};

const addressInside = /[^\s<>"(),;:]+@[^\s<>"(),;:]+/g;

/** An address in the display name that is not the sender's own. */
const otherAddressShown = (message: Pick<IncomingMessage, 'from'>, author: string): string | null =>
  (message.from[0]?.name.normalize('NFKC').toLowerCase().match(addressInside) ?? [])
    .find((found) => found !== author)
    ?.slice(0, 100) ?? null;

const whyNotSigned = (findings: SenderFindings, author: string): string[] => {
  const reasons: string[] = [];
  for (const signature of findings.signatures) {
    if (signature.result === 'pass') reasons.push(...flawsOf(signature, findings, author));
    else if (signature.result === 'fail')
      reasons.push(`the signature of ${signature.domain} is not valid (${signature.detail ?? 'no reason given'})`);
    else reasons.push(`the key of ${signature.domain} could not be asked for`);
  }
  if (findings.signatures.length === 0) reasons.push(`it has no signature of ${domainOf(author)}`);
  if (findings.otherSigners.length > 0)
    reasons.push(`it is signed by ${findings.otherSigners.join(', ')}, which cannot speak for ${domainOf(author)}`);
  return reasons;
};

const whyNotByPath = ({ path }: SenderFindings, author: string): string => {
  if (path.result === 'not-known') return 'by which host it came in is not known';
  if (path.result === 'other-domain') return `its return path is not of ${domainOf(author)}`;
  if (path.result === 'temperror') return `the hosts of ${path.domain ?? 'its return path'} could not be asked for`;
  return `it did not come from a host of ${domainOf(author)}`;
};

const whyNoPolicy = ({ policy }: SenderFindings, author: string): string => {
  const domain = domainOf(author);
  if (policy.result === 'none') return `${domain} publishes no policy by which its mail is to be known`;
  if (policy.result === 'fail') return `the policy of ${domain} does not accept what vouches for it`;
  return `the policy of ${domain} could not be asked for`;
};

/**
 * Judges who vouches for the sender of a message. Strict on purpose: an honest message that is not
 * verified is still filed when two other kinds of evidence agree, whereas a forged one shown as verified
 * would mislead the officer.
 *
 * @param message as parsed for reading; its author must be the one that the strict reading found
 * @param isRegistered whether an address (lower case) is a registered mailbox of an addressee
 */
export const judgeSender = (
  findings: SenderFindings,
  message: Pick<IncomingMessage, 'from' | 'fromHeaders'>,
  isRegistered: (address: string) => boolean,
): SenderVerdict => {
  const { author } = findings;
  const judged = (
    status: SenderVerdict['status'],
    address: string | null,
    reasons: readonly string[],
  ): SenderVerdict => ({
    status,
    by: null,
    address,
    reasons: [...new Set(reasons)],
    findings,
  });
  if (author.kind === 'several-headers' || message.fromHeaders > 1) {
    const count = author.kind === 'several-headers' ? author.count : message.fromHeaders;
    return judged('failed', null, [`it has ${count} From headers where a message has one`]);
  }
  if (author.kind !== 'one') return judged('unverified', null, [sentenceOf(author.kind)]);
  const { address } = author;
  if (soleSender(message) !== address) return judged('unverified', null, [sentenceOf('unclear')]);
  const sound = findings.signatures.find(
    (signature) => signature.result === 'pass' && flawsOf(signature, findings, address).length === 0,
  );
  if (failureIsSettled(findings) || (findings.relayPolicy === 'fail' && sound === undefined))
    return judged('failed', address, [policyClause(findings, address), ...whyNotSigned(findings, address)]);

  const shown = otherAddressShown(message, address);
  const disguises = [
    ...findings.headerFaults,
    ...(shown === null ? [] : [`the name of its author shows another address, ${shown}`]),
  ];
  // A path that is right does not mend a signature of the same domain that is broken or leaves text open.
  const byPath =
    pathVouches(findings.path, address) &&
    findings.signatures.every(({ result, coversPartOfBody }) => result === 'pass' && !coversPartOfBody);
  if (sound === undefined && !byPath)
    return judged('unverified', address, [
      ...disguises,
      ...whyNotSigned(findings, address),
      whyNotByPath(findings, address),
    ]);
  if (disguises.length > 0) return judged('unverified', address, disguises);
  if (findings.policy.result !== 'pass') return judged('unverified', address, [whyNoPolicy(findings, address)]);
  if (!isRegistered(address))
    return judged('unverified', address, [
      `${domainOf(address)} vouches for it, but ${address} is not a registered mailbox`,
    ]);
  return sound === undefined
    ? {
        ...judged('verified', address, [`it came from a host that ${domainOf(address)} names for its mail`]),
        by: 'path',
      }
    : { ...judged('verified', address, [`it bears the valid signature of ${sound.domain}`]), by: 'signature' };
};
