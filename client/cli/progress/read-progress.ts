import { latestDraft } from '../../../adapters/database/report-drafts.ts';
import { readEdits } from '../../../adapters/database/report-edits.ts';
import { NotFound } from '../../../domain/errors.ts';
import { type MadeReport, makeReport, planFor } from '../../../domain/progress/make-report.ts';
import {
  type ProgressReport,
  type ReportedParagraph,
  reportedParagraphs,
} from '../../../domain/progress/progress-report.ts';
import type { CommandContext } from '../context.ts';
import { type ResolutionRead, readResolution } from './read-resolution.ts';

/** A report on a resolution made anew from what is recorded. */
export type ProgressRead = ResolutionRead & MadeReport;

/**
 * Makes the report on a resolution as at a day.
 * @throws NotFound when no plan says how; DomainRefusal where the plan states what cannot be stated on that day
 */
export const readProgress = async (
  context: CommandContext,
  symbol: string | undefined,
  asAt: string | undefined,
): Promise<ProgressRead> => {
  const read = await readResolution(context, symbol, asAt);
  const plan = planFor(read.view, read.resolution);
  const edits = await readEdits(context.databaseClient(), plan.id);
  return { ...read, ...makeReport(plan, { ...read, edits }) };
};

/** As at the day named, or that of the latest draft, or today. */
export const draftedDay = async (
  context: CommandContext,
  symbol: string | undefined,
  asAt: string | undefined,
): Promise<string | undefined> => {
  if (asAt !== undefined) return asAt;
  const { view, resolution } = await readResolution(context, symbol, undefined);
  return (await latestDraft(context.databaseClient(), planFor(view, resolution).id))?.asAt;
};

/**
 * A paragraph by its number or its id.
 * @throws NotFound naming those that there are
 */
export const paragraphNamed = (report: ProgressReport, named: string): ReportedParagraph => {
  const all = reportedParagraphs(report);
  const found = all.find(({ id, number }) => id === named || String(number) === named);
  if (found === undefined)
    throw new NotFound(
      'The paragraph',
      named,
      `there are 1 to ${all.length}, or ${all.map(({ id }) => id).join(', ')}`,
    );
  return found;
};
