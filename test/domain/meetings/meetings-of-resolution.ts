import type { Body } from '../../../domain/meetings/body.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import type { Known } from '../../../domain/registry/fact.ts';

const known = {
  knownSince: '2015-01-01',
  version: 1,
  source: 'Report of 29 July 2016 on resolution 7/1, paragraphs 4 and 8',
};

/** A meeting in Vienna with nothing known about it but its days. */
export const meetingOf = (
  body: string,
  ordinal: number,
  from: string,
  to: string,
  more: Partial<Meeting> = {},
): Known<Meeting> => ({
  ...known,
  id: `${body}-${ordinal}`,
  body,
  ordinal,
  from,
  to,
  place: 'Vienna',
  ...more,
});

export const bodyOf = (id: string, parent?: string): Known<Body> => ({
  ...known,
  id,
  name: id,
  shortName: id,
  gathers: 'meeting',
  parent,
});

const interpretation = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;

export const review1 = meetingOf('review', 1, '2015-09-28', '2015-09-30', { sittings: 6, interpretation });
export const review2 = meetingOf('review', 2, '2016-06-06', '2016-06-07', { sittings: 4, interpretation });
export const trafficking = meetingOf('trafficking', 6, '2015-11-16', '2015-11-18');
export const smuggling = meetingOf('smuggling', 3, '2015-11-18', '2015-11-20');
export const assistance = meetingOf('assistance', 9, '2016-10-17', '2016-10-19');
export const cooperation = meetingOf('cooperation', 7, '2016-10-19', '2016-10-21', { during: 'conference-8' });
export const conference8 = meetingOf('conference', 8, '2016-10-17', '2016-10-21');
