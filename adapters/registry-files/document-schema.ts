import { z } from 'zod';
import { languages } from '../../domain/language.ts';
import { calendarDay, listOfDistinct, phrase, wholeNumber } from '../campaign-file/field-rules.ts';
import { factId, factSchema } from './fact-fields.ts';
import { languageList } from './meeting-schemas.ts';

export const documentSchema = factSchema({
  symbol: phrase(80).optional(),
  track: z.enum(['pre-session', 'in-session', 'post-session', 'room-paper']),
  subject: phrase(200),
  title: phrase(400).optional(),
  meeting: factId,
  reportOf: listOfDistinct(factId).min(1, { error: 'must name at least one meeting' }).optional(),
  campaign: factId.optional(),
  author: z.enum(['secretariat', 'others']),
  original: z.enum(languages).optional(),
  languages: languageList.optional(),
  words: wholeNumber(1, 1_000_000).optional(),
  pages: wholeNumber(1, 10_000).optional(),
  submittedOn: calendarDay.optional(),
  issuedOn: calendarDay.optional(),
});
