import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { meetingDates } from '../../../domain/meetings/meeting-names.ts';
import { monthView } from '../../../domain/meetings/month-view.ts';
import type { Known, RegistryView } from '../../../domain/registry/fact.ts';
import { dutyStationCalendar, holidayTableOf } from '../../../domain/remind/duty-station-calendar.ts';
import { formatDay } from '../../../domain/wording/dates.ts';
import type { Output } from '../output.ts';
import { nameOf } from './print-meetings.ts';

/** A month with the bars of its meetings, drawn for a terminal of 80 columns. */
export const printMonth = (
  output: Output,
  view: RegistryView,
  month: string,
  chosen: readonly Known<Meeting>[],
): void => {
  const held = chosen.filter(({ cancelled }) => cancelled === undefined);
  const place = held[0]?.place ?? 'Vienna';
  const calendar = dutyStationCalendar(place);
  const drawn = monthView(
    month,
    held.map((meeting) => ({ meeting, label: nameOf(view, meeting) })),
    calendar,
  );
  output.result({
    month,
    place,
    holidays: drawn.holidays,
    meetings: held.map((meeting) => ({
      id: meeting.id,
      name: nameOf(view, meeting),
      from: meeting.from,
      to: meeting.to,
    })),
  });
  const heading = formatDay(`${month}-01`, 'en').slice(2);
  output.line(output.strong(`${heading}, ${place}`));
  output.line('');
  for (const line of drawn.lines) output.line(line);
  output.line('');
  for (const meeting of held) output.line(`${meetingDates(meeting)}: ${nameOf(view, meeting)}`);
  if (held.length === 0) output.line('No meeting is known in this month.');
  for (const holiday of drawn.holidays) output.line(`* ${holiday}`);
  if (holidayTableOf(calendar, Number(month.slice(0, 4))) === undefined)
    output.line(`The official holidays of ${place} in ${month.slice(0, 4)} are not known.`);
};
