import { DomainRefusal } from '../../errors.ts';
import { numberInText, ordinalInText } from '../../mandates/number-words.ts';
import { bodies } from '../../meetings/body.ts';
import { type Meeting, meetings } from '../../meetings/meeting.ts';
import { type MeetingState, meetingState } from '../../meetings/meeting-state.ts';
import { followingMeetings } from '../../meetings/pairings.ts';
import type { FactReader, OpenFact } from '../fact-reader.ts';
import { capitalized, daysInText, listInText, meetingInText, shortMeetingInText } from '../progress-wording.ts';

interface OpenMeeting {
  readonly meeting: OpenFact<Meeting>;
  readonly body: { readonly id: string; readonly name: string; readonly gathers: string };
}

/** Opens a meeting with its body; a meeting that is not held cannot be reported as one. */
export const openMeeting = (reader: FactReader, id: string): OpenMeeting => {
  const meeting = reader.open(meetings, id);
  const reason = meeting.whole.cancelled;
  if (reason !== undefined)
    throw new DomainRefusal(
      'states-cancelled-meeting',
      `The meeting "${id}" is not held (${reason}): take it out of the plan of the report.`,
    );
  const body = reader.open(bodies, meeting.state('body'));
  return { meeting, body: { id: body.id, name: body.state('name'), gathers: body.state('gathers') } };
};

const held: Readonly<Record<MeetingState, string>> = {
  held: 'was held',
  'under-way': 'is being held',
  'to-be-held': 'will be held',
  cancelled: 'is not held',
};

/** Past once its last day is over, future until its first begins. */
export const heldInText = (reader: FactReader, meeting: Pick<Meeting, 'from' | 'to' | 'cancelled'>): string =>
  held[meetingState(meeting, reader.day)];

const isHeld = (reader: FactReader, { meeting }: OpenMeeting): boolean =>
  meetingState(meeting.whole, reader.day) === 'held';

const datesOf = ({ meeting }: OpenMeeting): string => daysInText(meeting.state('from'), meeting.state('to'));

/** That meetings were held, or will be; those of one body in a row, of several as a list. */
export const sayMeetings = (
  reader: FactReader,
  ids: readonly string[],
  between: readonly string[],
  office: string,
): string[] => {
  const opened = ids
    .map((id) => openMeeting(reader, id))
    .sort((a, b) =>
      `${a.meeting.whole.from} ${a.meeting.whole.to}` < `${b.meeting.whole.from} ${b.meeting.whole.to}` ? -1 : 1,
    );
  const oneBody = new Set(opened.map(({ body }) => body.id)).size === 1;
  return oneBody ? sayOneBody(reader, opened) : saySeveralBodies(reader, opened, between, office);
};

const sayOneBody = (reader: FactReader, opened: readonly OpenMeeting[]): string[] => {
  const [first, ...more] = opened;
  if (first === undefined) return [];
  const clause = (each: OpenMeeting, name: string): string =>
    `${name} ${heldInText(reader, each.meeting.whole)} ${datesOf(each)}`;
  const clauses = [
    clause(first, capitalized(meetingInText(first.body, first.meeting.state('ordinal')))),
    ...more.map((each) => clause(each, `the ${ordinalInText(each.meeting.state('ordinal'))}`)),
  ];
  return [`${clauses.length < 2 ? clauses[0] : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`}.`];
};

/** Meetings of which one begins on the day, or in the half day, on which the other ends stand together. */
const saySeveralBodies = (
  reader: FactReader,
  opened: readonly OpenMeeting[],
  between: readonly string[],
  office: string,
): string[] => {
  const past = opened.filter((each) => isHeld(reader, each));
  const coming = opened.filter((each) => !isHeld(reader, each));
  const sessions = between.map((id) => {
    const { meeting, body } = openMeeting(reader, id);
    return { ordinal: ordinalInText(meeting.state('ordinal')), body };
  });
  const span =
    sessions.length === 2
      ? `Between the ${sessions.map(({ ordinal }) => ordinal).join(' and the ')} sessions of the Conference`
      : 'Besides';
  return [
    ...(past.length === 0
      ? []
      : [
          `${span}, the following meetings of its working groups were held: ${itemsOf(past)}.${servicedBy(past, office)}`,
        ]),
    ...comingSentences(reader, coming),
  ];
};

const comingSentences = (reader: FactReader, coming: readonly OpenMeeting[]): string[] => {
  const groups = Map.groupBy(coming, ({ meeting }) => meeting.state('during') ?? '');
  return [...groups].map(([during, own]) => {
    const during_ = during === '' ? '' : `, during ${sessionInText(reader, during)}`;
    const verb = own.some(({ meeting }) => meetingState(meeting.whole, reader.day) === 'to-be-held')
      ? 'will be held'
      : 'are being held';
    return `The following ${verb}${during_}: ${itemsOf(own)}.`;
  });
};

/** "the eighth session of the Conference": a long name of a body is shortened to what the reader knows it by. */
export const sessionInText = (reader: FactReader, id: string): string => {
  const session = reader.open(meetings, id);
  const body = reader.open(bodies, session.state('body'));
  return `${shortMeetingInText({ gathers: body.state('gathers') }, session.state('ordinal'))} of the ${body.state('shortName')}`;
};

const itemsOf = (opened: readonly OpenMeeting[]): string => {
  const rest = [...opened];
  const items: string[] = [];
  const pairs = followingMeetings(opened.map(({ meeting }) => meeting.whole));
  const follows = (first: OpenMeeting, second: OpenMeeting): boolean =>
    pairs.some(
      (pair) =>
        pair.rule === 'back-to-back' && pair.first.id === first.meeting.id && pair.second.id === second.meeting.id,
    );
  for (let one = rest.shift(); one !== undefined; one = rest.shift()) {
    const [paired] = rest;
    const item = (each: OpenMeeting): string =>
      `${meetingInText(each.body, each.meeting.state('ordinal'))}, ${datesOf(each)}`;
    if (paired !== undefined && follows(one, paired)) {
      rest.shift();
      items.push(`${item(one)}, back to back with ${item(paired)}`);
    } else items.push(item(one));
  }
  return listInText(items);
};

const servicedBy = (opened: readonly OpenMeeting[], office: string): string => {
  const units = new Set(opened.map(({ meeting }) => meeting.state('servicedBy')));
  const [unit] = units;
  return units.size === 1 && unit !== undefined ? ` All were serviced by the ${unit} of ${office}.` : '';
};

/** How much the meetings came to, counted over them. */
export const sayTotals = (
  reader: FactReader,
  ids: readonly string[],
  counts: { readonly sittings: number; readonly days: number },
  office: string,
): string[] => {
  const opened = ids.map((id) => openMeeting(reader, id));
  const over = opened.every((each) => isHeld(reader, each));
  const languages = opened.map(({ meeting }) => meeting.state('interpretation') ?? []);
  const interpreted = languages.every((each) => each.length === 6)
    ? ', with interpretation in all six official languages throughout'
    : languages.every((each) => each.length > 0)
      ? ', with interpretation throughout'
      : '';
  const units = new Set(opened.map(({ meeting }) => meeting.state('servicedBy')));
  const [unit] = units;
  const serviced =
    units.size === 1 && unit !== undefined
      ? ` They ${over ? 'were' : 'are'} serviced by the ${unit} of ${office}.`
      : '';
  const amount = `${numberInText(counts.sittings)} half-day meetings on ${numberInText(counts.days)} days`;
  return [`Together they ${over ? 'comprised' : 'comprise'} ${amount}${interpreted}.${serviced}`];
};
