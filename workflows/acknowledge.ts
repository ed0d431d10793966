import { mail } from './activity-options.ts';
import { countResumptions } from './resumption.ts';

/** Sends the acknowledgement, waiting out temporary refusals. @returns whether one was sent */
export const acknowledge = async (submissionId: string | null): Promise<boolean> => {
  if (submissionId === null) return false;
  const resumptions = countResumptions();
  for (;;) {
    const before = resumptions.count();
    const { sent, retryInRealMs } = await mail.acknowledge({ submissionId });
    if (sent || retryInRealMs === null) return sent;
    await resumptions.wait(retryInRealMs, before);
  }
};
