import { z } from 'zod';
import { calendarDay, listOfDistinct, phrase } from '../campaign-file/field-rules.ts';

/** Id of a fact within its kind. */
export const factId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'must be small letters and digits with hyphens between, such as wg-8-first',
  })
  .max(80, { error: 'must not be longer than 80 characters' });

/**
 * The schema of one fact in a file: head and origin, which all kinds have, and the fields of its kind between them.
 * Fields are written back in the order in which they stand here.
 */
export const factSchema = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({
    id: factId,
    knownSince: calendarDay,
    ...shape,
    source: phrase(600),
    unverified: listOfDistinct(z.string()).optional(),
    withdrawn: phrase(600).optional(),
  });
