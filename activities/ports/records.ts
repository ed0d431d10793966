import type { CampaignClock } from '../../domain/campaign/clock.ts';
import type { AudienceClass, CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { EntityKind, EntityName, RegionalGroup } from '../../domain/directory/entity.ts';
import type { TreatyStatus } from '../../domain/directory/treaty-status.ts';
import type { Channel } from '../../domain/dispatch/channel.ts';
import type { Language } from '../../domain/language.ts';
import type { CorrespondenceInstrument } from '../../domain/launch/audience.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';

/** A campaign as the database holds it. Instants are campaign milliseconds. */
export interface CampaignRecord {
  readonly id: string;
  readonly status: string;
  readonly definition: CampaignDefinition;
  readonly preparedHash: string | null;
  readonly draftedBy: string;
  readonly clearedBy: string | null;
  readonly clock: CampaignClock;
  readonly workingMornings: readonly number[];
  /** Names the run that registered it, so that a retry is told from a second launch. */
  readonly registrationKey: string;
}

/** One entity in a frozen audience, with its route and the state of its cycle. */
export interface AddresseeRecord {
  readonly campaignId: string;
  readonly code: string;
  /** 1-based place in the audience. */
  readonly position: number;
  /** 1-based number of the cohort workflow that carries the cycle. */
  readonly cohort: number;
  readonly kind: EntityKind;
  readonly name: string;
  readonly names: Readonly<Partial<Record<Language, EntityName>>>;
  readonly audienceClass: AudienceClass;
  readonly treatyStatus: TreatyStatus;
  readonly regionalGroup: RegionalGroup | null;
  readonly instrument: CorrespondenceInstrument;
  readonly language: Language;
  readonly mailboxes: readonly string[];
  /** The mailbox at which a note was last accepted after another had failed; null = none. */
  readonly workingMailbox: string | null;
  readonly channel: Channel;
  readonly requestReference: string;
  readonly cycle: RequestCycle;
}

/** A cycle locked for change, with the cohort to tell afterwards. */
export interface LockedCycle {
  readonly cohort: number;
  readonly cycle: RequestCycle;
}

/** A locked cycle with the route to its addressee. */
export interface LockedAddressee extends LockedCycle {
  readonly mailboxes: readonly string[];
  readonly workingMailbox: string | null;
  readonly channel: Channel;
}

/** Something that waits for a person. */
export interface NewTask {
  readonly campaignId: string;
  readonly addresseeCode: string | null;
  readonly kind:
    | 'delivery-failed'
    | 'bounce'
    | 'held-item'
    | 'late-submission'
    | 'dispatch-paused'
    | 'held-transmittal'
    | 'paper-not-issued'
    | 'paper-to-clear'
    | 'note-verbale-pending'
    | 'withdrawal-untold';
  readonly reason: string;
  /** The incoming item, or the submission, that it is about. */
  readonly itemId?: string;
  readonly submissionId?: string;
  readonly openedAtMs: number;
}
