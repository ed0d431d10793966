import {
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { DomainRefusal, type Mistake, NotFound, TemporaryFailure } from '../../domain/errors.ts';
import { domainRefusal } from '../../workflows/contracts/failure-types.ts';

/** An error of Temporal's client in one of the three families (docs/adr/0013). */
export const gatewayFailure = (error: unknown, campaignId: string): unknown => {
  if (error instanceof WorkflowExecutionAlreadyStartedError)
    return new DomainRefusal(
      'campaign-exists',
      `The campaign "${campaignId}" was launched before; nothing was started. A new campaign needs an id of its own.`,
    );
  if (error instanceof WorkflowNotFoundError)
    return new NotFound('The campaign', campaignId, 'no workflow of that name is running; see "verbale status"');
  const refusal = refusalIn(error);
  if (refusal !== null) return refusal;
  if (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof ServiceError ||
    isGrpcServiceError(error)
  )
    return new TemporaryFailure('The Temporal server is not reachable or no worker answers; try again when it is up.', {
      cause: error,
    });
  return error;
};

const refusalIn = (error: unknown): DomainRefusal | null => {
  const cause =
    error instanceof WorkflowUpdateFailedError || error instanceof WorkflowFailedError ? error.cause : error;
  for (let failure: unknown = cause; failure instanceof Error; failure = failure.cause) {
    if (!(failure instanceof ApplicationFailure) || failure.type !== domainRefusal) continue;
    const [details] = (failure.details ?? []) as [{ code?: string; mistakes?: readonly Mistake[] }?];
    return new DomainRefusal(details?.code ?? 'refused', failure.message, details?.mistakes ?? []);
  }
  return null;
};
