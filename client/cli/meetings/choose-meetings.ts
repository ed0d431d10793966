import { DomainRefusal, NotFound } from '../../../domain/errors.ts';
import { bodies } from '../../../domain/meetings/body.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import type { Known, RegistryView } from '../../../domain/registry/fact.ts';
import { isCalendarDay } from '../../../domain/time/calendar-day.ts';
import { dayOption } from '../registry-day.ts';

/** Which meetings a command is about. */
export interface MeetingChoice {
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
  readonly month?: string;
}

/**
 * Those of some meetings that fit every option, in the order of their days.
 * @throws NotFound for a body that nobody knows on that day
 * @throws DomainRefusal `usage` for days or months that do not exist
 */
export const chooseMeetings = (
  view: RegistryView,
  among: readonly Known<Meeting>[],
  choice: MeetingChoice,
): Known<Meeting>[] => {
  const { body, month } = choice;
  if (body !== undefined && view.find(bodies, body) === undefined) {
    const known = view.all(bodies).map(({ id }) => id);
    throw new NotFound(
      'The body',
      body,
      known.length === 0 ? 'none was known on that day' : `there are ${known.join(', ')}`,
    );
  }
  if (month !== undefined && !isCalendarDay(`${month}-01`))
    throw new DomainRefusal('usage', `--month "${month}" is no month: write it as 2015-11.`);
  const from = choice.from === undefined ? undefined : dayOption(choice.from, '--from');
  const to = choice.to === undefined ? undefined : dayOption(choice.to, '--to');
  if (from !== undefined && to !== undefined && to < from)
    throw new DomainRefusal('usage', `--to ${to} is before --from ${from}.`);
  return among
    .filter((meeting) => body === undefined || meeting.body === body)
    .filter((meeting) => from === undefined || meeting.to >= from)
    .filter((meeting) => to === undefined || meeting.from <= to)
    .filter((meeting) => month === undefined || (meeting.from.slice(0, 7) <= month && meeting.to.slice(0, 7) >= month))
    .toSorted((a, b) => (`${a.from} ${a.to} ${a.id}` < `${b.from} ${b.to} ${b.id}` ? -1 : 1));
};
