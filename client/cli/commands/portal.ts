import type { Command } from 'commander';
import { pino } from 'pino';
import { discoverDatabaseUrl } from '../../../stack/connections.ts';
import { environment, withoutPassword } from '../../../stack/environment.ts';
import { readRunningStack } from '../../../stack/running-stack.ts';
import { runPortal } from '../../portal/run-portal.ts';
import { newCommand, runPlain } from '../command.ts';

/** Resolves at the first Ctrl-C or SIGTERM. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });

export const portalCommand = (): Command =>
  newCommand('portal', 'serve the portal for uploads in the foreground until Ctrl-C').action((options) =>
    runPlain(options, async (output) => {
      const env = environment();
      const databaseUrl = discoverDatabaseUrl(env);
      // The portal of a stack that runs over this home keeps the port there; this one then takes any free port.
      const port = readRunningStack(env.VERBALE_HOME)?.portalUrl === undefined ? env.PORTAL_PORT : undefined;
      const portal = await runPortal({
        databaseUrl,
        host: env.PORTAL_HOST,
        port: port ?? 0,
        publicUrl: env.PORTAL_URL,
        proxies: env.PORTAL_PROXIES,
        fileMegabytes: env.PORTAL_FILE_MEGABYTES,
        logger: pino({ level: env.LOG_LEVEL, base: { part: 'portal' } }, pino.destination(2)),
      });
      const stop = toldToStop();
      output.line(`Portal for the database ${withoutPassword(databaseUrl)}`);
      output.line(`at ${portal.url}; Ctrl-C stops it.`);
      output.result({ ready: true, url: portal.url, port: portal.port });
      await stop;
      await portal.stop();
      return undefined;
    }),
  );
