import { z } from 'zod';
import type { ExchangeBehaviour } from '../../domain/rehearsal/exchange-behaviour.ts';
import { hashLabel } from '../../domain/rehearsal/seeded-random.ts';
import { readJsonFile } from './read-json-file.ts';

const count = z.number().int().nonnegative();

const behaviourSchema = z.strictObject({
  mailboxes: z
    .record(
      z.string().regex(/^[^\s@]+@[^\s@]+$/, 'is no mailbox'),
      z.strictObject({
        refused: z.boolean().optional(),
        greylistTries: count.optional(),
        bounceAfterMs: z.number().nonnegative().optional(),
        withheldAnswers: count.optional(),
        afterWithholding: z.enum(['drop', 'silence']).optional(),
      }),
    )
    .default({}),
  temporaryRefusalShare: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
});

/** What the SMTP side asks at each step. It counts the tries itself, so each question is asked once per step. */
export interface Conduct {
  /** Answer to RCPT: 250, 451 or 550. */
  readonly atRecipient: (mailbox: string) => 250 | 451 | 550;
  /** After the message is stored: whether the sender is told so, for these recipients. */
  readonly afterStoring: (mailboxes: readonly string[]) => 'answer' | 'drop' | 'silence';
  /** Real milliseconds until mail for the mailbox is reported as undeliverable; undefined where it is not. */
  readonly bounceAfterMs: (mailbox: string) => number | undefined;
}

/** Conduct by a behaviour; without one, every mailbox is an ordinary one. */
export const conductOf = (behaviour: ExchangeBehaviour = { mailboxes: {} }): Conduct => {
  const byMailbox = new Map(Object.entries(behaviour.mailboxes).map(([key, value]) => [key.toLowerCase(), value]));
  const share = behaviour.temporaryRefusalShare ?? 0;
  const tries = new Map<string, number>();
  const withheld = new Map<string, number>();
  return {
    atRecipient: (mailbox) => {
      const key = mailbox.toLowerCase();
      const own = byMailbox.get(key);
      if (own === undefined && share === 0) return 250;
      if (own?.refused === true) return 550;
      const attempt = (tries.get(key) ?? 0) + 1;
      tries.set(key, attempt);
      if (attempt <= (own?.greylistTries ?? 0)) return 451;
      const drawn = hashLabel(`${behaviour.seed ?? 0}\u0000${key}\u0000${attempt}`) / 4_294_967_296;
      return drawn < share ? 451 : 250;
    },
    afterStoring: (mailboxes) => {
      for (const mailbox of mailboxes) {
        const key = mailbox.toLowerCase();
        const own = byMailbox.get(key);
        const sofar = withheld.get(key) ?? 0;
        if (sofar < (own?.withheldAnswers ?? 0)) {
          withheld.set(key, sofar + 1);
          return own?.afterWithholding ?? 'drop';
        }
      }
      return 'answer';
    },
    bounceAfterMs: (mailbox) => byMailbox.get(mailbox.toLowerCase())?.bounceAfterMs,
  };
};

/** Reads a behaviour file. Throws a DomainRefusal that names every mistake. */
export const readConduct = (file: string): Conduct => {
  const { mailboxes, temporaryRefusalShare, seed } = readJsonFile(file, 'behaviour', behaviourSchema);
  return conductOf({
    mailboxes: mailboxes as ExchangeBehaviour['mailboxes'],
    ...(temporaryRefusalShare === undefined ? {} : { temporaryRefusalShare }),
    ...(seed === undefined ? {} : { seed }),
  });
};
