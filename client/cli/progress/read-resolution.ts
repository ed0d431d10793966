import { campaignEvidence } from '../../../adapters/database/campaign-evidence.ts';
import { NotFound } from '../../../domain/errors.ts';
import type { CampaignRecordAsAt } from '../../../domain/mandates/campaign-evidence.ts';
import { type Resolution, resolutions } from '../../../domain/mandates/resolution.ts';
import type { Known } from '../../../domain/registry/fact.ts';
import type { CommandContext } from '../context.ts';
import { type RegistryRead, readRegistry } from '../registry-day.ts';

/** A resolution with the registry as at a day, and the campaigns under it as their ledgers tell them then. */
export interface ResolutionRead extends RegistryRead {
  readonly resolution: Known<Resolution>;
  readonly campaigns: readonly CampaignRecordAsAt[];
}

/**
 * Reads all that is known of a resolution on a day.
 * @param symbol "7/1"; left out, the only one that is known
 * @throws NotFound
 */
export const readResolution = async (
  context: CommandContext,
  symbol: string | undefined,
  asAt: string | undefined,
): Promise<ResolutionRead> => {
  const registry = await readRegistry(context, asAt);
  const known = registry.view.all(resolutions);
  const resolution =
    symbol === undefined && known.length === 1 ? known[0] : known.find((each) => each.symbol === symbol);
  if (resolution === undefined)
    throw new NotFound(
      'The resolution',
      symbol ?? '',
      known.length === 0
        ? `none is known as at ${registry.day}`
        : `as at ${registry.day} there is ${known.map((each) => each.symbol).join(', ')}`,
    );
  const campaigns = await campaignEvidence(context.databaseClient(), resolution.symbol, registry.day);
  return { ...registry, resolution, campaigns };
};
