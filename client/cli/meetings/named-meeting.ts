import { NotFound } from '../../../domain/errors.ts';
import { type Meeting, meetings } from '../../../domain/meetings/meeting.ts';
import type { Known, RegistryView } from '../../../domain/registry/fact.ts';

/**
 * The meeting of an id, as known on the day of the view.
 * @throws NotFound with the ids that there are
 */
export const namedMeeting = (view: RegistryView, id: string): Known<Meeting> => {
  const meeting = view.find(meetings, id);
  if (meeting !== undefined) return meeting;
  const known = view.all(meetings).map((each) => each.id);
  throw new NotFound(
    'The meeting',
    id,
    known.length === 0 ? 'none was known on that day' : `there are ${known.join(', ')}`,
  );
};
