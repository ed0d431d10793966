import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** What Temporal's runtime says in tests: errors only. A warning that a test provokes is not news. */
export const quietLogger = new DefaultLogger('ERROR');

/** Once in a process, before any worker or environment. */
export const installQuietRuntime = (): void => {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  Runtime.install({ logger: quietLogger, telemetryOptions: { logging: { filter } } });
};
