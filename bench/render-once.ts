/** node bench/render-once.ts <database> <notes>: renders the first requests of a campaign once, as a worker does. */
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Client, Connection } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { prepareRequestNotes } from '../activities/launch/prepare-request-notes.ts';
import { registerCampaign } from '../activities/launch/register-campaign.ts';
import type { Dependencies } from '../activities/ports/dependencies.ts';
import { languages } from '../domain/language.ts';
import { compose } from '../worker/compose.ts';
import type { Activities } from '../workflows/contracts/activities.ts';
import { childrenOf } from './process-figures.ts';
import { syntheticDefinition } from './synthetic-campaign.ts';

/** What one round gave. */
export interface RenderRun {
  readonly notes: number;
  readonly seconds: number;
  /** How late a timer of one millisecond came on this thread, that millisecond included. */
  readonly delayMs: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly languages: Readonly<Record<string, number>>;
  readonly renderingPids: readonly number[];
}

/** Notes of one activity, as the campaign's workflow asks for them. */
const batch = 50;

const [databaseUrl = '', wanted = ''] = process.argv.slice(2);
const notes = Number(wanted);

// Nothing here is sent and no workflow asked: neither address is ever connected to.
const composition = await compose(
  {
    databaseUrl,
    smtpUrl: 'smtp://127.0.0.1:1',
    smtpConnections: 10,
    answerTimeoutMs: 30_000,
    portalUrl: () => 'https://portal.test',
    dkim: null,
  },
  new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }),
);

/** Every language in turn, where the directory has a name in it. */
const inAllLanguages = ({ database, ...others }: Dependencies): Dependencies => ({
  ...others,
  database: {
    ...database,
    read: {
      ...database.read,
      directory: async () => {
        const directory = await database.read.directory();
        return {
          ...directory,
          entities: directory.entities.map((entity, index) => ({
            ...entity,
            languages: [languages[index % languages.length] ?? 'en', ...entity.languages],
          })),
        };
      },
    },
  },
});

const dependencies = inAllLanguages(composition.dependencies);
const activity = new MockActivityEnvironment();
const definition = await syntheticDefinition(`bench-render-${randomUUID().slice(0, 8)}`, 200);
await activity.run(registerCampaign(dependencies), { definition, drafter: 'desk-officer', clockSpeed: 2 });

const delay = monitorEventLoopDelay({ resolution: 1 });
const began = performance.now();
delay.enable();
const prepare = prepareRequestNotes(dependencies);
let prepared = 0;
while (prepared < notes) {
  const limit = Math.min(batch, notes - prepared);
  const done: Awaited<ReturnType<Activities['prepareRequestNotes']>> = await activity.run(prepare, {
    campaignId: definition.id,
    afterPosition: prepared,
    limit,
  });
  prepared += done.prepared;
  if (done.last === null) break;
}
delay.disable();
const seconds = (performance.now() - began) / 1000;

if (prepared < notes) throw new Error(`The campaign has only ${prepared} addressees: ask for no more notes.`);
const addressees = await dependencies.database.read.addressees(definition.id, 0, prepared);
process.stdout.write(
  `${JSON.stringify({
    notes: prepared,
    seconds,
    delayMs: {
      p50: delay.percentile(50) / 1e6,
      p99: delay.percentile(99) / 1e6,
      max: delay.max / 1e6,
    },
    languages: Object.fromEntries(
      [...Map.groupBy(addressees, ({ language }) => language)].map(([language, of]) => [language, of.length]),
    ),
    renderingPids: childrenOf(process.pid),
  } satisfies RenderRun)}\n`,
);
process.stdin.on('end', () => process.exit(0)).resume();
