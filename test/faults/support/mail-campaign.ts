import { expect } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import { intakeChain, type LedgerEvent } from '../../../domain/ledger/event.ts';
import { type BookCheck, checkBooks } from '../../../domain/rehearsal/books.ts';
import type { ExchangeLine } from '../../../domain/rehearsal/exchange-log.ts';
import { type MailScene, secretariatDomain } from './mail-scene.ts';

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
