import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from './contracts/activities.ts';
import { domainRefusal, permanentFailure } from './contracts/failure-types.ts';

/**
 * One option set per kind of risk. Temporary failures are retried without end, with waits growing to
 * a minute: a database or an exchange that is down delays a campaign, it never fails one.
 */
export const retry = {
  initialInterval: '500 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
  nonRetryableErrorTypes: [domainRefusal, permanentFailure],
};

/** Short work in the database. */
export const records = proxyActivities<Activities>({ startToCloseTimeout: '1 minute', retry });

/** Judging an item: files are read in a process of their own, each with its own time limit. */
export const judging = proxyActivities<Activities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '10 seconds',
  retry,
});

/**
 * Sending. A batch may be slow (rate limits, a peer that takes its ten minutes after the final dot,
 * RFC 5321 section 4.5.3.2.6), so a dead worker is noticed by its missing heartbeat.
 */
export const mail = proxyActivities<Activities>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '10 seconds',
  retry: { ...retry, initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** Rendering: bounded by its heartbeat too, so that it resumes elsewhere. */
export const documents = proxyActivities<Activities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '30 seconds',
  retry,
});
