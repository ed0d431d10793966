import type { Mistake } from '../../domain/errors.ts';
import type { ManifestLine, TransmittalForm, TransmittedFile } from '../../domain/receive/transmittal/transmittal.ts';

/** The manifest of a batch as it was read; null where there is none. */
export interface ManifestReading {
  readonly name: string;
  readonly sha256: string;
  readonly lines: readonly ManifestLine[];
  /** What could not be read, with its line. */
  readonly mistakes: readonly Mistake[];
}

/** What was found in a batch, before anybody judges it. */
export interface TransmittalContents {
  readonly files: readonly TransmittedFile[];
  readonly manifest: ManifestReading | null;
  /** What is wrong with the batch itself: a damaged archive, a file too large. */
  readonly mistakes: readonly Mistake[];
}

/** A batch about to be stored. Bytes are named by their SHA-256. */
export interface NewTransmittal extends TransmittalContents {
  readonly id: string;
  readonly campaignId: string;
  readonly form: TransmittalForm;
  readonly rawSha256: string;
  /** The batch as it came, its files and its manifest. */
  readonly blobs: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
  readonly transmittedBy: string;
  readonly instruction: string;
  /** YYYY-MM-DD */
  readonly transmittedOn: string;
  /** Campaign milliseconds. */
  readonly receivedAtMs: number;
  readonly storedRealAtMs: number;
  readonly registeredBy: string;
}

export interface TransmittalRecord extends Omit<NewTransmittal, 'blobs'> {
  /** `superseded`: held, and all of its files have come again in a batch that was filed. */
  readonly state: 'stored' | 'held' | 'filed' | 'superseded';
  readonly reason: string | null;
}

/** What became of one text of a batch. */
export interface TransmittedTextRecord {
  readonly fileNames: readonly string[];
  readonly codes: readonly string[];
  readonly theirReference: string | null;
  readonly theirDate: string | null;
  /** `duplicate`: on file already, byte for byte. `kept`: nobody's text. */
  readonly outcome: 'filed' | 'duplicate' | 'kept';
  /** Null for what is only kept. */
  readonly submissionId: string | null;
}

/** A version on file, by its content. */
export interface ContentOnFile {
  readonly submissionId: string;
  /** Of the series that it belongs to (`seriesOf`). */
  readonly series: string;
  readonly version: number;
  readonly contentHash: string;
  /** Campaign milliseconds. */
  readonly receivedAtMs: number;
}

export interface TransmittalReads {
  /** @throws NotFound */
  transmittal(id: string): Promise<TransmittalRecord>;
  /** In the order in which they were received. */
  transmittals(campaignId: string): Promise<TransmittalRecord[]>;
  /** In the order of the batch. */
  transmittedTexts(transmittalId: string): Promise<TransmittedTextRecord[]>;
  /** Campaigns without a request that are not over and take batches at one of these mailboxes, where nobody's reply is awaited. */
  campaignsTakingBatches(mailboxes: readonly string[]): Promise<string[]>;
  /** Codes of those whose texts the submissions of a campaign are, by submission. */
  respondents(campaignId: string): Promise<Map<string, readonly string[]>>;
}

export interface TransmittalUnit {
  /** @returns the batch of the same bytes that is stored already; else null, and this one is stored. */
  insertTransmittal(transmittal: NewTransmittal): Promise<TransmittalRecord | null>;
  /** A manifest given anew for what is stored already. */
  readTransmittalAnew(id: string, contents: TransmittalContents, blobs: NewTransmittal['blobs']): Promise<void>;
  decideTransmittal(id: string, state: TransmittalRecord['state'], reason: string | null): Promise<void>;
  insertTransmittedTexts(transmittalId: string, texts: readonly TransmittedTextRecord[]): Promise<void>;
  /** All batches of a campaign; read after the campaign is locked. */
  batchesOf(campaignId: string): Promise<TransmittalRecord[]>;
  /** All versions on file in a campaign; read after the campaign is locked. */
  contentOnFile(campaignId: string): Promise<ContentOnFile[]>;
  /** Closes the tasks that were opened for a held batch. */
  closeTransmittalTasks(transmittalId: string, officer: string, atMs: number): Promise<void>;
  /** Settles the held messages that are this batch as it was mailed. @returns their ids */
  settleMailedBatch(campaignId: string, rawSha256: string, officer: string, atMs: number): Promise<string[]>;
}
