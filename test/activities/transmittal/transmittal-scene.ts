import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Dependencies } from '../../../activities/ports/dependencies.ts';
import type { TransmittedTextRecord } from '../../../activities/ports/transmittals.ts';
import { judgeItem } from '../../../activities/receive/judge-item.ts';
import { createTransmittalActivities } from '../../../activities/transmittal.ts';
import { openDatabase } from '../../../adapters/database/database.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import type { Client } from '../../../adapters/database/prisma-client.ts';
import { storeTransmittal } from '../../../adapters/database/store-transmittal.ts';
import { createSenderAuthentication } from '../../../adapters/mail/authentication.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { extractBody } from '../../../adapters/submissions/extract-text.ts';
import { readTransmittal } from '../../../adapters/transmittals/read-transmittal.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { Paper } from '../../../domain/paper/paper.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import type { RegisteredTransmittal, TransmittalActivities } from '../../../workflows/contracts/transmittal.ts';
import { askZone } from '../../adapters/mail/authentication-fixture.ts';
import { aCampaign } from '../../builders/a-campaign.ts';
import { aSymbol } from '../../builders/a-symbol.ts';
import { ownFolder } from '../../support/stack.ts';
import { quietLogger } from '../../workflows/quiet-runtime.ts';

export const openAtMs = Date.parse('2016-05-23T07:00:00Z');
export const compileAtMs = Date.parse('2016-05-30T07:00:00Z');
export const meetingAtMs = Date.parse('2016-06-06T08:00:00Z');

/** A complete campaign without a request. */
export const aTransmittal = (overrides: Partial<CampaignDefinition> = {}): CampaignDefinition =>
  aCampaign({
    id: `transmittal-${randomUUID().slice(0, 8)}`,
    transmittal: {
      transmittedBy: 'the Chair of the second meeting',
      instruction: 'that they be compiled',
      provenance: 'introduction',
    },
    audience: { instrument: '', asAt: '2016-05-23', classes: [], include: [], exclude: [] },
    dates: {
      zone: 'Europe/Vienna',
      dispatchAt: new Date(openAtMs).toISOString(),
      deadlineAt: new Date(meetingAtMs).toISOString(),
      cutOffAt: new Date(meetingAtMs).toISOString(),
      compileAt: new Date(compileAtMs).toISOString(),
      closeAt: new Date(meetingAtMs).toISOString(),
    },
    wording: {},
    reminders: { offsets: [], cap: 0, minimumGap: 1 },
    paper: {
      symbol: aSymbol('CTOC/COP/WG.8/2016/CRP.'),
      title: 'Comments',
      language: 'en',
      masthead: {
        body: ['Conference'],
        distribution: null,
        session: ['Second meeting'],
        placeAndDates: 'Vienna, 6–7 June 2016',
        agendaItem: null,
        agendaFootnote: null,
      },
    },
    ...overrides,
  });

export interface TransmittalScene {
  readonly definition: CampaignDefinition;
  readonly activities: TransmittalActivities;
  /** Lets campaign time stand at a moment. */
  readonly setNow: (campaignMs: number) => void;
  /** Stores a folder of these files, and files it; null manifest = none. */
  readonly hand: (files: Readonly<Record<string, string>>, manifest: string | null) => Promise<RegisteredTransmittal>;
  /** Stores what lies at a path, and files it. */
  readonly handOver: (path: string) => Promise<RegisteredTransmittal>;
  /** Judges what came in at a door. */
  readonly judge: (itemId: string) => Promise<unknown>;
  readonly draft: () => ReturnType<TransmittalActivities['draftTransmittedPaper']>;
  /** Papers as they were rendered, the last one last. */
  readonly papers: readonly Paper[];
  /** Series, version and file of every submission, in order. */
  readonly onFile: () => Promise<string[]>;
  readonly ledger: (type: string) => Promise<LedgerEvent[]>;
  readonly states: () => Promise<string[]>;
  readonly texts: () => Promise<readonly TransmittedTextRecord[]>;
  readonly openTasks: () => Promise<string[]>;
}

/** A registered campaign without a request on a database that has its directory. */
export const transmittalScene = async (
  client: Client,
  overrides: Partial<CampaignDefinition> = {},
): Promise<TransmittalScene> => {
  const definition = aTransmittal(overrides);
  const { id } = definition;
  const startMs = 1_800_000_000_000;
  let nowMs = startMs;
  const papers: Paper[] = [];
  const database = openDatabase(client, () => nowMs);
  // Nothing else of the outside has a part in this.
  const deps = {
    database,
    papers: {
      expectPaper: () => undefined,
      render: async (paper: Paper) => {
        papers.push(paper);
        const bytes = (form: string) => new TextEncoder().encode(`${form} ${JSON.stringify(paper)}`);
        return {
          pdf: bytes('pdf'),
          word: bytes('word'),
          html: bytes('html'),
          akn: bytes('akn'),
          text: bytes('text'),
        };
      },
    },
    texts: {
      extract: async ({ bytes }: { bytes: Uint8Array }) => extractBody(new TextDecoder().decode(bytes)),
      extractBody,
    },
    messages: { read: parseIncoming },
    senders: createSenderAuthentication({ ask: askZone }),
    time: { nowMs: () => nowMs },
    sha256,
    keyedHash: sha256,
    newId: randomUUID,
  } as unknown as Dependencies;
  const activities = createTransmittalActivities(deps);
  const run = <I, O>(activity: (input: I) => Promise<O>, input: I): Promise<O> =>
    new MockActivityEnvironment({}, { logger: quietLogger }).run(activity as never, input as never) as Promise<O>;
  await run(activities.registerTransmittalCampaign, { definition, drafter: 'desk-officer', clockSpeed: 2 });
  const atMs = (): number => openAtMs + (nowMs - startMs) * 2;
  const handOver = async (path: string): Promise<RegisteredTransmittal> => {
    const stored = await storeTransmittal(database, {
      ...(await readTransmittal(path)),
      id: randomUUID(),
      campaignId: id,
      transmittedBy: 'the Chair',
      instruction: 'that they be compiled',
      transmittedOn: localDay(atMs(), 'Europe/Vienna'),
      receivedAtMs: atMs(),
      storedRealAtMs: nowMs,
      registeredBy: 'registrar',
    });
    return run(activities.fileTransmittal, { campaignId: id, transmittalId: stored.id, officer: 'registrar' });
  };
  return {
    definition,
    activities,
    setNow: (campaignMs) => {
      nowMs = startMs + (campaignMs - openAtMs) / 2;
    },
    hand: async (files, manifest) => {
      const folder = ownFolder('batch');
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      if (manifest !== null) writeFileSync(join(folder, 'manifest.csv'), manifest);
      return handOver(folder);
    },
    handOver,
    judge: (itemId) => run(judgeItem(deps), { itemId }),
    draft: () => run(activities.draftTransmittedPaper, { campaignId: id, asAtMs: null }),
    papers,
    onFile: async () =>
      (await database.read.submissions(id)).map(
        ({ addresseeCode, version, files }) =>
          `${addresseeCode} ${version} ${files.map(({ name }) => name).join(', ')}`,
      ),
    ledger: async (type) => (await database.read.ledger(id)).filter((event) => event.type === type),
    states: async () => (await database.read.transmittals(id)).map(({ state }) => state),
    texts: async () =>
      (
        await Promise.all(
          (await database.read.transmittals(id)).map((batch) => database.read.transmittedTexts(batch.id)),
        )
      ).flat(),
    openTasks: async () =>
      (await client.officerTask.findMany({ where: { campaignId: id, closedAt: null } })).map(({ kind }) => kind),
  };
};
