import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { LedgerEntry } from '../../domain/ledger/event.ts';
import type { Unit } from '../ports/database.ts';

/**
 * Gives a campaign's paper its symbol, in the transaction that registers the campaign: the next number of its series, or
 * the one that its file has typed.
 * @returns the definition with the symbol, and what the ledger says about it
 * @throws DomainRefusal `symbol-in-use` when the typed one names another document
 */
export const takeSymbol = async (
  unit: Unit,
  definition: CampaignDefinition,
  officer: string,
  atMs: number,
  realNowMs: number,
): Promise<{ readonly definition: CampaignDefinition; readonly entry: LedgerEntry }> => {
  const { series, ...paper } = definition.paper;
  const entered = { names: paper.title, campaignId: definition.id, enteredBy: officer, enteredAtMs: realNowMs };
  if (series === undefined) {
    const [other] = await unit.enterSymbol(paper.symbol, 'typed', entered);
    if (other !== undefined)
      throw new DomainRefusal(
        'symbol-in-use',
        `paper.symbol: ${other.symbol} already names "${other.names}"${other.campaignId === null ? '' : ` (campaign ${other.campaignId})`}. Type another one, or give paper.series to have the next number assigned.`,
      );
  } else paper.symbol = await unit.assignSymbol(series, entered);
  return {
    definition: { ...definition, paper },
    entry: {
      atMs,
      type: series === undefined ? 'symbol-typed' : 'symbol-assigned',
      subject: null,
      actor: officer,
      data: { symbol: paper.symbol },
    },
  };
};
