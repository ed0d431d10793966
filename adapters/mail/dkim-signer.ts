import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import { domainOf } from '../../domain/directory/mailbox.ts';
import { DomainRefusal } from '../../domain/errors.ts';

/** Where receivers find the public key, `<selector>._domainkey.<domain>`, and the file that holds the private one. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM file with an RSA key: what nodemailer signs with, and what every receiver checks. */
  readonly keyFile: string;
}

/** Signs messages of an office (RFC 6376). The same message and key give the same bytes. */
export interface DkimSigner {
  /**
   * The message with its signature before it; unchanged where the sender is of another domain, whose owner could not
   * vouch for it: an unaligned signature proves nothing (RFC 7489 section 3.1.1).
   */
  sign(mime: Uint8Array, from: string): Promise<Uint8Array>;
}

/**
 * Reads the key once.
 * @throws DomainRefusal `dkim-key` naming the file and what is wrong with it
 */
export const openDkimSigner = ({ domain, selector, keyFile }: DkimKey): DkimSigner => {
  const privateKey = readKey(keyFile);
  const owner = domain.toLowerCase();
  return {
    sign: async (mime, from) => {
      const sender = domainOf(from);
      if (sender !== owner && !sender.endsWith(`.${owner}`)) return mime;
      const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey });
      return buffer(signer.sign(Buffer.from(mime.buffer, mime.byteOffset, mime.byteLength)));
    },
  };
};

const readKey = (keyFile: string): string => {
  const refused = (why: string): DomainRefusal =>
    new DomainRefusal(
      'dkim-key',
      `DKIM_KEY_FILE: ${keyFile} ${why}. Give an RSA private key in PEM form, or unset it.`,
    );
  let pem: string;
  try {
    pem = readFileSync(keyFile, 'utf8');
  } catch (error) {
    throw refused(`cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
  try {
    const type = createPrivateKey(pem).asymmetricKeyType;
    if (type !== 'rsa') throw new TypeError(`an ${type} key; DKIM takes an RSA key here`);
  } catch (error) {
    throw refused(`holds no usable private key (${(error as Error).message})`);
  }
  return pem;
};
