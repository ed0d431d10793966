import { DomainRefusal } from '../../../domain/errors.ts';
import type { Unit } from '../../ports/database.ts';
import type { SubmissionRecord } from '../../ports/intake.ts';

/** @throws DomainRefusal `replaced-since` when another text has taken its place: without it the earlier one would hold again */
export const refuseReplaced = async (
  unit: Unit,
  campaignId: string,
  { id, respondents }: Pick<SubmissionRecord, 'id' | 'respondents'>,
): Promise<void> => {
  const replies = await unit.repliesOf(
    campaignId,
    respondents.map(({ code }) => code),
  );
  const later = replies.find(({ supersedes }) => supersedes === id);
  if (later !== undefined)
    throw new DomainRefusal(
      'replaced-since',
      `Version ${later.version} of ${later.addresseeCode} has taken its place since; decide about that one first.`,
    );
};
