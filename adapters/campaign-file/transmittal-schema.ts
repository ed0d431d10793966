import { z } from 'zod';
import { CampaignFile } from './campaign-schema.ts';
import { localMoment, mailbox, phrase, zone } from './field-rules.ts';

/*
 * The shape of a campaign without a request (docs/transmittal-file.md explains every field). What both kinds of
 * campaign have is the same here as there.
 */

const { id, title, mandate, paper, office } = CampaignFile.shape;

export const TransmittalFile = z.strictObject({
  kind: z.literal('transmittal'),
  id,
  title,
  mandate,
  office: z.strictObject({ dutyStation: office.shape.dutyStation, mailbox }),
  transmittal: z.strictObject({
    transmittedBy: phrase(300),
    instruction: phrase(600),
    provenance: z.enum(['introduction', 'each-text', 'none']).default('introduction'),
  }),
  dates: z.strictObject({
    zone: zone.optional(),
    open: localMoment,
    compile: localMoment,
    meeting: localMoment,
  }),
  paper,
});

/** A transmittal file as it was read. */
export type TransmittalFile = z.infer<typeof TransmittalFile>;
