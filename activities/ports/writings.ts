import type { WritingContent } from '../../domain/dispatch/writing.ts';
import type { OutboxNote } from './outbox.ts';

/** What an officer wrote, as it is kept. */
export interface WritingRecord {
  readonly campaignId: string;
  /** As its file states it; unique within the campaign. */
  readonly id: string;
  readonly content: WritingContent;
  readonly draftedBy: string;
  /** Campaign milliseconds. */
  readonly draftedAtMs: number;
  /** What is to be cleared; null while its notes are prepared. */
  readonly preparedHash: string | null;
  readonly clearedBy: string | null;
  /** Who took it back before it was cleared; null = nobody. */
  readonly discardedBy: string | null;
}

export interface WritingReads {
  /** @throws NotFound */
  writing(campaignId: string, id: string): Promise<WritingRecord>;
  /** Those of the named ones that there are, in no order. */
  writings(campaignId: string, ids: readonly string[]): Promise<WritingRecord[]>;
  /** Notes that carry a writing, or those that tell of a withdrawal, in the order of the audience. */
  notesBesides(campaignId: string, which: { readonly writingId: string } | 'withdrawals'): Promise<OutboxNote[]>;
}

export interface WritingUnit {
  /** @returns what is kept under this id already; else null, and this one is stored */
  insertWriting(writing: WritingRecord): Promise<WritingRecord | null>;
  /** @throws NotFound */
  lockWriting(campaignId: string, id: string): Promise<WritingRecord>;
  updateWriting(
    writing: Pick<WritingRecord, 'campaignId' | 'id'>,
    change: {
      readonly preparedHash?: string;
      readonly clearedBy?: string;
      readonly clearedAtMs?: number;
      readonly discardedBy?: string;
      readonly discardedAtMs?: number;
    },
  ): Promise<void>;
  /** The highest sequence of a kind of note, by code of the addressee; read after the cycles are locked. */
  lastSequences(campaignId: string, kind: OutboxNote['kind']): Promise<Map<string, number>>;
}
