import type { TransmittalActivities } from '../workflows/contracts/transmittal.ts';
import { draftTransmittedPaper } from './compile/draft-transmitted-paper.ts';
import { issueTransmittedPaper } from './compile/issue-transmitted-paper.ts';
import { mapFailures } from './failure-mapping.ts';
import { registerTransmittalCampaign } from './launch/register-transmittal-campaign.ts';
import type { Dependencies } from './ports/dependencies.ts';
import { fileTransmittal } from './receive/file-transmittal.ts';
import { endTransmittal } from './report/end-transmittal.ts';

/** Everything that the workflow of a campaign without a request may ask for, bound to its outside. */
export const createTransmittalActivities = (deps: Dependencies): TransmittalActivities =>
  mapFailures<TransmittalActivities>({
    registerTransmittalCampaign: registerTransmittalCampaign(deps),
    fileTransmittal: fileTransmittal(deps),
    draftTransmittedPaper: draftTransmittedPaper(deps),
    issueTransmittedPaper: issueTransmittedPaper(deps),
    endTransmittal: endTransmittal(deps),
  });
