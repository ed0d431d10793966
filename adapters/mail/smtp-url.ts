import { DomainRefusal } from '../../domain/errors.ts';
import { type Credentials, credentialsOf, hostOf } from './url-parts.ts';

/** Where and how a mail exchange is reached. */
export interface SmtpEndpoint {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** What to do with STARTTLS on a plain connection: insist, use it when offered, or leave it. */
  readonly startTls: 'required' | 'when-offered' | 'off';
  readonly credentials: Credentials | null;
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
    host: hostOf(url),
    port: url.port === '' ? defaultPort : Number(url.port),
    secure,
    startTls: startTlsOf(url.searchParams),
    credentials: url.username === '' ? null : credentialsOf(url, refusal),
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

const refusal = (what: string): DomainRefusal =>
  new DomainRefusal(
    'smtp-url',
    `The address of the mail exchange cannot be used: ${what}. Write smtp://user:password@host:port or smtps://….`,
  );
