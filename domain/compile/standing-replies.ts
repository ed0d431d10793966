import { type Admission, admissionOf, type LateReplyPolicy } from '../receive/admissibility.ts';
import { inForce, type SubmissionInTime } from '../receive/submission.ts';
import type { EditionForm } from './edition.ts';

/** The part of a submission that decides whether a paper has it. */
export interface Candidate extends SubmissionInTime {
  readonly timeliness: 'in-time' | 'in-grace' | 'late';
}

/**
 * What the paper of a form takes of late replies. A text that takes the place of a wrong one may come at any time: it is
 * an officer who decides on a corrigendum.
 */
const taken: Readonly<Record<EditionForm, readonly Admission[]>> = {
  first: ['compile'],
  addendum: ['compile', 'addendum'],
  corrigendum: ['compile', 'keep', 'addendum', 'reissue'],
  reissue: ['compile', 'addendum', 'reissue'],
  revision: ['compile', 'addendum', 'reissue'],
};

/**
 * The replies that a paper of a form may have as at a moment, in the order given. A late one that the campaign does not
 * take leaves the one that came in time in its place; withdrawn ones are gone, whatever they had replaced.
 */
export const standingReplies = <Each extends Candidate>(
  submissions: readonly Each[],
  asAtMs: number,
  lateReplies: LateReplyPolicy,
  form: EditionForm,
): { readonly standing: readonly Each[]; readonly leftOut: readonly Each[] } => {
  const isTaken = (each: Each): boolean => taken[form].includes(admissionOf(each.timeliness, lateReplies));
  const withdrawn = ({ withdrawnAtMs }: Each): boolean => withdrawnAtMs !== null && withdrawnAtMs <= asAtMs;
  return {
    standing: inForce(
      submissions.filter((each) => isTaken(each) || withdrawn(each)),
      asAtMs,
    ),
    leftOut: inForce(submissions, asAtMs).filter((each) => !isTaken(each)),
  };
};
