import type { Language } from '../language.ts';
import type { FactKind, FactOrigin } from '../registry/fact.ts';
import type { DutyStation } from '../remind/holidays/holiday-table.ts';
import { meetingMistakes } from './meeting-rules.ts';

/** The two halves of a day in which a body sits. */
export type HalfDay = 'morning' | 'afternoon';

/** An ordinal meeting or session of a body. What the field also calls a meeting, a half day of it, is a sitting here. */
export interface Meeting extends FactOrigin {
  /** Id of the body. */
  readonly body: string;
  /** 3 for the third meeting of that body. */
  readonly ordinal: number;
  /** First and last calendar day (YYYY-MM-DD). */
  readonly from: string;
  readonly to: string;
  /** Half day in which it opens on its first day and ends on its last; left out, it has the whole day. */
  readonly opensIn?: HalfDay | undefined;
  readonly endsIn?: HalfDay | undefined;
  /** Half days in which it sits, where they were counted; left out, two on each of its working days. */
  readonly sittings?: number | undefined;
  readonly place: DutyStation;
  /** Rooms in which it sits at the same time; none named, nothing is known about them. */
  readonly rooms?: readonly string[] | undefined;
  /** Languages of interpretation. */
  readonly interpretation?: readonly Language[] | undefined;
  /** Unit that services it. */
  readonly servicedBy?: string | undefined;
  /** Id of the session that it is held during. */
  readonly during?: string | undefined;
  /** Why it is not held. */
  readonly cancelled?: string | undefined;
}

/** Meetings, by id. */
export const meetings: FactKind<Meeting> = {
  name: 'meetings',
  one: 'meeting',
  referencesOf: ({ body, during }) => [
    { at: ['body'], kind: 'bodies', id: body },
    ...(during === undefined ? [] : [{ at: ['during'], kind: 'meetings', id: during }]),
  ],
  mistakesIn: (view) => meetingMistakes(view.all(meetings)),
};
