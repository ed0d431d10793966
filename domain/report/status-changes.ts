import type { ResponseFacts } from './response-facts.ts';
import type { StatusOfResponses } from './status-of-responses.ts';

/** What a report says that the one before did not; each list in the alphabetical order of the report. */
export interface StatusChanges {
  /** Campaign moment of the report before, ISO 8601 in UTC; null for the first. */
  readonly since: string | null;
  readonly replied: readonly ResponseFacts[];
  /** Of those the ones whose first reply that stands came late, and any that became late otherwise. */
  readonly late: readonly ResponseFacts[];
  /** Had replied then, and no reply stands now. */
  readonly replyGone: readonly ResponseFacts[];
  readonly undeliverable: readonly ResponseFacts[];
  /** Were given another deadline. */
  readonly extended: readonly ResponseFacts[];
  /** Closed without a reply. */
  readonly noReply: readonly ResponseFacts[];
}

/** Everything that is new since an earlier report; since nothing, when it is the first. */
export const changesSince = (before: StatusOfResponses | null, now: StatusOfResponses): StatusChanges => {
  const earlier = new Map((before?.facts ?? []).map((facts) => [facts.code, facts]));
  const newly = (is: (facts: ResponseFacts) => boolean): ResponseFacts[] =>
    now.facts.filter((facts) => {
      const then = earlier.get(facts.code);
      return is(facts) && (then === undefined || !is(then));
    });
  return {
    since: before?.asAt ?? null,
    replied: newly(({ form }) => form !== null),
    late: newly(({ standing }) => standing === 'late'),
    replyGone: now.facts.filter(({ code, form }) => form === null && (earlier.get(code)?.form ?? null) !== null),
    undeliverable: newly(({ standing }) => standing === 'undeliverable'),
    extended: now.facts.filter(
      ({ code, extensions }) => extensions.length > (earlier.get(code)?.extensions.length ?? 0),
    ),
    noReply: newly(({ standing }) => standing === 'no-reply'),
  };
};

/** Whether nothing is new that a report would be sent for. */
export const isUnchanged = ({ since, ...lists }: StatusChanges): boolean =>
  since !== null && Object.values(lists).every((list) => list.length === 0);
