import { z } from 'zod';
import { communicationForms } from '../../domain/mandates/communication.ts';
import { evidenceKinds } from '../../domain/mandates/evidence-link.ts';
import { countable, figureQualifiers } from '../../domain/mandates/figure.ts';
import { mandateAddressees, mandateVerbs } from '../../domain/mandates/mandate.ts';
import { calendarDay, listOfDistinct, phrase, wholeNumber } from '../campaign-file/field-rules.ts';
import { documentSymbol } from './document-symbol-field.ts';
import { factId, factSchema } from './fact-fields.ts';

/** Ids of facts, each once, at least one. */
export const factIds = listOfDistinct(factId).min(1, { error: 'must name at least one' });

export const resolutionSchema = factSchema({
  symbol: z.string().regex(/^\d{1,4}\/\d{1,4}$/, { error: 'must be the symbol of a resolution, such as 7/1' }),
  title: phrase(500),
  body: phrase(300),
  adoptedOn: calendarDay,
  operativeParagraphs: wholeNumber(1, 999).optional(),
});

const campaignId = z
  .string()
  .regex(/^[a-z0-9-]+$/, { error: 'must be the id of a campaign, such as resolution-7-1-first-meeting' });

/** A submission is named by its campaign and the code of whose it is. */
const submissionId = z.string().regex(/^[a-z0-9-]+\/[A-Z0-9+-]+$/, {
  error: 'must be a campaign and a code, such as resolution-7-1-first-meeting/AUT',
});

const linkId = (kind: (typeof evidenceKinds)[number]) =>
  kind === 'submission' ? submissionId : kind === 'campaign' ? campaignId : factId;

const evidenceLink = z
  .strictObject({ kind: z.enum(evidenceKinds), id: phrase(160) })
  .superRefine(({ kind, id }, context) => {
    const read = linkId(kind).safeParse(id);
    if (!read.success) context.addIssue({ code: 'custom', path: ['id'], message: read.error.issues[0]?.message ?? '' });
  });

const due = z.union([z.strictObject({ on: calendarDay }), z.strictObject({ session: factId })], {
  error: 'must be { on: YYYY-MM-DD } or { session: id of a meeting }',
});

const action = z.strictObject({
  letter: z.string().regex(/^[a-z]$/, { error: 'must be one small letter: a for the first action' }),
  verb: z.enum(mandateVerbs),
  addressee: z.enum(mandateAddressees),
  named: phrase(400).optional(),
  what: phrase(1500),
  minimum: wholeNumber(1, 999).optional(),
  due: due.optional(),
  conditions: listOfDistinct(phrase(300)).optional(),
  continuing: z.boolean().optional(),
  requires: z
    .array(
      z.strictObject({
        kind: z.enum(evidenceKinds),
        atLeast: wholeNumber(1, 999),
        interpreted: z.boolean().optional(),
      }),
    )
    .optional(),
  evidence: z.array(evidenceLink).optional(),
  superseded: z.strictObject({ by: phrase(60), on: calendarDay }).optional(),
});

export const mandateSchema = factSchema({
  resolution: factId,
  paragraph: wholeNumber(1, 999).optional(),
  name: z
    .string()
    .regex(/^[a-z][a-z -]*$/, { error: 'must be a word or two in small letters, such as report' })
    .optional(),
  wording: z.enum(['own', 'quoted']),
  actions: z.array(action).min(1, { error: 'must hold at least one action' }),
});

export const figureSchema = factSchema({
  value: wholeNumber(0, 1_000_000_000).optional(),
  qualifier: z.enum(figureQualifiers),
  unit: z.strictObject({ one: phrase(80), many: phrase(80) }),
  asAt: calendarDay,
  since: factId.optional(),
  counted: z
    .strictObject({ what: z.enum(countable), over: listOfDistinct(factId).min(1, { error: 'must name at least one' }) })
    .optional(),
});

export const communicationSchema = factSchema({
  form: z.enum(communicationForms),
  from: phrase(200),
  to: phrase(200),
  on: calendarDay.optional(),
  repeated: z.boolean().optional(),
  what: phrase(300).optional(),
  purpose: phrase(600).optional(),
  meeting: factId.optional(),
  document: factId.optional(),
  mandates: factIds,
  campaign: campaignId.optional(),
});

export const commitmentSchema = factSchema({ what: phrase(600), meeting: factId, mandates: factIds });

export const resourceUseSchema = factSchema({
  providedFor: listOfDistinct(phrase(300)).min(1, { error: 'must name at least one' }),
  bienniums: listOfDistinct(z.string().regex(/^\d{4}-\d{4}$/, { error: 'must be two years, such as 2014-2015' })).min(
    1,
    {
      error: 'must name at least one',
    },
  ),
  budget: documentSymbol,
  releasedBy: phrase(300),
  usedFor: factIds,
});

const step = z.strictObject({
  id: factId,
  on: z
    .union([calendarDay, z.string().regex(/^\d{4}$/)], { error: 'must be a year, or a day written YYYY-MM-DD' })
    .optional(),
  until: calendarDay.optional(),
  text: phrase(1000),
});

export const toolSchema = factSchema({
  name: phrase(120),
  fullName: phrase(200).optional(),
  address: phrase(200).optional(),
  purpose: phrase(400),
  instruments: listOfDistinct(phrase(200)).optional(),
  reasons: listOfDistinct(phrase(400)).optional(),
  crossReferences: z.strictObject({ link: phrase(300), difference: phrase(300) }).optional(),
  history: z.array(step).optional(),
  pending: z.strictObject({ change: phrase(400), needed: phrase(400), condition: phrase(300) }).optional(),
  components: listOfDistinct(phrase(120)).optional(),
  covers: phrase(300).optional(),
  crimeTypes: listOfDistinct(phrase(120)).optional(),
  crossCutting: z
    .strictObject({
      procedures: listOfDistinct(phrase(120)),
      purpose: phrase(400),
      themes: listOfDistinct(phrase(120)),
    })
    .optional(),
});
