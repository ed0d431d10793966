import { z } from 'zod';
import { audienceClasses } from '../../domain/campaign/definition.ts';
import { languages } from '../../domain/language.ts';
import { referencePatternMistake } from '../../domain/launch/reference-number.ts';
import { lateReplyPolicies } from '../../domain/receive/admissibility.ts';
import { fileKinds } from '../../domain/receive/inspection.ts';
import { campaignPlaceholders } from '../../domain/wording/fill-phrase.ts';
import { enclosureTypes, mediaTypeOf } from './enclosure-types.ts';
import {
  calendarDay,
  channelsInOrder,
  instrumentCode,
  listOfDistinct,
  localMoment,
  mailbox,
  numberBetween,
  phrase,
  phraseLines,
  quietDays,
  wholeNumber,
  wordingPhrase,
  zone,
} from './field-rules.ts';
import { paperSchema } from './paper-schema.ts';
import { statusReport } from './status-report-schema.ts';

/*
 * The shape of a campaign file (docs/campaign-file.md explains every field to the officer who writes
 * one). Rules that concern one field are here; rules between fields are in cross-field-rules.ts.
 */

/** A value in any of the six languages. */
export const perLanguage = <Schema extends z.ZodType>(schema: Schema) => z.partialRecord(z.enum(languages), schema);

export const entityCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9-]{1,19}$/, { error: 'must be the code of an entity of the directory, in capitals: AUT, EU' });

export const enclosureFile = phrase(400).refine((file) => mediaTypeOf(file) !== null, {
  error: `must be a file that every mission can open: ${enclosureTypes.join(', ')}`,
});

const referencePattern = phrase(60).superRefine((pattern, context) => {
  const mistake = referencePatternMistake(pattern);
  if (mistake !== null) context.addIssue({ code: 'custom', message: mistake });
});

const holidays = z
  .record(
    z.string().regex(/^\d{4}$/, { error: 'must be a year, with its holidays listed under it' }),
    listOfDistinct(calendarDay),
  )
  .superRefine((years, context) => {
    for (const [year, days] of Object.entries(years)) {
      for (const [position, day] of days.entries()) {
        if (day.startsWith(year)) continue;
        context.addIssue({ code: 'custom', path: [year, position], message: `is not a day of ${year}` });
      }
    }
  });

const offsets = z
  .array(wholeNumber(-250, 250))
  .max(20, { error: 'must not hold more than 20 reminders' })
  .superRefine((days, context) => {
    for (const [position, day] of days.entries()) {
      const before = days[position - 1];
      if (before === undefined || day > before) continue;
      const message = `is ${day} after ${before}: list the working days from the earliest to the latest, each once`;
      context.addIssue({ code: 'custom', path: [position], message });
    }
  });

export const CampaignFile = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
      error: 'must be small letters and digits with single hyphens between, such as resolution-7-1-first-meeting',
    })
    .max(60, { error: 'must not be longer than 60 characters' }),
  title: phrase(300),
  mandate: z.strictObject({
    resolution: phrase(40),
    resolutionTitle: phrase(400),
    paragraph: wholeNumber(1, 500),
    body: phrase(300),
  }),
  office: z.strictObject({
    name: perLanguage(phrase(300)),
    letterhead: phraseLines(6),
    dutyStation: z.enum(['Vienna', 'New York', 'Geneva', 'Nairobi']),
    referencePattern,
    senderMailbox: mailbox,
    replyMailbox: mailbox.optional(),
    complimentaryClosing: z.boolean().optional(),
    initialsLine: z.boolean().optional(),
    enclosureLine: z.boolean().optional(),
    holidays: holidays.optional(),
    holidayFile: phrase(400).optional(),
  }),
  audience: z.strictObject({
    instrument: instrumentCode,
    asAt: calendarDay.optional(),
    classes: listOfDistinct(z.enum(audienceClasses)).min(1, {
      error: `must name at least one class of addressees: ${audienceClasses.join(', ')}`,
    }),
    include: listOfDistinct(entityCode).default([]),
    exclude: listOfDistinct(entityCode).default([]),
  }),
  dates: z.strictObject({
    zone: zone.optional(),
    dispatch: localMoment,
    deadline: localMoment,
    cutOff: localMoment.optional(),
    compile: localMoment.optional(),
    close: localMoment.optional(),
  }),
  languages: listOfDistinct(z.enum(languages)).min(1, { error: 'must name at least one language' }).optional(),
  wording: perLanguage(
    z.strictObject({
      subject: wordingPhrase(400, campaignPlaceholders.subject),
      mandateParagraph: wordingPhrase(3000, campaignPlaceholders.mandateParagraph),
      requestParagraph: wordingPhrase(3000, campaignPlaceholders.requestParagraph),
      reviewed: z.boolean().default(false),
    }),
  ).refine((wording) => Object.keys(wording).length > 0, { error: 'must hold the wording of at least one language' }),
  notes: z
    .strictObject({
      form: z.enum(['individual', 'collective']).optional(),
      courtesyTranslations: listOfDistinct(z.enum(languages)).optional(),
      enclosures: z
        .array(z.strictObject({ file: enclosureFile, title: perLanguage(phrase(300)).default({}) }))
        .max(10, { error: 'must not hold more than 10 files' })
        .optional(),
      uploadLink: z.boolean().optional(),
      pointerMail: z.boolean().optional(),
    })
    .optional(),
  reminders: z
    .strictObject({
      offsets: offsets.default([-10, -3]),
      cap: wholeNumber(0, 20).optional(),
      capBefore: wholeNumber(0, 20).optional(),
      capAfter: wholeNumber(0, 20).optional(),
      minimumGap: wholeNumber(1, 60).default(3),
      quietDays: z.array(quietDays).max(60, { error: 'must not hold more than 60 entries' }).optional(),
    })
    .prefault({}),
  sending: z
    .strictObject({
      ratePerSecond: numberBetween(0.01, 10_000).nullable().default(null),
      retryFirstAfterSeconds: wholeNumber(1, 86_400).default(900),
      retryFactor: numberBetween(1, 10).default(2),
      giveUpAfterHours: wholeNumber(1, 720).default(72),
      pauseAfterRefusals: wholeNumber(1, 1_000).nullable().default(20),
      pauseWindow: wholeNumber(1, 1_000).default(50),
    })
    .prefault({}),
  channels: z.record(entityCode, channelsInOrder).optional(),
  submissions: z
    .strictObject({
      accept: listOfDistinct(z.enum(fileKinds)).min(1, { error: 'must name at least one kind of file' }).optional(),
    })
    .optional(),
  inbox: z
    .strictObject({
      digestTo: listOfDistinct(mailbox).min(1, { error: 'must name at least one mailbox' }).optional(),
      limitDays: wholeNumber(1, 60).optional(),
    })
    .optional(),
  lateReplies: z.enum(lateReplyPolicies).default('accept-not-compiled'),
  paper: paperSchema,
  statusReport,
  cohortSize: wholeNumber(1, 1000).default(200),
});

/** A campaign file as it was read: every field of the right kind, defaults that need no other field filled in. */
export type CampaignFile = z.infer<typeof CampaignFile>;
