import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A server's certificate that an authority of the house has issued. */
export interface OwnCertificate {
  /** The authority's own certificate, PEM. */
  readonly ca: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

const run = promisify(execFile);

/** Makes an authority, and by it a certificate for a server at 127.0.0.1. @throws when there is no openssl */
export const ownCertificate = async (folder: string): Promise<OwnCertificate> => {
  const at = (name: string): string => join(folder, name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', [
    ...['req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=Authority of the house'],
    ...['-keyout', at('ca.key'), '-out', at('ca.pem')],
  ]);
  await run('openssl', [
    ...['req', ...newKey, '-subj', '/CN=mail.example', '-keyout', at('server.key'), '-out', at('server.csr')],
  ]);
  writeFileSync(at('server.ext'), 'subjectAltName = IP:127.0.0.1\n');
  await run('openssl', [
    ...['x509', '-req', '-in', at('server.csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'],
    ...['-days', '2', '-extfile', at('server.ext'), '-out', at('server.pem')],
  ]);
  return { ca: readFileSync(at('ca.pem'), 'utf8'), certificateFile: at('server.pem'), keyFile: at('server.key') };
};
