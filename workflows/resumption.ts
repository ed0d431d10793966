import { condition, setHandler } from '@temporalio/workflow';
import { dispatchResumedSignal } from './contracts/cohort.ts';

/**
 * Counts how often sending was resumed. Whoever is going to send notes the count before, so that a resumption that
 * comes while an activity runs is not missed.
 */
export const countResumptions = () => {
  let resumed = 0;
  setHandler(dispatchResumedSignal, () => {
    resumed += 1;
  });
  return {
    count: (): number => resumed,
    /** Waits so many real milliseconds, or until sending is resumed once more than it was `before`. */
    wait: async (realMs: number, before: number): Promise<void> => {
      await condition(() => resumed > before, Math.max(1, realMs));
    },
  };
};
