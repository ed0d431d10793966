import { z } from 'zod';
import { languages } from '../../domain/language.ts';
import type { RosterEntry } from '../../domain/rehearsal/behaviour.ts';
import { readJsonFile } from '../exchange/read-json-file.ts';

const rosterSchema = z
  .array(
    z.strictObject({
      code: z.string().min(1),
      name: z.string().min(1),
      mailbox: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'is no mailbox'),
      languages: z.array(z.enum(languages)).min(1, 'names no language'),
      isState: z.boolean(),
    }),
  )
  .min(1, 'has no mission');

/** Reads a roster of simulated missions. Throws a DomainRefusal that names every bad entry. */
export const readRoster = (file: string): RosterEntry[] => readJsonFile(file, 'roster', rosterSchema);
