import type { Database } from '../../activities/ports/database.ts';
import { NotFound } from '../../domain/errors.ts';
import { symbolChain } from '../../domain/ledger/event.ts';

/** Confirms a typed symbol, in the register and in the ledger. @throws NotFound */
export const confirmSymbol = (
  database: Database,
  symbol: string,
  officer: string,
  realNowMs: number,
): Promise<{ readonly symbol: string; readonly names: string; readonly campaign: string | null }> =>
  database.transaction(async (unit) => {
    const [confirmed] = await unit.confirmSymbol(symbol, officer);
    if (confirmed === undefined) throw new NotFound('The symbol', symbol, '"verbale symbol list" shows the register');
    const said = { symbol, names: confirmed.names, campaign: confirmed.campaignId };
    await unit.append(symbolChain, [
      { atMs: realNowMs, type: 'symbol-confirmed', subject: null, actor: officer, data: said },
    ]);
    return said;
  });
