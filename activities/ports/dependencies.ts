import type { KeyedHash } from '../../domain/dispatch/message-id.ts';
import type { Database } from './database.ts';
import type { ReportMessages } from './mailings.ts';
import type {
  Mailer,
  MessageReader,
  NoteRenderer,
  PaperRenderer,
  PortalAddresses,
  RealTime,
  StatusSchedule,
  TableWriter,
  TextExtractor,
} from './outside.ts';
import type { SenderAuthentication } from './senders.ts';
import type { StatusCounter } from './status.ts';

/** Everything the activities need from outside; composed once, in `worker/`. */
export interface Dependencies {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly notes: NoteRenderer;
  readonly papers: PaperRenderer;
  readonly tables: TableWriter;
  readonly statuses: StatusCounter;
  readonly reports: ReportMessages;
  readonly messages: MessageReader;
  readonly texts: TextExtractor;
  readonly senders: SenderAuthentication;
  readonly statusSchedule: StatusSchedule;
  readonly portal: PortalAddresses;
  readonly time: RealTime;
  /** Hexadecimal SHA-256. */
  readonly sha256: (bytes: Uint8Array | string) => string;
  /** What names notes is derived with it; nobody outside can. */
  readonly keyedHash: KeyedHash;
  readonly newId: () => string;
  /**
   * Real milliseconds for which a claim holds: longer than the longest wait for an exchange's answer,
   * so that two senders of one note cannot overlap.
   */
  readonly leaseMs: number;
}
