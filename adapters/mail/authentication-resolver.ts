import { Resolver } from 'node:dns/promises';

/** Asks the DNS for the records of one kind; rejects with a DNS error code, as `node:dns` does. */
export type AskDns = (name: string, kind: string) => Promise<string[] | string[][]>;

/** Real milliseconds for one try, and tries: a domain's server that does not answer in this time is away. */
const patience = { timeout: 1_000, tries: 2 };

/** The DNS as this machine asks it. */
export const openDns = (): AskDns => {
  const resolver = new Resolver(patience);
  return async (name, kind) => (await resolver.resolve(name, kind)) as string[] | string[][];
};

const dnsError = (code: string, name: string): Error => Object.assign(new Error(`${code} ${name}`), { code });

/**
 * One message's share of the DNS: `ms` real milliseconds for all its questions, each asked once. A question
 * after that time, or one that is waited for when it ends, fails as a time-out does.
 */
export const withinTime = (ask: AskDns, ms: number): AskDns => {
  const endsAt = performance.now() + ms;
  const asked = new Map<string, Promise<string[] | string[][]>>();
  return (name, kind) => {
    const key = `${kind} ${name.toLowerCase()}`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const left = endsAt - performance.now();
    if (left <= 0) return Promise.reject(dnsError('ETIMEOUT', name));
    const answer = new Promise<string[] | string[][]>((resolve, reject) => {
      const timer = setTimeout(() => reject(dnsError('ETIMEOUT', name)), left);
      Promise.resolve()
        .then(() => ask(name, kind))
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
    asked.set(key, answer);
    return answer;
  };
};

/**
 * Answers "no such record" for keys of other signers than these, without asking: whoever sends a message
 * chooses whom it says it is signed by, and must not choose whose servers are asked, or how slowly they answer.
 */
export const keysOf =
  (ask: AskDns, isWanted: (signer: string) => boolean): AskDns =>
  (name, kind) => {
    const [, signer] = name.toLowerCase().split('._domainkey.');
    return signer !== undefined && isWanted(signer.replace(/\.$/, ''))
      ? ask(name, kind)
      : Promise.reject(dnsError('ENOTFOUND', name));
  };
