/** What the worker registers; the names are the workflow types. */

export { acknowledgement } from './acknowledgement.workflow.ts';
export { campaign } from './campaign.workflow.ts';
export { cohort } from './cohort.workflow.ts';
export { compilation } from './compilation.workflow.ts';
export { decision } from './decision.workflow.ts';
export { digest } from './digest.workflow.ts';
export { intake } from './intake.workflow.ts';
export { paperClearance } from './paper-clearance.workflow.ts';
export { reportMailing } from './report-mailing.workflow.ts';
export { statusReport } from './status-report.workflow.ts';
export { transmittal } from './transmittal.workflow.ts';
export { withdrawalNotes } from './withdrawal-notes.workflow.ts';
export { writing } from './writing.workflow.ts';
