import { DomainRefusal } from '../../domain/errors.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/**
 * Refuses who may not clear anything.
 * @throws NotFound for an officer nobody knows
 * @throws DomainRefusal `not-a-clearing-officer`
 */
export const mustBeClearingOfficer = async (deps: Dependencies, officer: string): Promise<void> => {
  const { roles } = await deps.database.read.officer(officer);
  if (!roles.includes('clearing-officer'))
    throw new DomainRefusal(
      'not-a-clearing-officer',
      `"${officer}" may not clear: the role clearing-officer is missing.`,
    );
};

/**
 * Refuses who drafted what is to be cleared.
 * @param what the end of the sentence: "campaign", "paper", "writing"
 * @throws DomainRefusal `own-draft`
 */
export const refuseOwnDraft = (officer: string, draftedBy: string, what: string): void => {
  if (draftedBy === officer)
    throw new DomainRefusal('own-draft', `Nobody clears what they drafted: another officer has to clear this ${what}.`);
};
