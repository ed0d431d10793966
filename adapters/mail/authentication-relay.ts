import { domainOf } from '../../domain/directory/mailbox.ts';

/** What a mail server of the house wrote about a message when it took it in (RFC 8601). */
export interface RelayResults {
  readonly policy: 'pass' | 'fail' | 'none' | null;
  /** Author's domain that the policy was asked for. */
  readonly authorDomain: string | null;
  /** Domain of the return path for which the sending host was allowed; null when it was not. */
  readonly allowedPath: string | null;
}

const longest = 8_192;

/** Comments out, quoted strings kept; null for a value that cannot be read. */
const withoutComments = (value: string): string | null => {
  let depth = 0;
  let quoted = false;
  let plain = '';
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] as string;
    if (sign === '\\' && (quoted || depth > 0)) {
      if (depth === 0) plain += sign + (value[at + 1] ?? '');
      at += 1;
    } else if (quoted) {
      plain += sign;
      if (sign === '"') quoted = false;
    } else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (depth === 0) {
      plain += sign;
      if (sign === '"') quoted = true;
    }
    if (depth < 0) return null;
  }
  return depth === 0 && !quoted ? plain : null;
};

/** Parts between semicolons that stand outside quoted strings. */
const partsOf = (value: string): string[] => value.match(/(?:"(?:[^"\\]|\\.)*"|[^;"])+/g) ?? [];

const property = (part: string, name: string): string | null => {
  const found = new RegExp(`(?:^|\\s)${name.replace('.', '\\s*\\.\\s*')}\\s*=\\s*(?:"([^"]*)"|([^\\s"]+))`, 'i').exec(
    part,
  );
  return (found?.[1] ?? found?.[2] ?? null)?.toLowerCase() ?? null;
};

/**
 * Reads an Authentication-Results value of the server with the given name.
 * @returns null when it is another server's or cannot be read
 */
export const readRelayResults = (value: string, authservId: string): RelayResults | null => {
  const plain = value.length > longest ? null : withoutComments(value);
  if (plain === null) return null;
  const [identity = '', ...results] = partsOf(plain);
  const [name = '', version = '1'] = identity.trim().toLowerCase().replaceAll('"', '').split(/\s+/);
  if (name !== authservId.toLowerCase() || version !== '1') return null;
  const ofMethod = (method: string): { result: string; part: string }[] =>
    results.flatMap((part) => {
      const found = /^\s*([a-z][a-z0-9-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/i.exec(part);
      return found?.[1]?.toLowerCase() === method ? [{ result: (found[2] as string).toLowerCase(), part }] : [];
    });
  const [policy, otherPolicy] = ofMethod('dmarc');
  const [path, otherPath] = ofMethod('spf').filter(
    ({ part }) => property(part, 'smtp.helo') === null || property(part, 'smtp.mailfrom') !== null,
  );
  const from = path === undefined ? null : property(path.part, 'smtp.mailfrom');
  return {
    policy:
      policy !== undefined && otherPolicy === undefined && ['pass', 'fail', 'none'].includes(policy.result)
        ? (policy.result as 'pass' | 'fail' | 'none')
        : null,
    authorDomain: policy === undefined ? null : property(policy.part, 'header.from'),
    allowedPath: path?.result === 'pass' && otherPath === undefined && from !== null ? domainOf(from) : null,
  };
};
