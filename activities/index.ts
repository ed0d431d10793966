import type { Activities } from '../workflows/contracts/activities.ts';
import { compilePaper } from './compile/compile-paper.ts';
import { issuePaperVersion } from './compile/issue-paper-version.ts';
import { openCohort } from './dispatch/open-cohort.ts';
import { publishNotice } from './dispatch/publish-notice.ts';
import { recordHandDelivery } from './dispatch/record-hand-delivery.ts';
import { resumeDispatch } from './dispatch/resume-dispatch.ts';
import { sendNotes } from './dispatch/send-notes.ts';
import { mapFailures } from './failure-mapping.ts';
import { prepareRequestNotes } from './launch/prepare-request-notes.ts';
import { recordClearance } from './launch/record-clearance.ts';
import { registerCampaign } from './launch/register-campaign.ts';
import { sealPreparation } from './launch/seal-preparation.ts';
import { startStatusSchedule } from './launch/status-schedule.ts';
import type { Dependencies } from './ports/dependencies.ts';
import { acknowledge } from './receive/acknowledge.ts';
import { judgeItem } from './receive/judge-item.ts';
import {
  closeCohort,
  extendDeadline,
  pauseReminders,
  resumeReminders,
  withdrawRequest,
} from './remind/change-cycles.ts';
import { distributeReport } from './report/distribute-report.ts';
import { issueStatusReport } from './report/issue-status-report.ts';
import { recordCampaignStage } from './report/record-campaign-stage.ts';

/** Everything the workflows may ask for, bound to its outside. */
export const createActivities = (deps: Dependencies): Activities =>
  mapFailures<Activities>({
    registerCampaign: registerCampaign(deps),
    prepareRequestNotes: prepareRequestNotes(deps),
    sealPreparation: sealPreparation(deps),
    recordClearance: recordClearance(deps),
    startStatusSchedule: startStatusSchedule(deps),
    openCohort: openCohort(deps),
    sendNotes: sendNotes(deps),
    closeCohort: closeCohort(deps),
    extendDeadline: extendDeadline(deps),
    withdrawRequest: withdrawRequest(deps),
    pauseReminders: pauseReminders(deps),
    resumeReminders: resumeReminders(deps),
    recordHandDelivery: recordHandDelivery(deps),
    publishNotice: publishNotice(deps),
    resumeDispatch: resumeDispatch(deps),
    judgeItem: judgeItem(deps),
    acknowledge: acknowledge(deps),
    compilePaper: compilePaper(deps),
    issuePaperVersion: issuePaperVersion(deps),
    issueStatusReport: issueStatusReport(deps),
    distributeReport: distributeReport(deps),
    recordCampaignStage: recordCampaignStage(deps),
  });
