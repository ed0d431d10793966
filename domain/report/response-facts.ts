import type { EntityKind, RegionalGroup } from '../directory/entity.ts';
import type { TreatyStatus } from '../directory/treaty-status.ts';
import type { LedgerEvent } from '../ledger/event.ts';
import { isCycleNoteKind } from '../request-cycle/cycle.ts';

/** Where one addressee stands in a status of responses; each is in exactly one. */
export const responseStates = [
  /** The request has not been accepted for it yet. */
  'not-requested',
  /** Requested, the reply is awaited. */
  'requested',
  /** Replied in time, not acknowledged yet. */
  'responded',
  /** Replied in time, and the Secretariat has acknowledged it. */
  'acknowledged',
  /** Its first reply came after the cut-off. */
  'late',
  /** The campaign closed without a reply. */
  'no-reply',
  /** No mailbox takes our notes. */
  'undeliverable',
  /** The Secretariat withdrew the request and no reply had come. */
  'withdrawn',
] as const;

export type ResponseState = (typeof responseStates)[number];

/** Who an addressee is, as frozen with the audience; name and sort key in the language of the report. */
export interface ReportedAddressee {
  readonly code: string;
  readonly name: string;
  readonly sortKey: string;
  readonly kind: EntityKind;
  readonly treatyStatus: TreatyStatus;
  readonly regionalGroup: RegionalGroup | null;
}

/** What is known of one addressee as at a moment. Instants are ISO 8601 in UTC, campaign time. */
export interface ResponseFacts extends ReportedAddressee {
  readonly state: ResponseState;
  readonly requestedAt: string | null;
  /** When the first reply came. */
  readonly respondedAt: string | null;
  /** Reminders accepted for it. */
  readonly reminders: number;
  /** Versions of its submission on file. */
  readonly submissionVersions: number;
}

/** Types of the events that a status of responses follows; all others change no figure. */
export const reportedTypes = [
  'note-accepted',
  'note-delivered',
  'submission-filed',
  'submission-acknowledged',
  'note-refused',
  'bounce-recorded',
  'request-withdrawn',
  'cycle-closed',
] as const;

type ReportedType = (typeof reportedTypes)[number];

const isReported = (type: string): type is ReportedType => (reportedTypes as readonly string[]).includes(type);

/** The part of a ledger event that a status of responses reads. */
export type ReportedEvent = Pick<LedgerEvent, 'sequence' | 'at' | 'type' | 'subject' | 'data'>;

interface Course {
  requestedAt: string | null;
  respondedAt: string | null;
  late: boolean;
  acknowledged: boolean;
  withdrawn: boolean;
  undeliverable: boolean;
  closed: boolean;
  readonly reminders: Set<unknown>;
  readonly versions: Set<unknown>;
}

const untouched = (): Course => ({
  requestedAt: null,
  respondedAt: null,
  late: false,
  acknowledged: false,
  withdrawn: false,
  undeliverable: false,
  closed: false,
  reminders: new Set(),
  versions: new Set(),
});

/**
 * The facts as at a moment, from the ledger and from nothing else: events after the moment play no
 * part, so the same question about the past has the same answer for ever.
 * Reads `note-accepted` {kind, sequence}, `note-delivered` {kind, sequence, deliveredAt}, `submission-filed`
 * {version, late}, `submission-acknowledged`, `request-withdrawn`, `note-refused` {kind}, `bounce-recorded`
 * {permanent}, `cycle-closed`; other events change no figure, so that it makes no difference whether they are given.
 * @param atMs campaign time, epoch milliseconds; an event of that very moment counts.
 */
export const factsAsAt = (
  events: Iterable<ReportedEvent>,
  addressees: readonly ReportedAddressee[],
  atMs: number,
): ResponseFacts[] => {
  const courses = new Map(addressees.map(({ code }) => [code, untouched()]));
  const past = [...events].filter((event) => Date.parse(event.at) <= atMs);
  // What happened is in campaign time; the order of writing decides only within one moment.
  past.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.sequence - b.sequence);
  for (const event of past) {
    const course = event.subject === null ? undefined : courses.get(event.subject);
    if (course !== undefined && isReported(event.type)) follow(course, event.type, event);
  }
  return addressees.map((addressee) => {
    const course = courses.get(addressee.code) ?? untouched();
    return {
      ...addressee,
      state: stateOf(course),
      requestedAt: course.requestedAt,
      respondedAt: course.respondedAt,
      reminders: course.reminders.size,
      submissionVersions: course.versions.size,
    };
  });
};

const follow = (course: Course, type: ReportedType, { at, data }: ReportedEvent): void => {
  switch (type) {
    case 'note-accepted':
    case 'note-delivered':
      // By hand: counted from when it was marked, dated by when it was delivered.
      if (data.kind === 'request') course.requestedAt ??= typeof data.deliveredAt === 'string' ? data.deliveredAt : at;
      if (data.kind === 'reminder') course.reminders.add(data.sequence);
      return;
    case 'submission-filed':
      if (course.respondedAt === null) course.late = data.late === true;
      // Counted from when it was filed, dated by when it was received.
      course.respondedAt ??= typeof data.receivedAt === 'string' ? data.receivedAt : at;
      course.versions.add(data.version);
      return;
    case 'submission-acknowledged':
      course.acknowledged = true;
      return;
    case 'note-refused':
      // An acknowledgement that is refused says nothing about the request, nor does what an officer wrote besides.
      course.undeliverable ||= speaksOfRequest(data.kind);
      return;
    case 'bounce-recorded':
      course.undeliverable ||= data.permanent !== false && speaksOfRequest(data.kind);
      return;
    case 'request-withdrawn':
      course.withdrawn = true;
      return;
    case 'cycle-closed':
      course.closed = true;
      return;
  }
};

/** Events written before bounces named the kind of their note are about the request. */
const speaksOfRequest = (kind: unknown): boolean => typeof kind !== 'string' || isCycleNoteKind(kind);

/** A reply outranks everything; then what the Secretariat decided; then what became of the mail. */
const stateOf = (course: Course): ResponseState => {
  if (course.respondedAt !== null) {
    if (course.late) return 'late';
    return course.acknowledged ? 'acknowledged' : 'responded';
  }
  if (course.withdrawn) return 'withdrawn';
  if (course.undeliverable) return 'undeliverable';
  if (course.closed) return 'no-reply';
  return course.requestedAt === null ? 'not-requested' : 'requested';
};
