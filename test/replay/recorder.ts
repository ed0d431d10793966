import type { Client } from '@temporalio/client';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { WritingActivities } from '../../workflows/contracts/writing.ts';

/** A server to record in: the workflows' time there, and how to let it pass. */
export interface Recorder {
  readonly client: Client;
  readonly nowMs: () => Promise<number>;
  readonly pass: (ms: number) => Promise<unknown>;
  /** Runs `work` while a worker with these activities serves the task queue. */
  readonly withWorker: (
    taskQueue: string,
    activities: Activities | WritingActivities,
    work: () => Promise<void>,
  ) => Promise<void>;
}

/** A course of one workflow; gives the run whose history is kept. */
export interface Scenario {
  /** `<workflow>.<what happens>`: the beginning of the file's name. */
  readonly name: string;
  /** Where time is skipped, or the development server with everything a parent and its children need. */
  readonly server: 'time-skipping' | 'development';
  readonly run: (recorder: Recorder, id: string) => Promise<{ readonly workflowId: string; readonly runId?: string }>;
}

/** A clearance that comes a moment too early is refused and leaves no trace. */
export const retried = async (work: () => Promise<unknown>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      await work();
      return;
    } catch (error) {
      if (attempt > 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
};
