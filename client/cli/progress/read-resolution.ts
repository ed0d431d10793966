import { campaignEvidence } from '../../../adapters/database/campaign-evidence.ts';
import { factKinds } from '../../../adapters/registry-files/registry-kinds.ts';
import type { CampaignRecordAsAt } from '../../../domain/mandates/campaign-evidence.ts';
import type { Resolution } from '../../../domain/mandates/resolution.ts';
import { resolutionNamed } from '../../../domain/progress/make-report.ts';
import type { Known } from '../../../domain/registry/fact.ts';
import { namedRecords } from '../../../domain/registry/named-records.ts';
import type { CommandContext } from '../context.ts';
import { type RegistryRead, readRegistry } from '../registry-day.ts';

/** A resolution with the registry as at a day, and the campaigns that bear on it as their ledgers tell them then. */
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
  const resolution = resolutionNamed(registry.view, symbol);
  const named = namedRecords(registry.facts, factKinds).map(({ reference: { id } }) => id.split('/')[0] as string);
  const campaigns = await campaignEvidence(context.databaseClient(), resolution.symbol, named, registry.day);
  return { ...registry, resolution, campaigns };
};
