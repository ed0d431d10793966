import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { CohortCycles } from '../../workflows/contracts/activities.ts';
import type { LockedCycle } from '../ports/records.ts';

/** Changed cycles by the cohort that has to be told. */
export const byCohort = (changed: readonly LockedCycle[]): CohortCycles[] => {
  const cohorts = new Map<number, RequestCycle[]>();
  for (const { cohort, cycle } of changed) cohorts.set(cohort, [...(cohorts.get(cohort) ?? []), cycle]);
  return [...cohorts].map(([cohort, cycles]) => ({ cohort, cycles }));
};
