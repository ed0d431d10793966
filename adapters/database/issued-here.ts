import type { IssuedHere } from '../../domain/documents/issued-here.ts';
import type { Language } from '../../domain/language.ts';
import { localDay } from '../../domain/time/zoned.ts';
import { readCampaign } from './campaigns.ts';
import { mappingFailures } from './failures.ts';
import type { Client } from './prisma-client.ts';

/** Every paper that was cleared for issue here, once for its symbol: as it was issued first. */
export const issuedHere = (client: Client): Promise<IssuedHere[]> =>
  mappingFailures(async () => {
    const versions = await client.paperVersion.findMany({
      where: { state: 'issued', clearedAt: { not: null } },
      select: { campaignId: true, symbol: true, languages: true, words: true, clearedAt: true },
      orderBy: [{ campaignId: 'asc' }, { number: 'asc' }],
    });
    const found = new Map<string, IssuedHere>();
    for (const { campaignId, symbol: printed, languages, words, clearedAt } of versions) {
      const symbol = printed.replace(/\*+$/, '');
      if (found.has(symbol) || clearedAt === null) continue;
      const { definition } = await readCampaign(client, campaignId);
      found.set(symbol, {
        symbol,
        campaign: campaignId,
        on: localDay(clearedAt.getTime(), definition.dates.zone),
        languages: languages as Language[],
        words: (words as { total: number }).total,
      });
    }
    return [...found.values()];
  });
