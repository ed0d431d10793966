import { deadlineMistakes } from '../../../domain/launch/deadline-checks.ts';
import { plannedCalendar } from '../../../domain/launch/planned-calendar.ts';
import { campaignCalendar, isWorkingDay } from '../../../domain/remind/duty-station-calendar.ts';
import { workingMornings } from '../../../domain/remind/working-mornings.ts';
import { addDays } from '../../../domain/time/calendar-day.ts';
import { instantOfLocal } from '../../../domain/time/zoned.ts';
import { aCampaign } from '../../builders/a-campaign.ts';

/*
 * A program of its own, so that it can run under another TZ: prints what the rules of time say about one
 * campaign, with the offset of the machine to show that it really stood elsewhere.
 */

const campaign = aCampaign({
  reminders: {
    offsets: [-20, -5, 1],
    cap: 3,
    caps: { beforeDeadline: 2, afterDeadline: 1 },
    minimumGap: 5,
    quietDays: [{ weekday: 1 }],
  },
});
const calendar = campaignCalendar(campaign);
const { dispatchAt, closeAt, zone } = campaign.dates;
const days = Array.from({ length: 365 }, (_, index) => addDays('2015-01-01', index));

process.stdout.write(
  JSON.stringify({
    offset: new Date('2015-06-05T07:00:00Z').getTimezoneOffset(),
    sendings: plannedCalendar(campaign, [], { entities: [] }, 0).sendings.map(({ local }) => local),
    mornings: workingMornings(calendar, zone, Date.parse(dispatchAt), Date.parse(closeAt)),
    closed: days.filter((day) => !isWorkingDay(day, calendar)),
    mistakes: deadlineMistakes(campaign, calendar, Date.parse('2015-07-03T16:00:00Z')),
    locals: days.map((day) => instantOfLocal(`${day}T02:30`, 'America/New_York')),
  }),
);
