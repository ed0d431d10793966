import { documents } from './activity-options.ts';
import type { IssuedPaperResult, PaperInput } from './contracts/papers.ts';
import { mailReport } from './mail-report.ts';

/** Issues the status of responses, and has it mailed where it goes to a list; run by the campaign's Schedule and on demand. */
export async function statusReport(input: PaperInput): Promise<IssuedPaperResult> {
  const { campaignId, asAtMs } = input;
  const issued = await documents.issueStatusReport({ campaignId, asAtMs });
  if (input.distribute === true) await mailReport({ campaignId, asAtMs: issued.asAtMs });
  return issued;
}
