import { writeFileSync } from 'node:fs';
import { meetingsFeed } from '../../../adapters/calendar-feed/meetings-feed.ts';
import { bodies } from '../../../domain/meetings/body.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import type { ToldMeeting } from '../../../domain/meetings/told-meetings.ts';
import type { Known, RegistryView } from '../../../domain/registry/fact.ts';
import { languageNames } from '../language-names.ts';
import { nameOf } from './print-meetings.ts';

/**
 * Writes meetings as a calendar feed, those cancelled or withdrawn marked so.
 * @param origin tells this registry from all others
 */
export const writeFeed = (path: string, origin: string, view: RegistryView, told: readonly ToldMeeting[]): void =>
  writeFileSync(
    path,
    meetingsFeed(
      'Meetings',
      origin,
      told.map(({ meeting, revision, takenBack }) => ({
        id: meeting.id,
        revision,
        from: meeting.from,
        to: meeting.to,
        title: nameOf(view, meeting),
        location: [...(meeting.rooms ?? []), meeting.place].join(', '),
        description: descriptionOf(view, meeting),
        knownSince: meeting.knownSince,
        cancelled: takenBack,
      })),
    ),
  );

const descriptionOf = (view: RegistryView, meeting: Known<Meeting>): string => {
  const { cancelled, withdrawn, interpretation, servicedBy } = meeting;
  return [
    view.find(bodies, meeting.body)?.name,
    cancelled === undefined ? undefined : `Cancelled: ${cancelled}`,
    withdrawn === undefined ? undefined : `Withdrawn: ${withdrawn}`,
    interpretation === undefined
      ? undefined
      : `Interpretation: ${interpretation.map((language) => languageNames[language]).join(', ')}`,
    servicedBy === undefined ? undefined : `Serviced by ${servicedBy}`,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
};
