import { z } from 'zod';
import { nearMatch } from '../../domain/campaign/near-match.ts';
import { isStrictMailbox, mailboxMistake } from '../../domain/directory/mailbox.ts';
import { type Channel, channels } from '../../domain/dispatch/channel.ts';
import { type QuietDays, weekdayNames } from '../../domain/remind/quiet-days.ts';
import { isCalendarDay } from '../../domain/time/calendar-day.ts';
import { isZone } from '../../domain/time/zoned.ts';
import { unknownPlaceholders } from '../../domain/wording/fill-phrase.ts';

/*
 * The kinds of field a campaign file is made of. A message completes the sentence that begins with
 * the field's name ("dates.close must be …"), and says what to write instead.
 */

/** White space within a line and line ends become one space each; a no-break space is wording and stays. */
const oneLine = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').trim();

// Control characters would reach mail headers and documents; directional overrides would disguise names.
const forbiddenCharacters = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** A phrase that stands on one line or in one paragraph. */
export const phrase = (maximum: number) =>
  z
    .string()
    .transform(oneLine)
    .refine((text) => text.length > 0, { error: 'must not be empty', abort: true })
    .refine((text) => text.length <= maximum, { error: `must not be longer than ${maximum} characters` })
    .refine((text) => !forbiddenCharacters.test(text), { error: 'must not contain control characters' });

/** A phrase of a note, with the pieces that are filled in for each addressee. */
export const wordingPhrase = (maximum: number, known: readonly string[]) =>
  phrase(maximum).superRefine((text, context) => {
    const allowed = known.length === 0 ? 'nothing is filled in here' : `only {${known.join('} and {')}} are filled in`;
    for (const unknown of new Set(unknownPlaceholders(text, known))) {
      const meant = nearMatch(unknown, known);
      const hint = meant === undefined ? '' : `; did you mean {${meant}}?`;
      context.addIssue({ code: 'custom', message: `contains {${unknown}}, but ${allowed}${hint}` });
    }
    const [stray] = /[{}]\S{0,20}/.exec(text.replace(/\{[^{}]*\}/g, '')) ?? [];
    if (stray !== undefined)
      context.addIssue({ code: 'custom', message: `has a brace without its partner at "${stray}"` });
  });

/** Lines of a letterhead or masthead. */
export const phraseLines = (maximum: number) =>
  z
    .array(phrase(200))
    .min(1, { error: 'must hold at least one line' })
    .max(maximum, { error: `must not hold more than ${maximum} lines` });

/** One mailbox of the form name@domain, with nothing round it. */
export const mailbox = z.string().refine(isStrictMailbox, {
  error: ({ input }) =>
    `must be one plain mailbox such as notes@secretariat.example, but it ${mailboxMistake(String(input)) ?? 'is another'}`,
});

/** A calendar day. */
export const calendarDay = z.string().refine(isCalendarDay, { error: 'must be a day that exists, written YYYY-MM-DD' });

/** A local date and time; "2015-07-15 18:00" and "2015-07-15T18:00" are the same. Gives the second form. */
export const localMoment = z
  .string()
  .transform((text) => text.trim().replace(/^(\d{4}-\d{2}-\d{2})[ T]+(\d{2}:\d{2})$/, '$1T$2'))
  .superRefine((text, context) => {
    const [day = '', time] = text.split('T');
    if (!isCalendarDay(day)) {
      context.addIssue({
        code: 'custom',
        message: 'must be a date and time such as 2015-07-15 18:00, on a day that exists',
      });
    } else if (time === undefined) {
      context.addIssue({
        code: 'custom',
        message: `must say at what hour: write ${day} 18:00, in the zone of the duty station`,
      });
    } else if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) {
      context.addIssue({ code: 'custom', message: 'must be a time from 00:00 to 23:59, with no zone behind it' });
    }
  });

/** Days without reminders: a weekday by its English name, a day, or the first and the last of a row of days. */
export const quietDays = z.string().transform((text, context): QuietDays => {
  const refuse = (message: string): QuietDays => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const number = weekdayNames.findIndex((name) => name.toLowerCase() === text.trim().toLowerCase()) + 1;
  if (number > 0) return { weekday: number };
  const [from = '', to = from, ...more] = text.trim().split(/\s+to\s+/);
  if (more.length > 0 || !isCalendarDay(from) || !isCalendarDay(to))
    return refuse('must be a weekday such as Friday, a day such as 2015-07-27, or "2015-07-27 to 2015-08-14"');
  return from > to ? refuse(`ends before it begins: write "${to} to ${from}"`) : { from, to };
});

/** The code of an instrument of the directory. */
export const instrumentCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9-]{1,29}$/, { error: 'must be the code of an instrument, in capitals: UNTOC' });

/** An IANA time zone. */
export const zone = z.string().refine(isZone, { error: 'must be a time zone by its place, such as Europe/Vienna' });

/** A whole number within bounds, both included. */
export const wholeNumber = (minimum: number, maximum: number) => {
  const error = `must be a whole number from ${minimum} to ${maximum}`;
  return z.number().int({ error }).min(minimum, { error }).max(maximum, { error });
};

/** A number within bounds, both included; fractions are allowed. */
export const numberBetween = (minimum: number, maximum: number) => {
  const error = `must be a number from ${minimum} to ${maximum}`;
  return z.number().min(minimum, { error }).max(maximum, { error });
};

/** A list without repetitions; each repeated entry is named at its own line. */
export const listOfDistinct = <Schema extends z.ZodType<string>>(entry: Schema) =>
  z.array(entry).superRefine((entries, context) => {
    for (const [position, value] of entries.entries()) {
      if (entries.indexOf(value) === position) continue;
      context.addIssue({ code: 'custom', path: [position], message: `repeats ${value}: name it once` });
    }
  });

/** One channel, or several in the order in which they are tried. */
export const channelsInOrder = z.unknown().transform((value, context): readonly Channel[] => {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  const say = (position: number, message: string): void =>
    context.addIssue({ code: 'custom', message, path: Array.isArray(value) ? [position] : [] });
  const known = entries.filter((entry, position): entry is Channel => {
    const isChannel = (channels as readonly unknown[]).includes(entry);
    if (!isChannel) say(position, `must be ${channels.slice(0, -1).join(', ')} or ${channels.at(-1)}`);
    else if (entries.indexOf(entry) < position) say(position, `repeats ${entry}: name it once`);
    return isChannel;
  });
  if (entries.length === 0)
    context.addIssue({ code: 'custom', message: `must name at least one channel: ${channels.join(', ')}` });
  return known;
});
