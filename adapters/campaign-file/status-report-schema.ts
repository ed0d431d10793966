import { z } from 'zod';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { instrumentCode, listOfDistinct, mailbox, wholeNumber } from './field-rules.ts';

/** The status of responses: how often it is issued, and what it counts. */
export const statusReport = z
  .strictObject({
    everyDays: wholeNumber(1, 366).nullable().default(null),
    instruments: listOfDistinct(instrumentCode).optional(),
    countOnBehalf: z.boolean().optional(),
    distribution: z
      .strictObject({
        to: listOfDistinct(mailbox).min(1, { error: 'must name at least one mailbox' }).max(50),
        onlyWhenChanged: z.boolean().default(true),
      })
      .optional(),
  })
  .prefault({});

/** As the definition keeps it: what was left out stays away, so that a definition of before reads the same. */
export const statusReportOf = ({
  everyDays,
  instruments,
  countOnBehalf,
  distribution,
}: z.infer<typeof statusReport>): CampaignDefinition['statusReport'] => ({
  everyDays,
  ...(instruments === undefined ? {} : { instruments }),
  ...(countOnBehalf === undefined ? {} : { countOnBehalf }),
  ...(distribution === undefined ? {} : { distribution }),
});
