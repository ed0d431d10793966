import { join } from 'node:path';
import { expect } from 'vitest';
import type { OutboxNote } from '../../activities/ports/outbox.ts';
import { readCampaignFile } from '../../adapters/campaign-file/campaign-file.ts';
import { sha256 } from '../../adapters/database/ledger.ts';
import { readDirectoryCsv } from '../../adapters/directory/read-directory.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { brokenLink } from '../../domain/ledger/chain.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import { seedDirectoryFolder } from '../../prisma/seed/seed.ts';
import { projectFolder } from '../../stack/project.ts';
import { eventually, type FaultScene } from './scene.ts';
import type { TakenMessage } from './unreliable-exchange.ts';

/** Campaign seconds in a real one: notes leave a second after clearance, the first reminder minutes later. */
const clockSpeed = 3_600;

/** The parts of a scene through which a campaign is run and looked at. */
type Office = Pick<FaultScene, 'gateway' | 'database'>;

/** Entities of the directory from one place in it to another, with the mailbox to which their notes go. */
export const addresseesFrom = (from: number, count: number): { readonly code: string; readonly mailbox: string }[] =>
  readDirectoryCsv(seedDirectoryFolder)
    .entities.slice(from, from + count)
    .map(({ code, mailboxes }) => ({ code, mailbox: (mailboxes[0] as string).toLowerCase() }));

/** Documents of the demonstration's series that campaigns of this process have: a symbol names one paper only. */
let documents = 1;

/**
 * The demonstration campaign asked of these entities only. A refused note is tried again after half a second, and no
 * number of refusals stops the sending.
 */
export const campaignTo = async (
  id: string,
  addressees: readonly { readonly code: string }[],
): Promise<CampaignDefinition> => {
  const campaign = await readCampaignFile(join(projectFolder, 'campaigns', 'resolution-7-1-first-meeting.yaml'));
  documents += 1;
  return {
    ...campaign,
    id,
    paper: { ...campaign.paper, symbol: `CTOC/COP/WG.8/2015/${documents}` },
    audience: { ...campaign.audience, classes: [], include: addressees.map(({ code }) => code), exclude: [] },
    sending: {
      ...campaign.sending,
      retryFirstAfterSeconds: clockSpeed / 2,
      retryFactor: 1,
      giveUpAfterHours: 720,
      pauseAfterRefusals: null,
    },
    statusReport: { everyDays: null },
    cohortSize: 50,
  };
};

/** Launches a campaign as one officer, has it prepared and clears it as another. A worker must run. */
export const launchAndClear = async ({ gateway }: Office, definition: CampaignDefinition): Promise<void> => {
  await gateway.launch(definition, 'desk-officer', clockSpeed);
  let hash: string | null = null;
  await eventually('The notes are prepared', async () => {
    const progress = await gateway.progress(definition.id);
    hash = progress.stage === 'awaiting-clearance' ? progress.preparedHash : null;
    return hash !== null;
  });
  await gateway.clear(definition.id, { officer: 'clearing-officer', hash: hash ?? '' });
};

/** The requests of a campaign as they stand in the outbox. */
export const requestsOf = async ({ database }: Office, id: string): Promise<OutboxNote[]> =>
  (await database.read.notesOf(id, null)).filter(({ kind }) => kind === 'request');

/** Message-IDs of the requests that the database holds for accepted. */
export const recordedAsAccepted = async (office: Office, id: string): Promise<Set<string>> =>
  new Set((await requestsOf(office, id)).filter(({ state }) => state === 'accepted').map(({ messageId }) => messageId));

/** Waits until the outbox has the request to everybody as accepted, and returns the requests. */
export const untilAccepted = async (office: Office, { id, audience }: CampaignDefinition): Promise<OutboxNote[]> => {
  let requests: OutboxNote[] = [];
  await eventually(`${audience.include.length} requests are recorded as accepted`, async () => {
    requests = await requestsOf(office, id);
    return requests.length === audience.include.length && requests.every(({ state }) => state === 'accepted');
  });
  return requests;
};

/** Messages by Message-ID, in the order in which they were taken. */
export const copiesOf = (taken: readonly TakenMessage[]): Map<string, TakenMessage[]> =>
  Map.groupBy(taken, ({ messageId }) => messageId);

/** Copies beyond the first. */
export const extraCopies = (taken: readonly TakenMessage[]): number =>
  [...copiesOf(taken).values()].reduce((sum, copies) => sum + copies.length - 1, 0);

/**
 * What holds after every fault: the exchange has the request of everybody, all copies of one alike to the byte and as
 * the outbox fixed them, and the ledger is whole and says accepted once of each.
 * @returns the events of the campaign
 */
export const expectSoundBooks = async (scene: FaultScene, id: string, addressees: number): Promise<LedgerEvent[]> => {
  const { exchange, database } = scene;
  const requests = await requestsOf(scene, id);
  expect(requests).toHaveLength(addressees);
  const copies = copiesOf(exchange.taken);
  for (const { messageId, mimeSha256, envelopeTo } of requests) {
    const taken = copies.get(messageId) ?? [];
    expect(taken.length, `copies of the request to ${envelopeTo}`).toBeGreaterThanOrEqual(1);
    expect(new Set(taken.map(({ sha256: hash }) => hash))).toEqual(new Set([mimeSha256]));
    expect(new Set(taken.map(({ recipient }) => recipient))).toEqual(new Set([envelopeTo.toLowerCase()]));
  }
  const events = await database.read.ledger(id);
  expect(brokenLink(events, sha256)).toBeNull();
  const accepted = eventsOf(events, 'note-accepted').filter(({ kind }) => kind === 'request');
  expect(new Set(accepted.map(({ messageId }) => messageId)).size).toBe(addressees);
  expect(accepted).toHaveLength(addressees);
  return events;
};

/** What events of a type say, with the addressee they concern. */
export const eventsOf = (events: readonly LedgerEvent[], type: string): Record<string, unknown>[] =>
  events.filter((event) => event.type === type).map(({ subject, data }) => ({ ...data, subject }));
