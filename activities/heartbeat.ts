import { Context } from '@temporalio/activity';

/** Well within the shortest heartbeat timeout of the workflows, which is ten seconds. */
const everyMs = 2_000;

/** Runs long work while telling Temporal that this worker is alive. */
export const withHeartbeat = async <T>(work: () => Promise<T>): Promise<T> => {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};
