/** Workflow ids are paths in business terms; whoever needs one builds it here. */
export const campaignWorkflowId = (campaignId: string): string => `campaign/${campaignId}`;

export const cohortWorkflowId = (campaignId: string, cohort: number): string =>
  `campaign/${campaignId}/cohort/${cohort}`;

export const intakeWorkflowId = (itemId: string): string => `intake/${itemId}`;

/** @param decisionId of an officer's decision about what came in */
export const decisionWorkflowId = (decisionId: string): string => `inbox/decision/${decisionId}`;

/** Also of the Schedule that starts it. */
export const digestWorkflowId = 'inbox/digest';

export const acknowledgementWorkflowId = (submissionId: string): string => `inbox/acknowledgement/${submissionId}`;

export const statusReportWorkflowId = (campaignId: string, asAt: string): string =>
  `campaign/${campaignId}/status-report/${asAt}`;

export const statusReportScheduleId = (campaignId: string): string => `campaign/${campaignId}/status-report`;

export const reportMailingWorkflowId = (campaignId: string, asAtMs: number): string =>
  `campaign/${campaignId}/report-mailing/${new Date(asAtMs).toISOString()}`;

export const compilationWorkflowId = (campaignId: string, asAt: string): string =>
  `campaign/${campaignId}/compilation/${asAt}`;

/** @param attempt names the request, so that a refused clearance may be asked for again */
export const paperClearanceWorkflowId = (campaignId: string, attempt: string): string =>
  `campaign/${campaignId}/paper-clearance/${attempt}`;

export const writingWorkflowId = (campaignId: string, writingId: string): string =>
  `campaign/${campaignId}/writing/${writingId}`;

/** @param updateId of the withdrawal that is told */
export const withdrawalWorkflowId = (campaignId: string, updateId: string): string =>
  `campaign/${campaignId}/withdrawal/${updateId}`;
