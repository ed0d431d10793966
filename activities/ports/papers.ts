import type { EditionForm } from '../../domain/compile/edition.ts';
import type { Allowance, Obstacle } from '../../domain/compile/paper-obstacles.ts';
import type { VersionEntry } from '../../domain/compile/paper-version.ts';
import type { WordDeclaration } from '../../domain/compile/word-limit.ts';
import type { Language } from '../../domain/language.ts';

/** A symbol of the register; of a joint document there are two, each with the whole as `symbol`. */
export interface SymbolRecord {
  /** In one way of writing, without asterisks (`placesOf`). */
  readonly key: string;
  readonly symbol: string;
  /** Title of the document. */
  readonly names: string;
  /** Null for a document that no campaign makes. */
  readonly campaignId: string | null;
  /** `typed`: somebody wrote it and nobody has confirmed it. */
  readonly state: 'assigned' | 'typed' | 'confirmed';
  readonly enteredBy: string;
  readonly confirmedBy: string | null;
}

/** What is entered beside the symbol itself. */
export interface NewSymbol {
  readonly names: string;
  readonly campaignId: string | null;
  readonly enteredBy: string;
  /** Real milliseconds. */
  readonly enteredAtMs: number;
}

/** One edition of a campaign's paper. */
export interface PaperVersionRecord {
  readonly id: string;
  readonly campaignId: string;
  /** In the order in which they were drafted, from 1. */
  readonly number: number;
  readonly form: EditionForm;
  /** As printed. */
  readonly symbol: string;
  readonly languages: readonly Language[];
  /** Campaign milliseconds. */
  readonly asAtMs: number;
  readonly inputsHash: string;
  /** What clearance binds. */
  readonly hash: string;
  readonly entries: readonly VersionEntry[];
  readonly words: WordDeclaration;
  readonly obstacles: readonly Obstacle[];
  readonly allowed: readonly Allowance[];
  readonly state: 'draft' | 'issued';
  readonly draftedBy: string;
  readonly clearedBy: string | null;
}

/** How far a version that is being compiled is. */
export interface CompilationProgress {
  readonly language: Language;
  /** Steps done, of how many, in all languages together. */
  readonly done: number;
  readonly whole: number;
  /** Name of the respondent that is set now; null where there is none. */
  readonly at: string | null;
}

export interface PaperReads {
  /** Of the version that was begun last; null where nothing was compiled yet. */
  compilationProgress(campaignId: string): Promise<(CompilationProgress & { readonly writtenAtMs: number }) | null>;
  /** The whole register, by series and number. */
  symbols(): Promise<SymbolRecord[]>;
  /** Every version of a campaign's paper, in the order in which they were drafted. */
  paperVersions(campaignId: string): Promise<PaperVersionRecord[]>;
  /** Items of the campaign that wait for a person, oldest first, then batches ("transmittal"); code null = nobody's yet. */
  itemsHeld(campaignId: string): Promise<{ readonly code: string | null; readonly reason: string }[]>;
}

export interface PaperUnit {
  /** Takes the number after the highest known of a series; nobody gets it again. @returns the symbol */
  assignSymbol(series: string, entry: NewSymbol): Promise<string>;
  /**
   * Enters a symbol that somebody chose.
   * @returns the symbols in the register that stand in its way; empty when it was entered, or was reserved before and is
   * now the campaign's
   */
  enterSymbol(symbol: string, state: 'assigned' | 'typed', entry: NewSymbol): Promise<SymbolRecord[]>;
  /** @returns what was confirmed; empty for a symbol that the register does not have. */
  confirmSymbol(symbol: string, officer: string): Promise<SymbolRecord[]>;
  /** A version that is there already is left as it is; done after the campaign is locked. */
  insertPaperVersion(version: Omit<PaperVersionRecord, 'number'>): Promise<void>;
  /** Issues a draft; its papers have to be inserted as well. */
  issuePaperVersion(issued: {
    readonly id: string;
    readonly officer: string;
    readonly atMs: number;
    readonly allowed: readonly Allowance[];
  }): Promise<void>;
  noteProgress(campaignId: string, progress: CompilationProgress, realNowMs: number): Promise<void>;
  /** Read after the campaign is locked. */
  versionsOf(campaignId: string): Promise<PaperVersionRecord[]>;
}
