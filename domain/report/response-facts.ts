import type { EntityKind, RegionalGroup } from '../directory/entity.ts';
import type { TreatyStatus } from '../directory/treaty-status.ts';
import type { Language } from '../language.ts';
import { isCycleNoteKind } from '../request-cycle/cycle.ts';
import type { Counted, ReplyForm, Standing } from './measures.ts';
import {
  decidingForm,
  type FiledReply,
  isText,
  ReplyCourse,
  type ReportedEvent,
  replyEventTypes,
} from './reply-course.ts';

/** Who an addressee is, as frozen with the audience; name and sort key in the language of the report. */
export interface ReportedAddressee {
  readonly code: string;
  readonly name: string;
  readonly sortKey: string;
  readonly kind: EntityKind;
  readonly treatyStatus: TreatyStatus;
  readonly regionalGroup: RegionalGroup | null;
  /** The language it is written to in. */
  readonly language: Language;
}

/** What is known of one addressee as at a moment. Instants are ISO 8601 in UTC, campaign time. */
export interface ResponseFacts extends ReportedAddressee, Counted {
  readonly requestedAt: string | null;
  /** When the first reply that stands came. */
  readonly respondedAt: string | null;
  /** When each reminder was accepted for it, ascending. */
  readonly remindedAt: readonly string[];
  /** When each extension was granted to it, with the deadline it set, ascending. */
  readonly extensions: readonly { readonly at: string; readonly deadline: string }[];
  /** Versions of submissions on file that stand. */
  readonly submissionVersions: number;
}

/** What the ledger says of all together. */
export interface CampaignFacts {
  readonly addressees: readonly ResponseFacts[];
  /** Texts on file that stand, each once, however many signed it and in how many versions. */
  readonly documents: number;
}

/** Types of the events that a status of responses follows; all others change no figure. */
export const reportedTypes = [
  ...replyEventTypes,
  'note-accepted',
  'note-delivered',
  'notice-published',
  'note-deferred',
  'note-uncertain',
  'note-rerouted',
  'note-refused',
  'bounce-recorded',
  'deadline-extended',
  'request-withdrawn',
  'cycle-closed',
] as const;

type ReportedType = (typeof reportedTypes)[number];

const isReported = (type: string): type is ReportedType => (reportedTypes as readonly string[]).includes(type);

interface Course {
  /** Tried, whatever came of it. */
  requested: boolean;
  requestedAt: string | null;
  /** Accepted and not come back. */
  delivered: boolean;
  withdrawn: boolean;
  undeliverable: boolean;
  closed: boolean;
  readonly reminders: Map<unknown, string>;
  readonly extensions: { at: string; deadline: string }[];
  /** Replies that stand, also those that a later one took the place of. */
  readonly replies: FiledReply[];
  /** Of those that are in force. */
  readonly forms: ReplyForm[];
  acknowledged: boolean;
}

const untouched = (): Course => ({
  requested: false,
  requestedAt: null,
  delivered: false,
  withdrawn: false,
  undeliverable: false,
  closed: false,
  reminders: new Map(),
  extensions: [],
  replies: [],
  forms: [],
  acknowledged: false,
});

/** How replies are counted, by the policy of the campaign. */
export interface CountingPolicy {
  /** Whether a text that another submitted on its behalf counts as a reply of an addressee. */
  readonly countOnBehalf: boolean;
}

/**
 * The facts as at a moment, from the ledger and from nothing else: events after the moment play no
 * part, so the same question about the past has the same answer for ever.
 * Reads the events of `reportedTypes`; others change no figure, so that it makes no difference whether they are given.
 * @param atMs campaign time, epoch milliseconds; an event of that very moment counts.
 */
export const factsAsAt = (
  events: Iterable<ReportedEvent>,
  addressees: readonly ReportedAddressee[],
  atMs: number,
  policy: CountingPolicy,
): CampaignFacts => {
  const courses = new Map(addressees.map(({ code }) => [code, untouched()]));
  const replies = new ReplyCourse(policy.countOnBehalf);
  const past = [...events].filter((event) => isReported(event.type) && Date.parse(event.at) <= atMs);
  // What happened is in campaign time; the order of writing decides only within one moment.
  past.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.sequence - b.sequence);
  for (const event of past) {
    if ((replyEventTypes as readonly string[]).includes(event.type)) {
      replies.follow(event);
      continue;
    }
    const course = event.subject === null ? undefined : courses.get(event.subject);
    if (course !== undefined) follow(course, event.type as ReportedType, event);
  }
  const current = replies.current();
  for (const reply of replies.standing())
    for (const code of reply.respondents.keys()) {
      const course = courses.get(code);
      if (course === undefined) continue;
      course.replies.push(reply);
      course.acknowledged ||= replies.isAcknowledged(reply);
    }
  for (const reply of current) for (const [code, form] of reply.respondents) courses.get(code)?.forms.push(form);
  return {
    addressees: addressees.map((addressee) => factsOf(addressee, courses.get(addressee.code) ?? untouched())),
    documents: current.filter(isText).length,
  };
};

const follow = (course: Course, type: ReportedType, { at, data }: ReportedEvent): void => {
  const isRequest = data.kind === 'request';
  switch (type) {
    case 'note-accepted':
    case 'note-delivered':
    case 'notice-published': {
      // By hand: counted from when it was marked, dated by when it was delivered.
      const moment = typeof data.deliveredAt === 'string' ? data.deliveredAt : at;
      if (isRequest) {
        course.requested = true;
        course.delivered = true;
        course.requestedAt ??= moment;
      }
      if (data.kind === 'reminder' && !course.reminders.has(data.sequence)) course.reminders.set(data.sequence, moment);
      if (speaksOfRequest(data.kind)) course.undeliverable = false;
      return;
    }
    case 'note-deferred':
    case 'note-uncertain':
      if (isRequest) course.requested = true;
      return;
    case 'note-rerouted':
      if (!isRequest) return;
      course.requested = true;
      // It came back and is on its way to the next mailbox.
      if (data.cause === 'bounced') course.delivered = false;
      return;
    case 'note-refused':
      // An acknowledgement that is refused says nothing about the request, nor does what an officer wrote besides.
      if (isRequest) course.requested = true;
      course.undeliverable ||= speaksOfRequest(data.kind);
      return;
    case 'bounce-recorded':
      if (data.permanent === false || !speaksOfRequest(data.kind)) return;
      course.undeliverable = true;
      if (isRequest || typeof data.kind !== 'string') course.delivered = false;
      return;
    case 'deadline-extended':
      course.extensions.push({ at, deadline: String(data.deadline ?? '') });
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

const factsOf = (addressee: ReportedAddressee, course: Course): ResponseFacts => {
  const form = decidingForm(course.forms);
  const first =
    form === null
      ? null
      : course.replies.reduce<FiledReply | null>(
          (earliest, reply) => (earliest === null || reply.receivedAt < earliest.receivedAt ? reply : earliest),
          null,
        );
  return {
    ...addressee,
    standing: standingOf(course, first),
    form,
    requested: course.requested,
    delivered: course.delivered || (course.requested && first !== null),
    acknowledged: form !== null && course.acknowledged,
    requestedAt: course.requestedAt,
    respondedAt: first?.receivedAt ?? null,
    remindedAt: [...course.reminders.values()].sort(),
    extensions: course.extensions,
    submissionVersions: course.replies.length,
  };
};

/** A reply outranks everything; then what the Secretariat decided; then what became of the mail. */
const standingOf = (course: Course, first: FiledReply | null): Standing => {
  if (first !== null) return first.late ? 'late' : 'in-time';
  if (course.withdrawn) return 'withdrawn';
  if (course.undeliverable) return 'undeliverable';
  if (course.closed) return 'no-reply';
  return course.requestedAt === null ? 'not-requested' : 'awaited';
};
