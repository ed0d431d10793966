import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, describe, expect, it } from 'vitest';
import { openDkimSigner } from '../../../adapters/mail/dkim-signer.ts';
import { buildNoteMime } from '../../../adapters/mail/mime-note.ts';
import { noteText } from '../../../domain/dispatch/note-text.ts';
import { noteInputExample } from '../../domain/dispatch/note-example.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbale-dkim-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(folder, 'rsa.pem');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const published = publicKey.export({ type: 'spki', format: 'der' });
  return { keyFile, record: `v=DKIM1; k=rsa; p=${published.toString('base64')}` };
};

const verify = async (mime: Uint8Array, record: string) => {
  const resolver = async (name: string): Promise<string[][]> =>
    name === 'notes._domainkey.secretariat.example' ? [[record]] : [];
  const { results } = await dkimVerify(Buffer.from(mime), { resolver });
  return results.map(({ status, signingDomain }) => `${status.result} ${signingDomain ?? ''}`.trim());
};

const note = () =>
  buildNoteMime({
    note: noteText(noteInputExample()),
    messageId: '<0123456789abcdef0123456789abcdef@secretariat.example>',
    from: 'notes@secretariat.example',
    to: 'mission@aut.example',
    replyTo: 'replies@secretariat.example',
    fromName: 'Le Secrétariat de la Conférence',
    datedAtMs: Date.UTC(2015, 4, 20, 7),
    follows: [],
    pdf: new Uint8Array(70_000).fill(37),
  });

describe('a signed note', () => {
  it('passes a receiver’s check with the published key, and fails it once changed', async () => {
    const { keyFile, record } = newPair();
    const signer = openDkimSigner({ domain: 'secretariat.example', selector: 'notes', keyFile });
    const { mime } = await note();
    const signed = await signer.sign(mime, 'notes@secretariat.example');
    expect(await verify(signed, record)).toEqual(['pass secretariat.example']);
    expect(Buffer.compare(signed, await signer.sign(mime, 'notes@secretariat.example'))).toBe(0);

    const changed = Buffer.from(Buffer.from(signed).toString('latin1').replace('Subject: ', 'Subject: Re: '), 'latin1');
    expect(await verify(changed, record)).toEqual(['fail secretariat.example']);
  });

  it('is left unsigned where the sender is not of the signing domain', async () => {
    const { keyFile } = newPair();
    const signer = openDkimSigner({ domain: 'other.example', selector: 'notes', keyFile });
    const { mime } = await note();
    expect(await signer.sign(mime, 'notes@secretariat.example')).toBe(mime);
  });

  it('needs a usable key, and says which file has none', () => {
    const keyFile = join(folder, 'letter.pem');
    const open = () => openDkimSigner({ domain: 'secretariat.example', selector: 'notes', keyFile });
    expect(open).toThrow(`DKIM_KEY_FILE: ${keyFile} cannot be read (ENOENT)`);
    writeFileSync(keyFile, 'Dear Sir/Madam');
    expect(open).toThrow(`${keyFile} holds no usable private key`);
    writeFileSync(
      keyFile,
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
    expect(open).toThrow('an ec key; DKIM takes an RSA key here');
  });
});
