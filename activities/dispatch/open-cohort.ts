import { cyclePlan } from '../../domain/request-cycle/plan.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/** The cycles of one cohort with the clock and the plan they share; read once, then carried along. */
export const openCohort =
  (deps: Dependencies): Activities['openCohort'] =>
  async ({ campaignId, cohort }) => {
    const campaign = await deps.database.read.campaign(campaignId);
    const cycles = await deps.database.read.cyclesOfCohort(campaignId, cohort);
    return {
      clock: campaign.clock,
      plan: cyclePlan(campaign.definition, campaign.workingMornings, campaign.clock),
      cycles,
    };
  };
