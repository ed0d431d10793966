import type { CampaignClock } from '../campaign/clock.ts';
import type { CampaignDefinition } from '../campaign/definition.ts';
import { isQuietDay } from '../remind/quiet-days.ts';
import { localDay } from '../time/zoned.ts';
import type { CyclePlan } from './cycle.ts';

/** From nine, when a working day opens, to six in the evening. */
const officeHoursMs = 9 * 3_600_000;

/**
 * What all cycles of a campaign share, from its definition and the duty station's working mornings.
 * A definition without caps by kind was launched before there were any: its plan stays what it was, so
 * that a workflow under way and the activities it asks never disagree.
 */
export const cyclePlan = (
  { dates, reminders }: CampaignDefinition,
  workingMornings: readonly number[],
  { speed }: Pick<CampaignClock, 'speed'>,
): CyclePlan => {
  const { offsets, cap, caps, minimumGap, quietDays = [] } = reminders;
  const plan: CyclePlan = {
    dispatchAtMs: Date.parse(dates.dispatchAt),
    closeAtMs: Date.parse(dates.closeAt),
    offsets,
    cap,
    minimumGap,
    workingMornings,
  };
  if (caps === undefined) return plan;
  const quietMornings =
    quietDays.length === 0
      ? []
      : workingMornings.filter((morning) => isQuietDay(localDay(morning, dates.zone), quietDays));
  return {
    ...plan,
    caps,
    ...(quietMornings.length === 0 ? {} : { quietMornings }),
    ...(speed === 1 ? { officeHoursMs } : {}),
  };
};
