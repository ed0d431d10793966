/** A report as it goes to the distribution list: one message, fixed before the first attempt. */
export interface ReportMailing {
  readonly paperId: string;
  readonly campaignId: string;
  /** Campaign moment that the report speaks of. */
  readonly asAtMs: number;
  readonly messageId: string;
  readonly mimeSha256: string;
  readonly preparedAtMs: number;
}

/** Where that message stands for one mailbox of the list. */
export interface ReportDelivery {
  readonly paperId: string;
  readonly mailbox: string;
  readonly state: 'prepared' | 'claimed' | 'deferred' | 'uncertain' | 'accepted' | 'refused';
  readonly attempt: number;
  readonly leaseRealUntilMs: number | null;
  readonly firstTriedAtMs: number | null;
  readonly notBeforeAtMs: number | null;
  readonly acceptedAtMs: number | null;
  readonly response: string | null;
}

/** A message to be built for the list. */
export interface ReportMessage {
  readonly messageId: string;
  readonly from: string;
  readonly fromName: string;
  readonly replyTo: string;
  readonly to: readonly string[];
  /** Campaign moment that it bears. */
  readonly datedAtMs: number;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly attached: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[];
}

/** Builds the message: the same input gives the same bytes. */
export interface ReportMessages {
  build(message: ReportMessage): Promise<Uint8Array>;
}

export interface MailingReads {
  reportMailing(paperId: string): Promise<ReportMailing | null>;
  /** The last one of a campaign that speaks of a moment before this one. */
  reportMailingBefore(campaignId: string, asAtMs: number): Promise<ReportMailing | null>;
  reportDeliveries(paperId: string): Promise<ReportDelivery[]>;
}

export interface MailingUnit {
  /** @returns false when it is there already; then nothing is changed */
  insertReportMailing(mailing: ReportMailing, mailboxes: readonly string[]): Promise<boolean>;
  /** All of a mailing, locked, in the order of their mailboxes. */
  lockReportDeliveries(paperId: string): Promise<ReportDelivery[]>;
  changeReportDelivery(delivery: ReportDelivery): Promise<void>;
}
