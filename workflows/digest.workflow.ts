import { proxyActivities, sleep } from '@temporalio/workflow';
import { retry } from './activity-options.ts';
import type { InboxActivities, SentDigest } from './contracts/inbox.ts';

const sending = proxyActivities<InboxActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '10 seconds',
  retry,
});

/** Tries in a day; the mail of the next day says the same and more. */
const mostTries = 20;

/** Tells staff once a day what waits for a person; started by a Schedule. */
export async function digest(): Promise<SentDigest> {
  for (let tries = 1; ; tries += 1) {
    const sent = await sending.sendDigest();
    if (sent.retryInRealMs === null || tries >= mostTries) return sent;
    await sleep(sent.retryInRealMs);
  }
}
