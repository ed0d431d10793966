import { latestDraft } from '../../../adapters/database/report-drafts.ts';
import { readEdits } from '../../../adapters/database/report-edits.ts';
import { NotFound } from '../../../domain/errors.ts';
import type { Paper } from '../../../domain/paper/paper.ts';
import { progressPaper } from '../../../domain/progress/progress-paper.ts';
import {
  type ProgressReport,
  progressReport,
  type ReportedParagraph,
  reportedParagraphs,
} from '../../../domain/progress/progress-report.ts';
import { reportPlans } from '../../../domain/progress/report-plan-rules.ts';
import { firstKnownDays } from '../../../domain/registry/first-known.ts';
import type { CommandContext } from '../context.ts';
import { type ResolutionRead, readResolution } from './read-resolution.ts';

/** A report on a resolution made anew from what is recorded. */
export interface ProgressRead extends ResolutionRead {
  readonly report: ProgressReport;
  readonly paper: Paper;
}

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
  const plan = read.view.all(reportPlans).find(({ resolution }) => resolution === read.resolution.id);
  if (plan === undefined)
    throw new NotFound('A report plan for resolution', read.resolution.symbol, 'import one (docs/mandates.md)');
  const known = firstKnownDays(read.facts);
  const report = progressReport(plan, read.day, {
    view: read.view,
    firstKnown: (kind, id) => known.get(`${kind}/${id}`) ?? null,
    campaigns: read.campaigns,
    edits: await readEdits(context.databaseClient(), plan.id),
  });
  return { ...read, report, paper: progressPaper(report, read.view) };
};

/** As at the day named, or that of the latest draft, or today. */
export const draftedDay = async (context: CommandContext, symbol: string | undefined, asAt: string | undefined) => {
  if (asAt !== undefined) return asAt;
  const { view, resolution } = await readResolution(context, symbol, undefined);
  const plan = view.all(reportPlans).find((each) => each.resolution === resolution.id);
  return plan === undefined ? undefined : (await latestDraft(context.databaseClient(), plan.id))?.asAt;
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
