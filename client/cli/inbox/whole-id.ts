import { DomainRefusal, NotFound } from '../../../domain/errors.ts';
import type { CommandContext } from '../context.ts';

/** As much of an id as a person has to type. */
export const shortId = (id: string): string => id.slice(0, 8);

/**
 * The whole id of what begins so.
 * @throws NotFound; DomainRefusal `usage` when several begin so
 */
export const wholeId = async (
  context: CommandContext,
  of: 'item' | 'submission' | 'decision' | 'task',
  beginning: string,
): Promise<string> => {
  if (beginning.length < 4)
    throw new DomainRefusal('usage', `"${beginning}" is too short to name anything: give at least four characters.`);
  const [first, second] = await context.database().read.idsBeginning(of, beginning);
  if (first === undefined) throw new NotFound(`The ${of}`, beginning, 'see "verbale inbox"');
  if (second !== undefined) throw new DomainRefusal('usage', `Several ids begin with "${beginning}"; give more of it.`);
  return first;
};
