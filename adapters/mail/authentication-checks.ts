import { isIP } from 'node:net';
import type { Transit } from '../../activities/ports/senders.ts';
import { domainOf } from '../../domain/directory/mailbox.ts';
import type { ArcFinding, PathFinding, PolicyFinding, SignatureFinding } from '../../domain/receive/sender-findings.ts';
import type { HeaderField } from './authentication-header.ts';
import { onceOnly, signerOf, valuesOf, withoutFields } from './authentication-header.ts';
import type { AskDns } from './authentication-resolver.ts';
import { keysOf } from './authentication-resolver.ts';

/** No honest message has more signatures of one house; each costs a question and a pass over the body. */
const mostSignatures = 5;
const mostSeals = 10;

/** Loaded when first needed: a rehearsal, whose missions do not sign, never does. */
const loadMailauth = async () => {
  const [{ dkimVerify }, { spf }, { dmarc }, { arc }] = await Promise.all([
    import('mailauth/lib/dkim/verify.js'),
    import('mailauth/lib/spf/index.js'),
    import('mailauth/lib/dmarc/index.js'),
    import('mailauth/lib/arc/index.js'),
  ]);
  return { dkimVerify, spf, dmarc, arc };
};

let loaded: ReturnType<typeof loadMailauth> | undefined;

const mailauth = (): ReturnType<typeof loadMailauth> => {
  loaded ??= loadMailauth();
  return loaded;
};

/** The domain itself, one below it, or one above it. */
export const isRelated = (domain: string, author: string): boolean =>
  domain === author || domain.endsWith(`.${author}`) || (domain.includes('.') && author.endsWith(`.${domain}`));

export const shownDomain = (domain: string): string =>
  /^[a-z0-9._-]{1,253}$/.test(domain) ? domain : 'a malformed domain';

export const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 120);

/** An IPv4 address in its IPv6 form is IPv4; a zone says nothing. */
export const bareAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');

const moment = (iso: string | null | undefined): number | null => {
  const ms = iso == null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(ms) ? null : ms;
};

/** Checks the signatures of the author's domain and its relatives; of no other is a key asked for (RFC 6376). */
export const checkSignatures = async (
  raw: Buffer,
  fields: readonly HeaderField[],
  author: string,
  dns: AskDns,
  atMs: number,
): Promise<SignatureFinding[]> => {
  const all = fields.filter(({ name }) => name === 'dkim-signature');
  const own = all.filter(({ value }) => isRelated(signerOf(value), author)).slice(0, mostSignatures);
  if (own.length === 0) return [];
  const { dkimVerify } = await mailauth();
  // Only a message with a flood of signatures is read without most of them.
  const surplus = all.length > mostSignatures ? all.filter((field) => !own.includes(field)) : [];
  const { results } = await dkimVerify(withoutFields(raw, surplus), {
    resolver: keysOf(dns, (signer) => isRelated(signer, author)),
    curTime: new Date(atMs),
    strict: true,
  });
  return results.flatMap((result): SignatureFinding[] => {
    const domain = (result.signingDomain ?? '').toLowerCase().replace(/\.$/, '');
    if (!isRelated(domain, author)) return [];
    const { status } = result;
    const passed = status.result === 'pass';
    const signed = (result.signingHeaders?.keys ?? '').split(':').map((name) => name.trim().toLowerCase());
    return [
      {
        domain,
        selector: printable(result.selector ?? ''),
        result: passed ? 'pass' : status.result === 'temperror' ? 'unknown' : 'fail',
        detail: passed ? null : printable(status.comment ?? status.policy?.['dkim-rules'] ?? status.result),
        coversPartOfBody: passed && result.canonBodyLengthLimited !== false,
        testing: status.testing === true,
        signedFields: [...new Set(signed)].filter((name) => onceOnly.has(name)),
        signedAtMs: moment(result.signTime),
        expiresAtMs: moment(result.expiresAfter),
      },
    ];
  });
};

export const unknownPath = (envelopeFrom: string): PathFinding => ({
  result: 'not-known',
  domain: envelopeFrom === '' ? null : domainOf(envelopeFrom),
  seenBy: 'door',
});

/** Whether the peer may send for the return path, where that is of the author's house (RFC 7208). */
export const checkPath = async (transit: Transit, author: string, dns: AskDns): Promise<PathFinding> => {
  const { peer, envelopeFrom } = transit;
  const domain = envelopeFrom === '' ? null : domainOf(envelopeFrom);
  if (peer === null || isIP(bareAddress(peer.address)) === 0) return unknownPath(envelopeFrom);
  if (domain === null || !isRelated(domain, author)) return { result: 'other-domain', domain, seenBy: 'door' };
  const { spf } = await mailauth();
  const { status } = await spf({
    sender: envelopeFrom,
    ip: bareAddress(peer.address),
    helo: peer.helo,
    mta: 'verbale',
    resolver: dns,
    strict: true,
  });
  return { result: status.result as PathFinding['result'], domain, seenBy: 'door' };
};

/** What the author's domain asks for and whether the message has it (RFC 9989). */
export const checkPolicy = async (
  author: string,
  signatures: readonly SignatureFinding[],
  path: PathFinding,
  dns: AskDns,
): Promise<PolicyFinding> => {
  const { dmarc } = await mailauth();
  const result = await dmarc({
    headerFrom: [author],
    fromFields: 1,
    spfDomains: path.result === 'pass' && path.domain !== null ? [path.domain] : [],
    dkimDomains: signatures.filter((signature) => signature.result === 'pass').map(({ domain }) => ({ domain })),
    resolver: dns,
    strict: true,
  });
  if (result === false) return { result: 'none', policy: null };
  const found = result.status.result;
  return {
    result: found === 'pass' || found === 'fail' || found === 'none' ? found : 'temperror',
    policy: result.policy ?? null,
  };
};

/** The seals of servers on the way (RFC 8617); their owners' servers are asked, so give it a time of its own. */
export const checkArc = async (raw: Buffer, fields: readonly HeaderField[], dns: AskDns): Promise<ArcFinding> => {
  const sealedBy = valuesOf(fields, 'arc-seal').map(signerOf).toReversed();
  const shown = sealedBy.slice(0, mostSeals).map(shownDomain);
  if (sealedBy.length === 0) return { result: 'none', sealedBy: [] };
  if (sealedBy.length > mostSeals) return { result: 'not-checked', sealedBy: shown };
  try {
    const { dkimVerify, arc } = await mailauth();
    const resolver = keysOf(dns, (signer) => sealedBy.includes(signer));
    const surplus = fields.filter(({ name }) => name === 'dkim-signature').slice(mostSignatures);
    const read = await dkimVerify(withoutFields(raw, surplus), { resolver, strict: true });
    // The chain that it read is there without being listed in the type.
    const { status } = await arc((read as unknown as { readonly arc: Parameters<typeof arc>[0] }).arc, {
      resolver,
      strict: true,
    });
    const { result } = status;
    return {
      result: result === 'pass' || result === 'fail' || result === 'none' ? result : 'not-checked',
      sealedBy: shown,
    };
  } catch {
    return { result: 'not-checked', sealedBy: shown };
  }
};
