import { z } from 'zod';
import type { WritingAudience } from '../../domain/dispatch/writing.ts';
import { CampaignFile, enclosureFile, entityCode, perLanguage } from '../campaign-file/campaign-schema.ts';
import { calendarDay, phrase } from '../campaign-file/field-rules.ts';

/* The shape of what an officer writes to addressees besides the request; docs/writing-file.md explains every field. */

const groups = ['all', 'answered', 'silent'] as const;

/** One of the groups, or codes of addressees. */
const recipients = z.unknown().transform((value, context): WritingAudience => {
  const say = (message: string, ...path: number[]): void => context.addIssue({ code: 'custom', message, path });
  if (!Array.isArray(value)) {
    const group = groups.find((each) => each === value);
    if (group !== undefined) return group;
    say(`must be ${groups.join(', ')}, or a list of codes such as [AUT, FRA]`);
    return z.NEVER;
  }
  if (value.length === 0) say('must name at least one addressee');
  for (const [position, code] of value.entries()) {
    if (!entityCode.safeParse(code).success) say('must be the code of an addressee, in capitals: AUT', position);
    else if (value.indexOf(code) < position) say(`repeats ${code}: name it once`, position);
  }
  return value as string[];
});

/** Fewer than the letters of any language's list. */
const mostQuestions = 20;

const textsOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  perLanguage(z.strictObject(shape)).refine((texts) => Object.keys(texts).length > 0, {
    error: 'must hold the text in at least one language',
  });

const paragraphs = (most: number, what: string) =>
  z
    .array(phrase(3000))
    .min(1, { error: `must hold at least one ${what}` })
    .max(most, { error: `must not hold more than ${most}` });

const common = { id: CampaignFile.shape.id, to: recipients };

export const writingSchemas = {
  clarification: z.strictObject({
    ...common,
    kind: z.literal('clarification'),
    replyBy: calendarDay,
    texts: textsOf({ questions: paragraphs(mostQuestions, 'question') }),
  }),
  transmittal: z.strictObject({
    ...common,
    kind: z.literal('transmittal'),
    document: z.strictObject({
      symbol: CampaignFile.shape.paper.shape.symbol.nullable().default(null),
      file: enclosureFile,
    }),
    texts: textsOf({ title: phrase(400) }),
  }),
  circular: z.strictObject({
    ...common,
    kind: z.literal('circular'),
    texts: textsOf({ information: paragraphs(30, 'paragraph') }),
  }),
} as const;

/** A writing file as it was read. */
export type WritingFile = {
  [Kind in keyof typeof writingSchemas]: z.infer<(typeof writingSchemas)[Kind]>;
}[keyof typeof writingSchemas];
