import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import { childEnvironment } from '../../../stack/environment.ts';
import { writableFolder } from '../../../stack/install/cache-folder.mjs';
import { freePort } from '../../../stack/process/free-port.ts';
import type { OwnCertificate } from './own-certificate.ts';

/** A real IMAP server with one mailbox, of its own process. */
export interface ImapServer {
  readonly name: string;
  readonly port: number;
  /** Where it speaks TLS from the first byte; null without a certificate. */
  readonly tlsPort: number | null;
  readonly user: string;
  readonly password: string;
  /** A client of a person who works in the mailbox; the caller logs it out. */
  readonly person: () => Promise<ImapFlow>;
  readonly stop: () => Promise<void>;
}

/** A kind of server, or why there is none on this machine. */
export type ServerKind =
  | { readonly name: string; readonly start: (certificate?: OwnCertificate) => Promise<ImapServer> }
  | { readonly name: string; readonly missing: string };

const run = promisify(execFile);

const user = 'replies';
const password = 'correct-horse';

const ready = async (port: number, hasEnded: () => boolean, said: () => string): Promise<void> => {
  const untilMs = Date.now() + 20_000;
  for (;;) {
    const greets = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => resolve(true)).once('error', () => resolve(false));
      socket.once('data', () => socket.destroy());
    });
    if (greets) return;
    if (hasEnded() || Date.now() > untilMs) throw new Error(`The IMAP server does not greet: ${said()}`);
    await wait(50);
  }
};

const serve = async (name: string, port: number, program: string, args: readonly string[]): Promise<ImapServer> => {
  let said = '';
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await ready(
    port,
    () => child.exitCode !== null,
    () => said,
  );
  return {
    name,
    port,
    tlsPort: null,
    user,
    password,
    person: async () => {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port,
        secure: false,
        doSTARTTLS: false,
        auth: { user, pass: password },
        logger: false,
        disableAutoIdle: true,
      });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const dovecotProgram = '/usr/sbin/dovecot';

const dovecot = (): ServerKind => {
  const name = 'Dovecot';
  if (!existsSync(dovecotProgram)) return { name, missing: 'dovecot is not installed' };
  if (process.getuid?.() !== 0) return { name, missing: 'dovecot wants to be started by root' };
  return {
    name,
    start: async (certificate) => {
      // Not below the run's own folder, which the user of the mail may not enter.
      const folder = mkdtempSync(join(tmpdir(), 'verbale-dovecot-'));
      chmodSync(folder, 0o755);
      const port = await freePort();
      const tlsPort = certificate === undefined ? null : await freePort();
      mkdirSync(join(folder, 'mail'));
      const file = join(folder, 'dovecot.conf');
      writeFileSync(
        file,
        `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
${certificate === undefined ? 'ssl = no' : `ssl = yes\nssl_cert = <${certificate.certificateFile}\nssl_key = <${certificate.keyFile}`}
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
mailbox_list_index = no
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort ?? 0}
    ssl = ${tlsPort === null ? 'no' : 'yes'}
  }
}
`,
      );
      await run('chown', ['mail:mail', join(folder, 'mail')]);
      const server = await serve(name, port, dovecotProgram, ['-F', '-c', file]);
      const stop = async (): Promise<void> => {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      };
      return { ...server, tlsPort, stop };
    },
  };
};

const pymapVersion = '0.36.7';

/** Whatever of pip is without a network; anything else is a mistake of ours. */
const outOfReach = /ENOENT|No module named pip|ConnectionError|Could not find a version|name resolution|unreachable/i;

/** The IMAP server of PyPI (MIT, Python 3.11 or newer), fetched by pip into the project's cache. */
const pymap = async (): Promise<ServerKind> => {
  const name = 'pymap';
  const kept = join(writableFolder(), `pymap-${pymapVersion}`);
  if (!existsSync(kept)) {
    const folder = mkdtempSync(`${kept}-`);
    const pip = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--only-binary', ':all:', '--target', folder];
    try {
      await run('python3', [...pip, `pymap==${pymapVersion}`], { timeout: 120_000, env: childEnvironment({}) });
      renameSync(folder, kept);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      const said = `${(error as Error).message}\n${(error as { stderr?: string }).stderr ?? ''}`;
      const reason = outOfReach.exec(said)?.[0];
      if (reason === undefined) throw error;
      return { name, missing: `pymap cannot be fetched here (${reason})` };
    }
  }
  return {
    name,
    start: async () => {
      const port = await freePort();
      return serve(name, port, 'python3', [
        '-c',
        `import sys; sys.path.insert(0, ${JSON.stringify(kept)}); sys.argv[0] = 'pymap'; from pymap.main import main; main()`,
        ...['--host', '127.0.0.1', '--port', String(port), '--no-tls'],
        ...['dict', '--demo-user', user, '--demo-password', password],
      ]);
    },
  };
};

/** Every kind of server that the tests know; none is pretended. */
export const serverKinds = async (): Promise<ServerKind[]> => [dovecot(), await pymap()];
