import { DomainRefusal } from '../../domain/errors.ts';
import { type Credentials, credentialsOf, hostOf } from './url-parts.ts';

/** Where and how a shared mailbox is read. */
export interface ImapEndpoint {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (imaps). */
  readonly secure: boolean;
  /** On a plain connection: insist on STARTTLS before anything is said, or leave it. */
  readonly startTls: 'required' | 'off';
  readonly credentials: Credentials;
}

/**
 * Reads `imaps://user:pass@host:port` or `imap://…`. A plain connection has to turn to TLS before the sign-in; the one
 * option, `?starttls=off`, is for a server on this machine.
 *
 * @throws DomainRefusal `imap-url` saying what is wrong; the password is never in the message
 */
export const parseImapUrl = (text: string): ImapEndpoint => {
  if (!URL.canParse(text)) throw refusal('it is not a URL');
  const url = new URL(text);
  if (url.protocol !== 'imap:' && url.protocol !== 'imaps:') throw refusal(`"${url.protocol}" is not imap: or imaps:`);
  if (url.hostname === '') throw refusal('it names no host');
  if (url.username === '' || url.password === '') throw refusal('it has no user or no password');
  if (!['', '/'].includes(url.pathname) || url.hash !== '')
    throw refusal('nothing may follow the port; folders are named by IMAP_FOLDERS');
  const secure = url.protocol === 'imaps:';
  const defaultPort = secure ? 993 : 143;
  return {
    host: hostOf(url),
    port: url.port === '' ? defaultPort : Number(url.port),
    secure,
    startTls: startTlsOf(url.searchParams),
    credentials: credentialsOf(url, refusal),
  };
};

const startTlsOf = (options: URLSearchParams): ImapEndpoint['startTls'] => {
  const [first, ...more] = options;
  if (first === undefined) return 'required';
  if (more.length > 0 || first[0] !== 'starttls' || first[1] !== 'off')
    throw refusal('the only option is starttls=off');
  return 'off';
};

/** A folder of a mailbox as people and the books name it, without a password. */
export const folderName = ({ host, port, credentials }: ImapEndpoint, folder: string): string =>
  `${credentials.user}@${host}:${port}/${folder}`;

const refusal = (what: string): DomainRefusal =>
  new DomainRefusal(
    'imap-url',
    `The address of the shared mailbox cannot be used: ${what}. Write imaps://user:password@host:port.`,
  );
