import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { NoteInstrument } from '../../domain/dispatch/note-text.ts';
import type { WritingContent } from '../../domain/dispatch/writing.ts';
import type { Direction, Language } from '../../domain/language.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import type { LinkPurpose } from '../../domain/portal/note-link.ts';
import type { IncomingMessage } from '../../domain/receive/incoming-message.ts';
import type { Inspection, RefusalReason } from '../../domain/receive/inspection.ts';
import type { ReplyKind } from '../../domain/receive/submission.ts';
import type { StatusOfResponses } from '../../domain/report/status-of-responses.ts';
import type { NumberedNote } from './outbox.ts';
import type { AddresseeRecord } from './records.ts';

/** Real time; the campaign clock turns it into campaign time. */
export interface RealTime {
  nowMs(): number;
}

/** What a note is rendered from besides its number. */
export interface NoteToRender {
  readonly definition: CampaignDefinition;
  readonly addressee: AddresseeRecord;
  readonly note: NumberedNote;
  /** The request, for notes that follow it. */
  readonly firstNote: {
    readonly reference: string;
    readonly dated: string;
    readonly messageId: string;
    /** What it was, where the note that follows may be something else. */
    readonly instrument?: NoteInstrument;
  } | null;
  /** Calendar day of the addressee's own deadline. */
  readonly deadlineDay: string;
  /** Content of the enclosures by hash; empty where the note has none. */
  readonly enclosures: ReadonlyMap<string, Uint8Array>;
  readonly acknowledged: {
    readonly receivedOn: string;
    readonly late: boolean;
    readonly theirReference: string | null;
    readonly fileNames: readonly string[];
    readonly replyKind: ReplyKind;
    /** Its text is kept and not reproduced. */
    readonly onFile: boolean;
    /** Files that were not accepted. */
    readonly refused: readonly { readonly name: string; readonly reason: RefusalReason }[];
  } | null;
  /** What an officer wrote, for a note that carries it. */
  readonly writing?: WritingContent;
  /** The submission that a clarification asks about. */
  readonly asksAbout?: { readonly receivedOn: string; readonly theirReference: string | null };
  /** Addresses of the links that the note, or the mail that points to it, holds; absent = none. */
  readonly addresses?: Readonly<Partial<Record<LinkPurpose, string>>>;
}

/** The portal, as far as notes lead to it. */
export interface PortalAddresses {
  /** 256 random bits, for an address; nobody keeps them but the address itself. */
  newToken(): string;
  /** @throws TemporaryFailure while nobody says where missions reach the portal */
  addressOf(purpose: LinkPurpose, token: string): string;
}

export interface RenderedNote {
  /** Null for a note that no mail carries or points to. */
  readonly mime: Uint8Array | null;
  readonly pdf: Uint8Array;
  /** Only of the request, which officers take into other documents. */
  readonly word: Uint8Array | null;
  /** Courtesy translations of a notice in the portal, as PDF; those of a mail are in the message. */
  readonly translations: readonly { readonly language: Language; readonly pdf: Uint8Array }[];
}

export interface NoteRenderer {
  render(note: NoteToRender): Promise<RenderedNote>;
}

/** A paper in every form it takes. The same paper gives the same bytes in each of them. */
export interface RenderedPaper {
  readonly pdf: Uint8Array;
  readonly word: Uint8Array;
  /** One HTML file that needs nothing beside it. */
  readonly html: Uint8Array;
  /** Akoma Ntoso 3.0 (XML). */
  readonly akn: Uint8Array;
  /** Plain text in UTF-8. */
  readonly text: Uint8Array;
}

/** How far the setting of a long paper is. */
export interface RenderingProgress {
  /** Steps done, of how many. */
  readonly done: number;
  readonly whole: number;
  /** The first respondent, or chapter, of what is set now; null where there is none. */
  readonly at: string | null;
}

export interface PaperRenderer {
  /**
   * @param files bytes by SHA-256 of what the paper names (`filesIn`)
   * @param onProgress told at each step of a long paper
   * @throws PermanentFailure where the paper cannot be set
   */
  render(
    paper: Paper,
    files?: ReadonlyMap<string, Uint8Array>,
    onProgress?: (progress: RenderingProgress) => void,
  ): Promise<RenderedPaper>;
  /** A paper is on its way: what takes a while to start may start while it is put together. */
  expectPaper(): void;
}

/** How the exchange answered; refusals and broken connections are values. */
export interface DeliveryResult {
  readonly outcome: 'accepted' | 'temporary' | 'permanent' | 'uncertain';
  /** One sentence for the ledger and the officer. */
  readonly reason: string;
  /** The exchange's own last reply, if there was one. */
  readonly response: string | null;
}

export interface Mailer {
  /** Messages it hands over at once. */
  readonly connections: number;
  send(message: {
    readonly mime: Uint8Array;
    readonly envelopeFrom: string;
    readonly envelopeTo: string;
  }): Promise<DeliveryResult>;
}

/** A file found in an incoming message. */
export interface ReceivedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface MessageReader {
  /** @throws PermanentFailure when the bytes cannot be read as a message. */
  read(
    raw: Uint8Array,
    envelope: { readonly from: string; readonly to: readonly string[] },
  ): Promise<{ readonly message: IncomingMessage; readonly files: readonly ReceivedFile[] }>;
}

export type ExtractedText =
  | {
      readonly blocks: readonly SubmissionBlock[];
      readonly language: Language | null;
      readonly direction: Direction;
      readonly words: number;
      /** What the file shows and the text leaves out: "2 pictures"; absent = nothing. */
      readonly omissions?: readonly string[];
      /** Bytes of the pictures that the blocks name, to be kept by their hashes; absent = none. */
      readonly pictures?: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
    }
  | {
      readonly unreadable: string;
      /** What can be shown in place of the text: the pages of a scan, a picture of a page. */
      readonly asReceived?: readonly SubmissionBlock[];
      /** Set for a scan, whose pages are there and whose text is not. */
      readonly scannedPages?: number;
      /** Set when it is not read because inspection refuses it. */
      readonly refusal?: RefusalReason;
    };

/** A file once it was examined. What may not be taken has no text. */
export interface ExaminedFile {
  readonly inspection: Inspection;
  readonly text: ExtractedText;
}

export interface TextExtractor {
  /** Tells by its content what a file is, whether it may be taken, and what it says. Never throws for what it contains. */
  examine(file: ReceivedFile): Promise<ExaminedFile>;
  /** The text alone, where the verdict is not wanted; what may not be taken has none. */
  extract(file: ReceivedFile): Promise<ExtractedText>;
  extractBody(text: string): ExtractedText;
}

/** Tables that spreadsheets read; no cell can become a formula. */
export interface TableWriter {
  csv(status: StatusOfResponses): string;
  /** A workbook that can be sorted and filtered. */
  xlsx(status: StatusOfResponses): Promise<Uint8Array>;
}

/** Starts the regular issue of the status of responses, to the distribution list where there is one; idempotent. */
export interface StatusSchedule {
  start(campaignId: string, everyRealMs: number, untilRealMs: number, distribute: boolean): Promise<void>;
}
