import type { DomainRefusal } from '../../domain/errors.ts';

/** A sign-in as an address carries it. */
export interface Credentials {
  readonly user: string;
  readonly pass: string;
}

/** A URL writes an IPv6 address in brackets, a socket takes it without. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * User and password of an address; both empty where it has none.
 * @throws what `refusal` makes, without the password, when they are not percent-encoded
 */
export const credentialsOf = (url: URL, refusal: (what: string) => DomainRefusal): Credentials => {
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  } catch {
    throw refusal('user and password must be percent-encoded where they hold %, @, : or /');
  }
};
