/** What an append to the ledger says; sequence, hash and the real moment are added by the append. */
export interface LedgerEntry {
  /** Campaign milliseconds of what happened. */
  readonly atMs: number;
  /** Past tense: "note-accepted", "submission-filed". */
  readonly type: string;
  /** Code of the addressee it concerns, if it concerns one. */
  readonly subject: string | null;
  /** Officer who acted, or "verbale" for what the engine did. */
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One line of the append-only, hash-chained record of a campaign. */
export interface LedgerEvent {
  readonly chain: string;
  /** 1-based, without gaps within its chain. */
  readonly sequence: number;
  /** Campaign time, ISO 8601 in UTC. */
  readonly at: string;
  /** Real time of writing, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly type: string;
  readonly subject: string | null;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Hash of the event before; empty text for the first. */
  readonly previousHash: string;
  readonly hash: string;
}

/** The chain that incoming items are recorded in before anyone knows which campaign they belong to. */
export const intakeChain = 'intake';

/** The chain that changes of the directory are recorded in. */
export const directoryChain = 'directory';

/** The chain that bodies, meetings, documents and other facts of the registry are recorded in. */
export const registryChain = 'registry';

/** The chain that drafts and edits of a report on a resolution are recorded in, by the id of its plan. */
export const progressChain = (plan: string): string => `report/${plan}`;

/** The chain that the register of document symbols is recorded in, but for what belongs to a campaign. */
export const symbolChain = 'symbols';

/** Who acts when no officer does. */
export const engine = 'verbale';
