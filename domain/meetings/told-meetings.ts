import type { Fact, Known } from '../registry/fact.ts';
import { latestVersions } from '../registry/registry-view.ts';
import { type Meeting, meetings } from './meeting.ts';

/** A meeting that somebody may have been told of, with how often it was told anew. */
export interface ToldMeeting {
  readonly meeting: Known<Meeting>;
  /** Versions known by the day, the first not counted. */
  readonly revision: number;
  /** Cancelled, or withdrawn from the registry. */
  readonly takenBack: boolean;
}

/**
 * Every meeting known by a day, also those withdrawn since: whoever was told of one has to hear that it is not held.
 */
export const toldMeetings = (facts: readonly Fact[], day: string): ToldMeeting[] =>
  [...latestVersions(facts, day).values()]
    .filter(({ kind }) => kind === meetings.name)
    .map(({ id, knownSince, version, content }) => ({
      meeting: { ...(content as Meeting), id, knownSince, version },
      revision:
        facts.filter((fact) => fact.kind === meetings.name && fact.id === id && fact.knownSince <= day).length - 1,
      takenBack: content.withdrawn !== undefined || (content as Meeting).cancelled !== undefined,
    }));
