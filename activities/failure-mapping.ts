import { ApplicationFailure } from '@temporalio/common';
import { DomainRefusal, PermanentFailure, TemporaryFailure } from '../domain/errors.ts';
import { domainRefusal, permanentFailure, temporaryFailure } from '../workflows/contracts/failure-types.ts';

/** The one place where an error of ours becomes Temporal's (docs/adr/0013). Anything unknown is retried. */
const toApplicationFailure = (error: unknown): unknown => {
  if (error instanceof DomainRefusal)
    return ApplicationFailure.create({
      message: error.message,
      type: domainRefusal,
      nonRetryable: true,
      details: [{ code: error.code, mistakes: error.mistakes }],
    });
  if (error instanceof PermanentFailure)
    return ApplicationFailure.create({ message: error.message, type: permanentFailure, nonRetryable: true });
  if (error instanceof TemporaryFailure)
    return ApplicationFailure.create({
      message: error.message,
      type: temporaryFailure,
      ...(error.retryAfterSeconds === undefined ? {} : { nextRetryDelay: error.retryAfterSeconds * 1000 }),
    });
  return error;
};

/** Every function of an object with its errors mapped. */
export const mapFailures = <T extends object>(activities: T): T =>
  Object.fromEntries(
    Object.entries(activities).map(([name, activity]) => [
      name,
      async (...args: unknown[]) => {
        try {
          return await (activity as (...args: unknown[]) => Promise<unknown>)(...args);
        } catch (error) {
          throw toApplicationFailure(error);
        }
      },
    ]),
  ) as T;
