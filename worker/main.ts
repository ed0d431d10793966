import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import type { DkimKey } from '../adapters/mail/dkim-signer.ts';
import { parseImapUrl } from '../adapters/mail/imap-url.ts';
import { listeningPlace } from '../adapters/mail/listening-place.ts';
import { discoverConnections, discoverPortalUrl } from '../stack/connections.ts';
import { environment } from '../stack/environment.ts';
import type { MailboxPlace } from './doors.ts';
import { type RunningWorker, runWorker } from './run-worker.ts';
import { workflowBundleFile } from './workflow-bundle.ts';

/** Waits between tries to start while the Temporal server or the database is away. */
const retryMs = [250, 500, 1_000, 2_000, 5_000];

const env = environment();
const logger = pino({ level: env.LOG_LEVEL, base: { part: 'worker' } }, pino.destination(2));

let stopping = false;
let running: RunningWorker | null = null;

const stop = (): void => {
  stopping = true;
  void running?.stop();
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// The stack holds our standard input; when it is gone, so are we.
process.stdin.on('end', stop).on('error', stop).resume();

const dkimKey = (): DkimKey | null => {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: keyFile } = env;
  return domain === undefined || selector === undefined || keyFile === undefined ? null : { domain, selector, keyFile };
};

const mailbox = (): MailboxPlace | null =>
  env.IMAP_URL === undefined
    ? null
    : {
        endpoint: parseImapUrl(env.IMAP_URL),
        folders: env.IMAP_FOLDERS,
        since: env.IMAP_SINCE === undefined ? null : new Date(env.IMAP_SINCE),
        pollMs: env.IMAP_POLL_SECONDS * 1_000,
        ca: env.IMAP_CA_FILE === undefined ? undefined : readFileSync(env.IMAP_CA_FILE, 'utf8'),
      };

const start = async (): Promise<RunningWorker | null> => {
  const bundleFile = await workflowBundleFile(join(env.VERBALE_HOME, 'cache'));
  for (let attempt = 0; !stopping; attempt += 1) {
    try {
      const connections = discoverConnections(env);
      return await runWorker({
        databaseUrl: connections.databaseUrl,
        partsFolder: join(env.VERBALE_HOME, 'cache', 'paper-parts'),
        smtpUrl: connections.smtpUrl,
        smtpConnections: env.SMTP_CONNECTIONS,
        answerTimeoutMs: env.SMTP_ANSWER_TIMEOUT_SECONDS * 1_000,
        temporal: connections.temporal as { address: string },
        namespace: connections.namespace,
        bundleFile,
        dkim: dkimKey(),
        clamavSocket: env.CLAMAV_SOCKET,
        portalUrl: () => discoverPortalUrl(env),
        trustedRelay:
          env.TRUSTED_AUTHSERV_ID === undefined
            ? null
            : { authservId: env.TRUSTED_AUTHSERV_ID, addresses: env.TRUSTED_RELAY_ADDRESSES ?? [] },
        intake: { host: env.INTAKE_HOST, port: env.INTAKE_PORT ?? 0 },
        lmtp: env.LMTP_LISTEN === undefined ? null : listeningPlace(env.LMTP_LISTEN),
        mailbox: mailbox(),
        digest: { to: env.VERBALE_DIGEST_TO ?? [], hour: env.VERBALE_DIGEST_HOUR },
        logger,
      });
    } catch (error) {
      logger.warn({ error: String(error) }, 'The worker cannot start yet; tried again');
      await wait(retryMs[Math.min(attempt, retryMs.length - 1)]);
    }
  }
  return null;
};

running = await start();
if (running !== null) {
  process.stdout.write(`${JSON.stringify({ ready: true, intakePort: running.intakePort })}\n`);
  if (stopping) await running.stop();
  await running.done;
}
process.exit(0);
