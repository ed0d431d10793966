import type { StatusOfResponses } from '../../domain/report/status-of-responses.ts';

/** Counts who has answered. */
export interface StatusCounter {
  /**
   * As at a campaign moment (epoch milliseconds), from the ledger.
   * @throws NotFound for a campaign nobody knows
   */
  count(campaignId: string, momentMs: number): Promise<StatusOfResponses>;
}
