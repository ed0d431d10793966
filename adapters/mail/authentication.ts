import { BlockList, isIP } from 'node:net';
import type { SenderAuthentication, Transit } from '../../activities/ports/senders.ts';
import { domainOf } from '../../domain/directory/mailbox.ts';
import { withoutSubAddress } from '../../domain/receive/acknowledgement.ts';
import type { ArcFinding, PathFinding, SenderFindings } from '../../domain/receive/sender-findings.ts';
import {
  bareAddress,
  checkArc,
  checkPath,
  checkPolicy,
  checkSignatures,
  isRelated,
  printable,
  shownDomain,
  unknownPath,
} from './authentication-checks.ts';
import type { HeaderField } from './authentication-header.ts';
import { addressedIn, fieldsToSign, readHeader, signerOf, valuesOf } from './authentication-header.ts';
import type { RelayResults } from './authentication-relay.ts';
import { readRelayResults } from './authentication-relay.ts';
import type { AskDns } from './authentication-resolver.ts';
import { openDns, withinTime } from './authentication-resolver.ts';

/** The house's own mail server, whose word on a message counts. */
export interface TrustedRelay {
  /** The name that it puts first in its Authentication-Results; it removes such headers that come from outside. */
  readonly authservId: string;
  /** Addresses it connects from, or networks ("192.0.2.0/24"), beside those that no stranger can have. */
  readonly addresses: readonly string[];
}

export interface SenderAuthenticationOptions {
  /** The DNS; without it that of this machine. */
  readonly ask?: AskDns;
  /** Real milliseconds for everything that is asked about one message. */
  readonly timeLimitMs?: number;
  readonly trustedRelay?: TrustedRelay | null;
}

const defaultTimeLimitMs = 4_000;

/** Other signers that are named. */
const mostNamed = 5;

/** No stranger connects from these. */
const insideNetworks = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
];

const networkList = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, kind);
    else list.addSubnet(address, Number(bits), kind);
  }
  return list;
};

/**
 * Checks DKIM, SPF, DMARC and ARC with mailauth. Nothing of the sender's choice decides whose servers are asked
 * before it is judged: only keys and paths of the author's own domain and its relatives are looked at. A server of
 * the house in front of the door hides who brought a message; its word is taken only where `trustedRelay` names it.
 */
export const createSenderAuthentication = (options: SenderAuthenticationOptions = {}): SenderAuthentication => {
  const ask = options.ask ?? openDns();
  const timeLimitMs = options.timeLimitMs ?? defaultTimeLimitMs;
  const relay = options.trustedRelay ?? null;
  const inside = networkList([...insideNetworks, ...(relay?.addresses ?? [])]);

  const cameThroughHouse = ({ peer, fetched }: Transit): boolean => {
    if (peer === null) return fetched;
    const address = bareAddress(peer.address);
    const family = isIP(address);
    return family !== 0 && inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };

  /** The word of the house's server: its topmost header, or the newest seal if it is that server's own and holds. */
  const wordOfRelay = (fields: readonly HeaderField[], transit: Transit, arc: ArcFinding): RelayResults | null => {
    if (relay === null) return null;
    const id = relay.authservId.toLowerCase();
    if (cameThroughHouse(transit)) {
      for (const value of valuesOf(fields, 'authentication-results')) {
        const results = readRelayResults(value, id);
        if (results !== null) return results;
      }
    }
    const sealer = arc.sealedBy.at(-1);
    if (arc.result !== 'pass' || sealer === undefined || !(id === sealer || id.endsWith(`.${sealer}`))) return null;
    const instance = new RegExp(`^i\\s*=\\s*${arc.sealedBy.length}\\s*;`);
    const newest = valuesOf(fields, 'arc-authentication-results').find((value) => instance.test(value));
    return newest === undefined ? null : readRelayResults(newest.replace(instance, ''), id);
  };

  const check = async (
    raw: Buffer,
    fields: readonly HeaderField[],
    transit: Transit,
    author: string,
  ): Promise<Partial<SenderFindings>> => {
    const arc = await checkArc(raw, fields, withinTime(ask, timeLimitMs / 2));
    const word = wordOfRelay(fields, transit, arc);
    const direct = transit.peer !== null && !cameThroughHouse(transit);
    const signs = valuesOf(fields, 'dkim-signature').some((value) => isRelated(signerOf(value), author));
    // Nothing to check, so nobody is asked.
    if (!signs && !direct && word === null) return { arc };
    const dns = withinTime(ask, timeLimitMs);
    // Asked for first, so that no slow answer about a key can take its time.
    dns(`_dmarc.${author}`, 'TXT').catch(() => undefined);
    const [signatures, path] = await Promise.all([
      checkSignatures(raw, fields, author, dns, transit.receivedAtMs),
      direct ? checkPath(transit, author, dns) : unknownPath(transit.envelopeFrom),
    ]);
    const allowed = word?.allowedPath ?? null;
    const seen: PathFinding = allowed === null ? path : { result: 'pass', domain: allowed, seenBy: 'relay' };
    return {
      arc,
      signatures,
      path: seen,
      policy: await checkPolicy(author, signatures, seen, dns),
      relayPolicy: word?.authorDomain === author ? word.policy : null,
    };
  };

  return {
    examine: async (bytes, transit) => {
      const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const { author, faults, fields, isTooLong } = readHeader(raw);
      const domain = author.kind === 'one' ? domainOf(author.address) : '';
      const mailboxes = new Set(transit.envelopeTo.map((to) => withoutSubAddress(to.trim())));
      const findings: SenderFindings = {
        author,
        headerFaults: faults,
        fieldsToSign: fieldsToSign(fields),
        addressedIn: mailboxes.size === 0 ? null : addressedIn(fields, mailboxes),
        signatures: [],
        otherSigners: [...new Set(valuesOf(fields, 'dkim-signature').map(signerOf))]
          .filter((signer) => !isRelated(signer, domain))
          .slice(0, mostNamed)
          .map(shownDomain),
        path: unknownPath(transit.envelopeFrom),
        policy: { result: 'not-asked', policy: null },
        arc: { result: 'none', sealedBy: [] },
        relayPolicy: null,
        receivedAtMs: transit.receivedAtMs,
      };
      if (author.kind !== 'one') return findings;
      try {
        return { ...findings, ...(await check(raw, isTooLong ? [] : fields, transit, domain)) };
      } catch (problem) {
        const detail = printable(problem instanceof Error ? problem.message : String(problem));
        return {
          ...findings,
          headerFaults: [...faults, `who sent it could not be checked (${detail})`],
          policy: { result: 'temperror', policy: null },
        };
      }
    },
  };
};
