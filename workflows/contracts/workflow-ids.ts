/** Workflow ids are paths in business terms; whoever needs one builds it here. */
export const campaignWorkflowId = (campaignId: string): string => `campaign/${campaignId}`;

export const cohortWorkflowId = (campaignId: string, cohort: number): string =>
  `campaign/${campaignId}/cohort/${cohort}`;

export const intakeWorkflowId = (itemId: string): string => `intake/${itemId}`;

export const statusReportWorkflowId = (campaignId: string, asAt: string): string =>
  `campaign/${campaignId}/status-report/${asAt}`;

export const statusReportScheduleId = (campaignId: string): string => `campaign/${campaignId}/status-report`;

export const compilationWorkflowId = (campaignId: string, asAt: string): string =>
  `campaign/${campaignId}/compilation/${asAt}`;
