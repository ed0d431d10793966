import { DomainRefusal } from '../../domain/errors.ts';
import type { CommandContext } from './context.ts';

/**
 * The officer who acts, once it is certain that they have the role.
 * @param work what they want to do, as in "… may not <work>"
 * @throws NotFound for an officer nobody knows
 * @throws DomainRefusal `not-a-drafter`, `not-a-registrar`, `not-a-clearing-officer`
 */
export const officerWithRole = async (
  context: CommandContext,
  role: 'drafter' | 'registrar' | 'clearing-officer',
  work: string,
): Promise<string> => {
  const officer = context.officer();
  const { roles } = await context.database().read.officer(officer);
  if (!roles.includes(role))
    throw new DomainRefusal(`not-a-${role}`, `"${officer}" may not ${work}: the role ${role} is missing.`);
  return officer;
};
