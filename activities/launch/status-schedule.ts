import { DomainRefusal } from '../../domain/errors.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';

const dayMs = 86_400_000;

/** Shortest real interval between two issues, so that a fast rehearsal does not drown in papers. */
const shortestMs = 5_000;

/** Starts the Schedule that issues the status of responses, where the campaign sets an interval. */
export const startStatusSchedule =
  (deps: Dependencies): Activities['startStatusSchedule'] =>
  async ({ campaignId }) => {
    const { definition, clock } = await deps.database.read.campaign(campaignId);
    const { everyDays, distribution } = definition.statusReport;
    if (everyDays === null) return;
    if (clock.anchoredAtMs === null) throw new DomainRefusal('not-cleared', 'The campaign clock does not run yet.');
    const untilRealMs = clock.anchoredAtMs + (Date.parse(definition.dates.closeAt) - clock.originMs) / clock.speed;
    const everyRealMs = Math.max(shortestMs, (everyDays * dayMs) / clock.speed);
    await deps.statusSchedule.start(campaignId, everyRealMs, untilRealMs, distribution !== undefined);
  };
