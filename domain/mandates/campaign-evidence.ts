/** A campaign as its ledger tells it, up to the end of a day. */
export interface CampaignRecordAsAt {
  readonly id: string;
  readonly title: string;
  /** The mandate it names: symbol of the resolution, and paragraph. */
  readonly mandate: { readonly resolution: string; readonly paragraph: number };
  /** Requests that were accepted for their addressees. */
  readonly notesSent: number;
  /** Day of the first of them, YYYY-MM-DD, or null. */
  readonly firstNoteOn: string | null;
  /** Entities with a reply that stands; those of a joint text each. */
  readonly answered: number;
  /** Codes of those entities. */
  readonly answeredBy: readonly string[];
  /** Day on which the first of those replies came, YYYY-MM-DD, or null. */
  readonly firstAnswerOn: string | null;
}
