import type { CampaignDefinition } from '../campaign/definition.ts';
import type { Mistake } from '../errors.ts';
import { deadlineDayMistakes } from '../launch/deadline-checks.ts';
import { campaignCalendar } from '../remind/duty-station-calendar.ts';
import { instantOfLocal } from '../time/zoned.ts';
import type { WritingContent } from './writing.ts';

/**
 * What is wrong with the day by which a clarification asks for its answer: `reply-by-past`, and those of
 * `deadlineDayMistakes`. Other writings ask for nothing.
 * @param today the calendar day that the note bears
 */
export const replyByMistakes = (content: WritingContent, definition: CampaignDefinition, today: string): Mistake[] => {
  if (content.kind !== 'clarification') return [];
  const path = 'replyBy';
  const { replyBy } = content;
  if (replyBy <= today) {
    const message = `${path} (${replyBy}) is not after the day of the note (${today}): set a later day.`;
    return [{ code: 'reply-by-past', path, message }];
  }
  const { zone } = definition.dates;
  const noon = instantOfLocal(`${replyBy}T12:00`, zone);
  return noon.skipped ? [] : deadlineDayMistakes(path, noon.instantMs, zone, campaignCalendar(definition));
};
