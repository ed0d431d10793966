import { parseSymbol } from '../../domain/compile/document-symbol.ts';
import { type Obstacle, obstaclesOf } from '../../domain/compile/paper-obstacles.ts';
import { placesOf } from '../../domain/compile/symbol-series.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { SubmissionRecord } from '../ports/intake.ts';

/** What stands in the way of a campaign's paper now. */
export const versionObstacles = async (
  deps: Dependencies,
  campaignId: string,
  symbol: string,
  submissions: readonly SubmissionRecord[],
): Promise<Obstacle[]> => {
  const { read } = deps.database;
  return obstaclesOf({
    held: (await read.itemsHeld(campaignId)).map(({ code, reason }) =>
      code === null ? reason : `${code} (${reason})`,
    ),
    unconfirmedSymbol: (await isReviewed(deps, symbol)) ? null : symbol,
    unreadable: submissions
      .filter(
        ({ replyKind, publication, blocks }) =>
          replyKind === 'text' && publication === 'publish' && blocks.length === 0,
      )
      .map(({ respondents }) => respondents.map(({ code }) => code).join('+'))
      .sort(),
  });
};

/** Whether a symbol, or both halves of a joint one, was assigned, or typed and confirmed. */
export const isReviewed = async (deps: Dependencies, symbol: string): Promise<boolean> => {
  const places = placesOf(parseSymbol(symbol)).map(({ key }) => key);
  const known = (await deps.database.read.symbols()).filter(({ key }) => places.includes(key));
  return known.length === places.length && known.every(({ state }) => state !== 'typed');
};
