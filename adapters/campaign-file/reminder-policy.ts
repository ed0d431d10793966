import type { ReminderPolicy } from '../../domain/campaign/definition.ts';
import type { CampaignFile } from './campaign-schema.ts';

/**
 * The reminder policy a campaign file states. Where it gives only the cap of all reminders, those after
 * the deadline keep their share of it: an earlier one never uses it up.
 */
export const reminderPolicy = (file: CampaignFile['reminders']): ReminderPolicy => {
  const { offsets, minimumGap, quietDays = [] } = file;
  const overdue = offsets.filter((offset) => offset > 0).length;
  const all = file.cap ?? Number.POSITIVE_INFINITY;
  const afterDeadline = file.capAfter ?? Math.min(overdue, all);
  const beforeDeadline =
    file.capBefore ?? Math.max(0, file.cap === undefined ? offsets.length - overdue : file.cap - afterDeadline);
  return {
    offsets,
    cap: file.cap ?? beforeDeadline + afterDeadline,
    caps: { beforeDeadline, afterDeadline },
    minimumGap,
    ...(quietDays.length === 0 ? {} : { quietDays }),
  };
};
