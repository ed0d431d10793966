import { expect } from 'vitest';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import { intakeChain, type LedgerEvent } from '../../../domain/ledger/event.ts';
import { type BookCheck, checkBooks } from '../../../domain/rehearsal/books.ts';
import type { ExchangeLine } from '../../../domain/rehearsal/exchange-log.ts';
import { seedDirectoryFolder } from '../../../prisma/seed/seed.ts';
import { faultDefinition } from '../fault-campaign.ts';
import { eventually } from '../scene.ts';
import { type MailScene, secretariatDomain } from './mail-scene.ts';

/** Campaign seconds in a real one: the first reminder is minutes away. */
const clockSpeed = 3_600;

/** Campaign seconds until a note is tried again: half a real one. */
const retryAfterSeconds = clockSpeed / 2;

/** Entities of the directory from one place in it to another, with the mailbox to which their notes go. */
export const addresseesFrom = (from: number, count: number): { readonly code: string; readonly mailbox: string }[] =>
  readDirectoryCsv(seedDirectoryFolder)
    .entities.slice(from, from + count)
    .map(({ code, mailboxes }) => ({ code, mailbox: (mailboxes[0] as string).toLowerCase() }));

/** The demonstration campaign asked of these entities only. */
export const campaignTo = async (id: string, codes: readonly string[]): Promise<CampaignDefinition> => {
  const definition = await faultDefinition(id, 0);
  return {
    ...definition,
    audience: { ...definition.audience, include: codes },
    sending: { ...definition.sending, retryFirstAfterSeconds: retryAfterSeconds, retryFactor: 1 },
  };
};

/** Launches a campaign as one officer, has it prepared and clears it as another. A worker must run. */
export const launchCleared = async ({ gateway }: MailScene, definition: CampaignDefinition): Promise<void> => {
  await gateway.launch(definition, 'desk-officer', clockSpeed);
  let hash = '';
  await eventually('The notes are prepared', async () => {
    const { stage, preparedHash } = await gateway.progress(definition.id);
    if (stage === 'awaiting-clearance') hash = preparedHash ?? '';
    return hash !== '';
  });
  await gateway.clear(definition.id, { officer: 'clearing-officer', hash });
};

/** The requests of a campaign as they stand in the outbox. */
export const requestsOf = async ({ database }: MailScene, id: string): Promise<OutboxNote[]> =>
  (await database.read.notesOf(id, null)).filter(({ kind }) => kind === 'request');

/** Waits until the outbox has the request to everybody as accepted, and returns the requests. */
export const untilAccepted = async (scene: MailScene, { id, audience }: CampaignDefinition): Promise<OutboxNote[]> => {
  let requests: OutboxNote[] = [];
  await eventually(`${audience.include.length} requests are recorded as accepted`, async () => {
    requests = await requestsOf(scene, id);
    return requests.length === audience.include.length && requests.every(({ state }) => state === 'accepted');
  });
  return requests;
};

/** Events of a campaign by type, in their order; the chain is whole. */
export const ledgerOf = async (
  { database }: MailScene,
  chain: string,
): Promise<(type: string) => readonly LedgerEvent[]> => {
  const events = await database.read.ledger(chain);
  expect(brokenLink(events, sha256)).toBeNull();
  const byType = Map.groupBy(events, ({ type }) => type);
  return (type) => byType.get(type) ?? [];
};

/** Compares the ledger of a campaign with what the exchange wrote down during it; there are no simulated missions. */
export const checkAgainst = async (
  log: readonly ExchangeLine[],
  { database }: MailScene,
  id: string,
): Promise<BookCheck> =>
  checkBooks({
    ledger: [...(await database.read.ledger(id)), ...(await database.read.ledger(intakeChain))],
    exchangeLog: log,
    missionsLog: [],
    secretariatDomain,
  });
