import { z } from 'zod';
import { languages } from '../../domain/language.ts';
import { dutyStationZones } from '../../domain/remind/duty-station-calendar.ts';
import type { DutyStation } from '../../domain/remind/holidays/holiday-table.ts';
import { calendarDay, listOfDistinct, phrase, wholeNumber } from '../campaign-file/field-rules.ts';
import { factId, factSchema } from './fact-fields.ts';

/** A duty station. */
const dutyStation = z.enum(Object.keys(dutyStationZones) as DutyStation[]);

/** Official languages, each once. */
export const languageList = listOfDistinct(z.enum(languages)).min(1, { error: 'must name at least one language' });

export const bodySchema = factSchema({
  name: phrase(300),
  shortName: phrase(40),
  gathers: z.enum(['session', 'meeting']),
  parent: factId.optional(),
  symbolPrefix: z
    .string()
    .regex(/^[A-Z]+(?:\/[A-Z]+(?:\.[1-9]\d*)?)*$/, { error: 'must be what symbols begin with, such as CTOC/COP/WG.6' })
    .optional(),
});

const halfDay = z.enum(['morning', 'afternoon']);

export const meetingSchema = factSchema({
  body: factId,
  ordinal: wholeNumber(1, 999),
  from: calendarDay,
  to: calendarDay,
  opensIn: halfDay.optional(),
  endsIn: halfDay.optional(),
  sittings: wholeNumber(1, 999).optional(),
  place: dutyStation,
  rooms: listOfDistinct(phrase(80)).min(1, { error: 'must name at least one room' }).optional(),
  interpretation: languageList.optional(),
  servicedBy: phrase(200).optional(),
  during: factId.optional(),
  cancelled: phrase(600).optional(),
});
