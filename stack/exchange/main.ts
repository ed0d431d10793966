import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { ExchangeLine } from '../../domain/rehearsal/exchange-log.ts';
import { conductOf, readConduct } from './behaviour-file.ts';
import { createDelivery } from './delivery.ts';
import { openJournal } from './journal.ts';
import { createMailExchange } from './mail-exchange.ts';
import { readRoutes, routesFrom } from './routes.ts';
import { openSpool } from './spool.ts';
import { untilToldToStop } from './told-to-stop.ts';

const usage =
  'Usage: node stack/exchange/main.ts --smtp-port N|0 --spool DIR --log FILE [--routes FILE] [--behaviour FILE]';

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      'smtp-port': { type: 'string' },
      spool: { type: 'string' },
      log: { type: 'string' },
      routes: { type: 'string' },
      behaviour: { type: 'string' },
    },
  });
  const port = Number(values['smtp-port']);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.spool === undefined || values.log === undefined) {
    throw new RangeError(usage);
  }
  const routes = values.routes === undefined ? routesFrom({}) : readRoutes(values.routes);
  const conduct = values.behaviour === undefined ? conductOf() : readConduct(values.behaviour);
  const journal = openJournal<ExchangeLine>(values.log);
  const spool = openSpool(values.spool);
  const delivery = createDelivery(routes, spool, journal);
  const server = createMailExchange({ conduct, spool, journal, delivery });

  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const { port: smtpPort } = server.server.address() as AddressInfo;
  journal.write({ event: 'started', at: new Date().toISOString() });
  delivery.resume();
  process.stdout.write(`${JSON.stringify({ ready: true, smtpPort })}\n`);

  await untilToldToStop();
  delivery.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  journal.write({ event: 'stopped', at: new Date().toISOString() });
  journal.close();
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof RangeError ? 2 : 1);
  },
);
