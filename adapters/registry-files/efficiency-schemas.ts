import { z } from 'zod';
import { listOfDistinct, phrase, wholeNumber } from '../campaign-file/field-rules.ts';
import { factId, factSchema } from './fact-fields.ts';

const some = (what: string) => listOfDistinct(factId).min(1, { error: `must name at least one ${what}` });

const count = wholeNumber(0, 1_000_000);

export const entitlementSchema = factSchema({
  bodies: some('body'),
  fromYear: wholeNumber(1945, 2200),
  toYear: wholeNumber(1945, 2200),
  budget: phrase(80).optional(),
  sittings: count.optional(),
  languages: wholeNumber(1, 6).optional(),
  documents: count.optional(),
  wordsADocument: count.optional(),
});

export const redistributionSchema = factSchema({
  entitlements: some('entitlement'),
  releasedBy: z.enum(['back-to-back']),
  pairs: z
    .array(z.strictObject({ first: factId, second: factId }))
    .min(1, { error: 'must name at least one pair' })
    .optional(),
  sittings: count.optional(),
  usedFor: some('meeting'),
  documents: count.optional(),
  languages: wholeNumber(1, 6).optional(),
});
