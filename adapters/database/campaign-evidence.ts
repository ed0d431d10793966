import { campaignAsAt, evidenceTypes } from '../../domain/mandates/campaign-as-at.ts';
import type { CampaignRecordAsAt } from '../../domain/mandates/campaign-evidence.ts';
import { addDays } from '../../domain/time/calendar-day.ts';
import { instantOfLocal, localDay } from '../../domain/time/zoned.ts';
import { readCampaign } from './campaigns.ts';
import { mappingFailures } from './failures.ts';
import { readEvents } from './ledger.ts';
import type { Client } from './prisma-client.ts';

/**
 * The campaigns under a resolution, and those named besides, as their ledgers tell them up to the end of a day, each in its own zone.
 * @param resolution symbol, as campaign files name it: "7/1"
 * @param named ids of campaigns under whatever resolution
 * @param day YYYY-MM-DD
 */
export const campaignEvidence = (
  client: Client,
  resolution: string,
  named: readonly string[],
  day: string,
): Promise<CampaignRecordAsAt[]> =>
  mappingFailures(async () => {
    const ids = await client.campaign.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    const found: CampaignRecordAsAt[] = [];
    for (const { id } of ids) {
      const { definition } = await readCampaign(client, id);
      if (definition.mandate.resolution !== resolution && !named.includes(id)) continue;
      const { zone } = definition.dates;
      const untilMs = endOfDay(day, zone);
      const events = await readEvents(client, id, { types: evidenceTypes, untilMs });
      const { mandate, title } = definition;
      found.push(
        campaignAsAt(
          { id, title, mandate: { resolution: mandate.resolution, paragraph: mandate.paragraph } },
          events,
          untilMs,
          (instant) => localDay(Date.parse(instant), zone),
          definition.statusReport.countOnBehalf ?? false,
        ),
      );
    }
    return found;
  });

/** The last millisecond of a day in a zone. */
const endOfDay = (day: string, zone: string): number => {
  const midnight = `${addDays(day, 1)}T00:00`;
  const next = instantOfLocal(midnight, zone);
  // Where clocks go forward at midnight the day ends when the next one resumes.
  const begins = next.skipped ? instantOfLocal(next.resumesAt, zone) : next;
  if (begins.skipped) throw new RangeError(`No time follows ${midnight} in ${zone}.`);
  return begins.instantMs - 1;
};
