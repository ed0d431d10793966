import { z } from 'zod';
import { nearMatch } from '../../domain/campaign/near-match.ts';
import { mailboxMistake } from '../../domain/directory/mailbox.ts';
import { type Language, languages } from '../../domain/language.ts';
import { isCalendarDay } from '../../domain/time/calendar-day.ts';

/** Schemas of single cells. Each takes the trimmed text of a cell; each error says what to write instead. */

/** What must not stand in a name: control characters, line ends of any sort, and marks that reorder text. */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]/u;
const longestText = 300;

const printable = z
  .string()
  .refine((text) => !unprintable.test(text), {
    error: 'holds a control, line-end or unreadable character: type the text again',
  })
  .refine((text) => text.length <= longestText, { error: `is longer than ${longestText} characters: shorten it` });

export const filledText = printable.refine((text) => text !== '', { error: 'is empty: fill it in' });
export const optionalText = printable;

/** One of a fixed list of words. */
export const word = <T extends string>(known: readonly [T, ...T[]]) =>
  z.enum(known, {
    error: ({ input }) => {
      const near = nearMatch(String(input), known);
      return `"${input}" is not one of ${known.join(', ')}${near === undefined ? '' : `: did you mean "${near}"?`}`;
    },
  });

/** Empty text becomes null; anything else is what the schema makes of it. */
export const orEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => (text === '' ? null : text), schema.nullable());

export const entityCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,15}$/, {
  error: ({ input }) => `"${input}" is not a code of 2 to 16 capital letters, digits and hyphens`,
});

export const calendarDay = z
  .string()
  .refine(isCalendarDay, { error: ({ input }) => `"${input}" is not a day that exists: write YYYY-MM-DD` });

export const yesOrNo = z
  .enum(['yes', 'no', ''], { error: ({ input }) => `"${input}" is neither yes nor no` })
  .transform((answer) => answer === 'yes');

const spaced = (text: string): string[] => text.split(/\s+/).filter((part) => part !== '');

/** Language codes with spaces between, in order of preference. */
export const languageList = z.string().transform((text, context): Language[] => {
  const found: Language[] = [];
  for (const code of spaced(text)) {
    const language = languages.find((known) => known === code);
    if (language === undefined) {
      context.addIssue(`"${code}" is not an official language: use ${languages.join(', ')}`);
    } else if (found.includes(language)) {
      context.addIssue(`"${code}" stands twice: remove one`);
    } else found.push(language);
  }
  if (spaced(text).length === 0) context.addIssue('is empty: name at least one language, with spaces between several');
  return found;
});

/** Mailboxes with spaces between, in order. A mission nobody can reach yet has none. */
export const mailboxList = z.string().transform((text, context): string[] => {
  const found: string[] = [];
  for (const mailbox of spaced(text)) {
    const mistake = mailboxMistake(mailbox);
    if (mistake !== null) {
      context.addIssue(
        `${JSON.stringify(mailbox)} is not one plain mailbox, it ${mistake}: write name@host.domain without anything around it`,
      );
    } else if (found.includes(mailbox)) {
      context.addIssue(`"${mailbox}" stands twice: remove one`);
    } else found.push(mailbox);
  }
  return found;
});
