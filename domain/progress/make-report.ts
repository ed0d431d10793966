import { NotFound } from '../errors.ts';
import type { CampaignRecordAsAt } from '../mandates/campaign-evidence.ts';
import { type Resolution, resolutions } from '../mandates/resolution.ts';
import type { Paper } from '../paper/paper.ts';
import type { Fact, Known, RegistryView } from '../registry/fact.ts';
import { firstKnownDays } from '../registry/first-known.ts';
import { viewAsAt } from '../registry/registry-view.ts';
import type { OfficersEdit } from './officers-edit.ts';
import { progressPaper } from './progress-paper.ts';
import { type ProgressReport, progressReport } from './progress-report.ts';
import type { ReportPlan } from './report-plan.ts';
import { reportPlans } from './report-plan-rules.ts';

/** A report as at a day with the paper that it makes. */
export interface MadeReport {
  readonly report: ProgressReport;
  readonly paper: Paper;
}

/** What a report is made from besides its resolution. */
export interface ReportMaterial {
  /** Every version of every fact; those known later than the day play no part. */
  readonly facts: readonly Fact[];
  /** YYYY-MM-DD */
  readonly day: string;
  readonly campaigns: readonly CampaignRecordAsAt[];
  readonly edits: readonly OfficersEdit[];
}

/**
 * A resolution by its symbol, or the only one that is known.
 * @throws NotFound naming those that are
 */
export const resolutionNamed = (view: RegistryView, symbol: string | undefined): Known<Resolution> => {
  const known = view.all(resolutions);
  const found = symbol === undefined && known.length === 1 ? known[0] : known.find((each) => each.symbol === symbol);
  if (found !== undefined) return found;
  const there =
    known.length === 0
      ? `none is known as at ${view.day}`
      : `as at ${view.day} there is ${known.map((each) => each.symbol).join(', ')}`;
  throw new NotFound('The resolution', symbol ?? '', there);
};

/**
 * The plan of the report on a resolution.
 * @throws NotFound
 */
export const planFor = (view: RegistryView, resolution: Known<Resolution>): Known<ReportPlan> => {
  const plan = view.all(reportPlans).find((each) => each.resolution === resolution.id);
  if (plan === undefined)
    throw new NotFound('A report plan for resolution', resolution.symbol, 'import one (docs/mandates.md)');
  return plan;
};

/**
 * Makes the report on a resolution as at a day.
 * @throws DomainRefusal where the plan states what cannot be stated on that day
 */
export const makeReport = (plan: Known<ReportPlan>, { facts, day, campaigns, edits }: ReportMaterial): MadeReport => {
  const view = viewAsAt(facts, day);
  const known = firstKnownDays(facts);
  const firstKnown = (kind: string, id: string): string | null => known.get(`${kind}/${id}`) ?? null;
  const report = progressReport(plan, day, { view, firstKnown, campaigns, edits });
  return { report, paper: progressPaper(report, view) };
};
