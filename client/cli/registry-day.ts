import { DomainRefusal } from '../../domain/errors.ts';
import type { Fact, RegistryView } from '../../domain/registry/fact.ts';
import { viewAsAt } from '../../domain/registry/registry-view.ts';
import { isCalendarDay } from '../../domain/time/calendar-day.ts';
import type { CommandContext } from './context.ts';

/**
 * A calendar day typed on the command line.
 * @throws DomainRefusal `usage` naming the option
 */
export const dayOption = (text: string, option: string): string => {
  if (!isCalendarDay(text))
    throw new DomainRefusal('usage', `${option} "${text}" is no day that exists: write it as 2016-07-29.`);
  return text;
};

/** The registry as a command reads it: as known on a day, which is today where none was named. */
export interface RegistryRead {
  readonly view: RegistryView;
  readonly facts: readonly Fact[];
  /** YYYY-MM-DD. */
  readonly day: string;
}

/**
 * Reads the registry for a command that takes `--as-at`, whatever it holds.
 * @throws DomainRefusal `usage` for a day that does not exist
 */
export const readAnyRegistry = async (context: CommandContext, asAt: string | undefined): Promise<RegistryRead> => {
  const day = asAt === undefined ? new Date().toISOString().slice(0, 10) : dayOption(asAt, '--as-at');
  const facts = await context.database().read.facts();
  return { view: viewAsAt(facts, day), facts, day };
};

/**
 * As {@link readAnyRegistry}, for a command that has nothing to say without facts.
 * @throws DomainRefusal `registry-empty` when nothing was ever imported
 */
export const readRegistry = async (context: CommandContext, asAt: string | undefined): Promise<RegistryRead> => {
  const read = await readAnyRegistry(context, asAt);
  if (read.facts.length === 0)
    throw new DomainRefusal(
      'registry-empty',
      'Nothing is recorded yet: "verbale import campaigns/resolution-7-1 --as <registrar>" records the facts of resolution 7/1.',
    );
  return read;
};
