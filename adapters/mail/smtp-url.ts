import { DomainRefusal } from '../../domain/errors.ts';

/** Where and how a mail exchange is reached. */
export interface SmtpEndpoint {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** What to do with STARTTLS on a plain connection: insist, use it when offered, or leave it. */
  readonly startTls: 'required' | 'when-offered' | 'off';
  readonly credentials: { readonly user: string; readonly pass: string } | null;
}

/**
 * Reads `smtp://user:pass@host:port` or `smtps://…`. The one option is `?starttls=required` or
 * `?starttls=off`; without it STARTTLS is used where the exchange offers it.
 *
 * @throws DomainRefusal `smtp-url` saying what is wrong; the password is never in the message
 */
export const parseSmtpUrl = (text: string): SmtpEndpoint => {
  if (!URL.canParse(text)) throw refusal('it is not a URL');
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') throw refusal(`"${url.protocol}" is not smtp: or smtps:`);
  if (url.hostname === '') throw refusal('it names no host');
  if (!['', '/'].includes(url.pathname) || url.hash !== '') throw refusal('nothing may follow the port but ?starttls=');
  const secure = url.protocol === 'smtps:';
  const defaultPort = secure ? 465 : 587;
  return {
    // A URL writes an IPv6 address in brackets, a socket takes it without.
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? defaultPort : Number(url.port),
    secure,
    startTls: startTlsOf(url.searchParams),
    credentials: url.username === '' ? null : credentialsOf(url),
  };
};

const startTlsOf = (options: URLSearchParams): SmtpEndpoint['startTls'] => {
  for (const [name, value] of options) {
    if (name !== 'starttls') throw refusal(`the option "${name}" is not known; there is only starttls`);
    if (value !== 'required' && value !== 'off') throw refusal(`starttls is "${value}"; it may be required or off`);
    return value;
  }
  return 'when-offered';
};

const credentialsOf = (url: URL): { user: string; pass: string } => {
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  } catch {
    throw refusal('user and password must be percent-encoded where they hold %, @, : or /');
  }
};

const refusal = (what: string): DomainRefusal =>
  new DomainRefusal(
    'smtp-url',
    `The address of the mail exchange cannot be used: ${what}. Write smtp://user:password@host:port or smtps://….`,
  );
