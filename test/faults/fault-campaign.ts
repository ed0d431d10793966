import { join } from 'node:path';
import { expect } from 'vitest';
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

/** The demonstration campaign asked of so many entities; a refused note is tried again after half a second. */
export const faultDefinition = async (id: string, addressees: number): Promise<CampaignDefinition> => {
  const campaign = await readCampaignFile(join(projectFolder, 'campaigns', 'resolution-7-1-first-meeting.yaml'));
  const codes = readDirectoryCsv(seedDirectoryFolder).entities.map(({ code }) => code);
  return {
    ...campaign,
    id,
    audience: { ...campaign.audience, classes: [], include: codes.slice(0, addressees), exclude: [] },
    sending: { ...campaign.sending, retryFirstAfterSeconds: clockSpeed / 2, retryFactor: 1, giveUpAfterHours: 720 },
    statusReport: { everyDays: null },
    cohortSize: 50,
  };
};

/** Launches the campaign as an officer would, has it prepared and clears it. A worker must run. */
export const launchAndClear = async ({ gateway }: FaultScene, definition: CampaignDefinition): Promise<void> => {
  await gateway.launch(definition, 'desk-officer', clockSpeed);
  let hash: string | null = null;
  await eventually('The notes are prepared', async () => {
    const progress = await gateway.progress(definition.id);
    hash = progress.stage === 'awaiting-clearance' ? progress.preparedHash : null;
    return hash !== null;
  });
  await gateway.clear(definition.id, { officer: 'clearing-officer', hash: hash ?? '' });
};

/** Message-IDs of the requests that the database holds for accepted. */
export const recordedAsAccepted = async ({ database }: FaultScene, id: string): Promise<Set<string>> => {
  const notes = await database.read.notesOf(id, null);
  return new Set(
    notes.filter(({ kind, state }) => kind === 'request' && state === 'accepted').map(({ messageId }) => messageId),
  );
};

/** Waits until the database holds the request to everybody for accepted. */
export const untilAllAccepted = (scene: FaultScene, id: string, addressees: number): Promise<void> =>
  eventually(
    `${addressees} requests are recorded as accepted`,
    async () => (await recordedAsAccepted(scene, id)).size === addressees,
  );

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
  const requests = (await database.read.notesOf(id, null)).filter(({ kind }) => kind === 'request');
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
