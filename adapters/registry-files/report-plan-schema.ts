import { z } from 'zod';
import { toolAspects } from '../../domain/progress/statement.ts';
import { listOfDistinct, phrase } from '../campaign-file/field-rules.ts';
import { documentSymbol } from './document-symbol-field.ts';
import { factId, factSchema } from './fact-fields.ts';
import { factIds } from './mandate-schemas.ts';

const titles = z.strictObject({
  en: phrase(400),
  fr: phrase(400).optional(),
  es: phrase(400).optional(),
  ar: phrase(400).optional(),
  zh: phrase(400).optional(),
  ru: phrase(400).optional(),
});

const onceKnown = z.boolean().optional();
const said = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ say: z.literal(name), ...shape, onceKnown });

const statements = [
  said('request', { mandate: factId }),
  said('scope', {}),
  said('mandates', { mandates: factIds }),
  said('meetings', { meetings: factIds, between: factIds.optional() }),
  said('totals', { meetings: factIds, sittings: factId, days: factId }),
  said('resources', { resources: factId }),
  said('transmission', { documents: factIds, session: factId, mandates: factIds, of: factIds }),
  said('communications', { communications: factIds }),
  said('more-in', { document: factId, about: phrase(300) }),
  said('prepared-under', { document: factId, mandate: factId }),
  said('page', { address: phrase(200), about: phrase(300) }),
  said('tool', { tool: factId, aspect: z.enum(toolAspects), steps: factIds.optional() }),
  said('see', { paragraph: factId, about: phrase(300) }),
  said('figures', { phrase: phrase(1500) }),
  said('commitment', { commitment: factId }),
] as const;

const statement = z.discriminatedUnion('say', statements, {
  error: `must be one of ${statements.map(({ shape }) => shape.say.value).join(', ')}`,
});

const paragraph = z.strictObject({
  id: factId,
  covers: factIds.optional(),
  states: z.array(statement).min(1, { error: 'must state at least one thing' }),
});

export const reportPlanSchema = factSchema({
  resolution: factId,
  claims: z.enum(['resolution', 'listed']),
  notTreated: z
    .array(
      z.strictObject({
        paragraphs: listOfDistinct(phrase(40)),
        andLater: z.boolean().optional(),
        why: phrase(600),
      }),
    )
    .optional(),
  office: z.strictObject({ name: phrase(200), shortName: phrase(40) }),
  masthead: z.strictObject({
    symbolSeries: z
      .string()
      .regex(/^[A-Z]+(?:\/[A-Z]+(?:\.[1-9]\d*)?)*\/\d{4}$/, { error: 'must be a series such as CTOC/COP/2016' }),
    symbol: documentSymbol.optional(),
    session: factId,
    agendaItem: z
      .string()
      .regex(/^\d{1,2}(?: \([a-z]\))?$/, { error: 'must be the number of an item, such as "2 (a)"' }),
    agenda: documentSymbol,
    itemTitle: titles,
    title: titles,
  }),
  sections: z
    .array(
      z.strictObject({
        heading: titles,
        paragraphs: z.array(paragraph).min(1, { error: 'must hold at least one paragraph' }),
      }),
    )
    .min(1, { error: 'must hold at least one section' }),
  reviewed: z.boolean(),
});
