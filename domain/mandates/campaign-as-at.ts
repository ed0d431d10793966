import { ReplyCourse, type ReportedEvent, replyEventTypes } from '../report/reply-course.ts';
import type { CampaignRecordAsAt } from './campaign-evidence.ts';

/** By an exchange, from hand to hand, or in the portal with a link that a person handed over. */
const acceptedTypes = ['note-accepted', 'note-delivered', 'notice-published'] as const;

/** Types of the events that a campaign's evidence follows; all others change nothing of it. */
export const evidenceTypes = [...acceptedTypes, ...replyEventTypes] as const;

/**
 * What a campaign is evidence of, from its ledger and nothing else: what happened later plays no part, so the answer about
 * a day stays what it was. A reply that its State withdrew, or whose filing was undone, is none from then on, as in the
 * status of responses.
 * @param untilMs campaign milliseconds; an event of that very moment counts
 * @param dayOf the calendar day of an instant (ISO 8601) at the campaign's duty station
 * @param countOnBehalf whether a text submitted on behalf of others counts as their answer
 */
export const campaignAsAt = (
  campaign: Pick<CampaignRecordAsAt, 'id' | 'title' | 'mandate'>,
  events: Iterable<ReportedEvent>,
  untilMs: number,
  dayOf: (instant: string) => string,
  countOnBehalf = false,
): CampaignRecordAsAt => {
  const sent = new Set<string>();
  const noteDays: string[] = [];
  const replies = new ReplyCourse(countOnBehalf);
  for (const event of events) {
    const { at, type, subject, data } = event;
    if (Date.parse(at) > untilMs || subject === null) continue;
    if ((replyEventTypes as readonly string[]).includes(type)) replies.follow(event);
    else if ((acceptedTypes as readonly string[]).includes(type) && data.kind === 'request') {
      sent.add(subject);
      noteDays.push(dayOf(typeof data.deliveredAt === 'string' ? data.deliveredAt : at));
    }
  }
  const standing = replies.standing();
  const answeredBy = [...new Set(standing.flatMap(({ respondents }) => [...respondents.keys()]))].sort();
  return {
    ...campaign,
    notesSent: sent.size,
    firstNoteOn: earliest(noteDays),
    answered: answeredBy.length,
    answeredBy,
    firstAnswerOn: earliest(standing.map(({ receivedAt }) => dayOf(receivedAt))),
  };
};

const earliest = (days: readonly string[]): string | null => days.toSorted()[0] ?? null;
