import { pino } from 'pino';
import { discoverDatabaseUrl } from '../../stack/connections.ts';
import { environment } from '../../stack/environment.ts';
import { runPortal } from './run-portal.ts';

const env = environment();
const logger = pino({ level: env.LOG_LEVEL, base: { part: 'portal' } }, pino.destination(2));

try {
  const portal = await runPortal({
    databaseUrl: discoverDatabaseUrl(env),
    host: env.PORTAL_HOST,
    port: env.PORTAL_PORT ?? 0,
    publicUrl: env.PORTAL_URL,
    proxies: env.PORTAL_PROXIES,
    fileMegabytes: env.PORTAL_FILE_MEGABYTES,
    logger,
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void portal.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // The stack holds our standard input; when it is gone, so are we.
  process.stdin.on('end', stop).on('error', stop).resume();
  process.stdout.write(`${JSON.stringify({ ready: true, portalPort: portal.port, url: portal.url })}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
