import { type Language, languages as officialLanguages } from '../language.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { daysBetween } from '../time/calendar-day.ts';
import type { BackPlan } from './back-planning.ts';
import type { RegisteredDocument } from './document.ts';

/** Words a document may have (UN Editorial Manual; in-session documents: instructions of documents management). */
const wordLimits = { secretariat: 8500, others: 10_700, inSession: 3300 } as const;

/** The most words a document may have without a waiver, or null where none is set. */
const wordLimitOf = ({ track, author }: Pick<RegisteredDocument, 'track' | 'author'>): number | null =>
  track === 'room-paper' ? null : track === 'in-session' ? wordLimits.inSession : wordLimits[author];

/** What a person has to know about a document. Days are calendar days. */
export type DocumentWarning =
  | { readonly kind: 'submitted-late'; readonly due: string; readonly on: string; readonly days: number }
  | { readonly kind: 'not-submitted'; readonly due: string; readonly days: number }
  | { readonly kind: 'issued-late'; readonly due: string; readonly on: string; readonly days: number }
  | { readonly kind: 'not-issued'; readonly due: string; readonly days: number }
  | { readonly kind: 'over-length'; readonly words: number; readonly limit: number }
  | { readonly kind: 'missing-languages'; readonly languages: readonly Language[] };

/** By when a document has to be submitted and issued; null where no rule says so. */
const dueDays = (
  track: RegisteredDocument['track'],
  plan: BackPlan,
  meeting: Pick<Meeting, 'from'>,
): { readonly submit: string | null; readonly issue: string | null } => {
  switch (track) {
    case 'pre-session':
      return { submit: plan.slot.day, issue: plan.issue.day };
    case 'in-session':
      return { submit: plan.inSession.day, issue: null };
    case 'post-session':
      return { submit: plan.postSession.day, issue: null };
    case 'room-paper':
      // Outside slotting; of use only to a meeting that has not begun.
      return { submit: null, issue: meeting.from };
  }
};

/**
 * What is wrong with a document as said on a day (YYYY-MM-DD): late, too long, not in all languages. A day that was not
 * recorded is no delay while the other one shows that it was kept; what is not known is not warned of.
 */
export const documentWarnings = (
  document: RegisteredDocument,
  meeting: Pick<Meeting, 'from' | 'to'>,
  plan: BackPlan,
  day: string,
): DocumentWarning[] => {
  const warnings: DocumentWarning[] = [];
  const due = dueDays(document.track, plan, meeting);
  const submitted = happenedBy(document.submittedOn, day);
  const issued = happenedBy(document.issuedOn, day);
  if (due.submit !== null) {
    const days = daysBetween(due.submit, submitted ?? day);
    if (submitted !== undefined && days > 0)
      warnings.push({ kind: 'submitted-late', due: due.submit, on: submitted, days });
    else if (submitted === undefined && issued === undefined && days > 0 && isAwaited(document, meeting, day))
      warnings.push({ kind: 'not-submitted', due: due.submit, days });
  }
  if (due.issue !== null) {
    const days = daysBetween(due.issue, issued ?? day);
    if (issued !== undefined && days > 0) warnings.push({ kind: 'issued-late', due: due.issue, on: issued, days });
    else if (issued === undefined && days > 0 && isAwaited(document, meeting, day))
      warnings.push({ kind: 'not-issued', due: due.issue, days });
  }
  const limit = wordLimitOf(document);
  if (limit !== null && document.words !== undefined && document.words > limit)
    warnings.push({ kind: 'over-length', words: document.words, limit });
  const missing = missingLanguages(document);
  if (missing.length > 0) warnings.push({ kind: 'missing-languages', languages: missing });
  return warnings;
};

const happenedBy = (on: string | undefined, day: string): string | undefined =>
  on !== undefined && on <= day ? on : undefined;

/** Once the meeting is over a document whose days nobody recorded is no longer waited for; those after it are. */
const isAwaited = ({ track }: RegisteredDocument, meeting: Pick<Meeting, 'to'>, day: string): boolean =>
  track === 'post-session' || day <= meeting.to;

/** Official languages in which a parliamentary document was not issued; a room paper owes none. */
const missingLanguages = ({
  track,
  languages,
}: Pick<RegisteredDocument, 'track' | 'languages'>): readonly Language[] =>
  track === 'room-paper' || languages === undefined
    ? []
    : officialLanguages.filter((language) => !languages.includes(language));
