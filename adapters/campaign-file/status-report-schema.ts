import { z } from 'zod';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { instrumentCode, listOfDistinct, wholeNumber } from './field-rules.ts';

/** The status of responses: how often it is issued, and what it counts. */
export const statusReport = z
  .strictObject({
    everyDays: wholeNumber(1, 366).nullable().default(null),
    instruments: listOfDistinct(instrumentCode).optional(),
    countOnBehalf: z.boolean().optional(),
  })
  .prefault({});

/** As the definition keeps it: what was left out stays away, so that a definition of before reads the same. */
export const statusReportOf = ({
  everyDays,
  instruments,
  countOnBehalf,
}: z.infer<typeof statusReport>): CampaignDefinition['statusReport'] => ({
  everyDays,
  ...(instruments === undefined ? {} : { instruments }),
  ...(countOnBehalf === undefined ? {} : { countOnBehalf }),
});
