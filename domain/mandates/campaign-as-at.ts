import type { LedgerEvent } from '../ledger/event.ts';
import type { Respondent } from '../receive/submission.ts';
import type { CampaignRecordAsAt } from './campaign-evidence.ts';

/** Types of the events that a campaign's evidence follows; all others change nothing of it. */
export const evidenceTypes = ['note-accepted', 'note-delivered', 'submission-filed'] as const;

type EvidenceEvent = Pick<LedgerEvent, 'at' | 'type' | 'subject' | 'data'>;

/**
 * What a campaign is evidence of, from its ledger and nothing else: what happened later plays no part, so the answer about
 * a day stays what it was. Reads `note-accepted` and `note-delivered` {kind}, `submission-filed` {respondents}.
 * @param untilMs campaign milliseconds; an event of that very moment counts
 * @param dayOf the calendar day of an instant (ISO 8601) at the campaign's duty station
 */
export const campaignAsAt = (
  campaign: Pick<CampaignRecordAsAt, 'id' | 'title' | 'mandate'>,
  events: Iterable<EvidenceEvent>,
  untilMs: number,
  dayOf: (instant: string) => string,
): CampaignRecordAsAt => {
  const sent = new Set<string>();
  const answered = new Set<string>();
  const days: { note: string | null; answer: string | null } = { note: null, answer: null };
  const earlier = (known: string | null, day: string): string => (known === null || day < known ? day : known);
  for (const { at, type, subject, data } of events) {
    if (Date.parse(at) > untilMs || subject === null) continue;
    if (type === 'submission-filed') {
      for (const code of respondentCodes(data.respondents, subject)) answered.add(code);
      days.answer = earlier(days.answer, dayOf(typeof data.receivedAt === 'string' ? data.receivedAt : at));
    } else if ((type === 'note-accepted' || type === 'note-delivered') && data.kind === 'request') {
      sent.add(subject);
      days.note = earlier(days.note, dayOf(typeof data.deliveredAt === 'string' ? data.deliveredAt : at));
    }
  }
  return {
    ...campaign,
    notesSent: sent.size,
    firstNoteOn: days.note,
    answered: answered.size,
    answeredBy: [...answered].sort(),
    firstAnswerOn: days.answer,
  };
};

/**
 * Those whose text it is; a State on whose behalf another writes has not answered itself. Events written before respondents
 * had capacities name codes alone, and before that only the addressee.
 */
const respondentCodes = (respondents: unknown, subject: string): string[] => {
  if (!Array.isArray(respondents)) return [subject];
  return respondents.flatMap((each: unknown) => {
    if (typeof each === 'string') return [each];
    const { code, capacity } = each as Partial<Respondent>;
    return code === undefined || capacity === 'on-behalf-of' ? [] : [code];
  });
};
