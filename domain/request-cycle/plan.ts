import type { CampaignDefinition } from '../campaign/definition.ts';
import type { CyclePlan } from './cycle.ts';

/** What all cycles of a campaign share, from its definition and the duty station's working mornings. */
export const cyclePlan = (definition: CampaignDefinition, workingMornings: readonly number[]): CyclePlan => ({
  dispatchAtMs: Date.parse(definition.dates.dispatchAt),
  closeAtMs: Date.parse(definition.dates.closeAt),
  offsets: definition.reminders.offsets,
  cap: definition.reminders.cap,
  minimumGap: definition.reminders.minimumGap,
  workingMornings,
});
