/** Where the request to one addressee stands. */
export const cyclePhases = [
  /** Cleared, the request has not left yet. */
  'awaiting-dispatch',
  /** The request was accepted for the mission; a reply is awaited. */
  'open',
  /** A submission was filed. */
  'answered',
  /** The Secretariat withdrew the request. */
  'withdrawn',
  /** No mailbox takes our notes; a person has a task. */
  'undeliverable',
  /** The campaign stopped waiting. */
  'closed',
] as const;

export type CyclePhase = (typeof cyclePhases)[number];

/** Notes that the cycle itself sends. An acknowledgement belongs to a submission, not to the cycle. */
export type CycleNoteKind = 'request' | 'reminder' | 'extension';

/** Whether notes of this kind are wanted by the cycle; all others hang on something else. */
export const isCycleNoteKind = (kind: string): kind is CycleNoteKind =>
  kind === 'request' || kind === 'reminder' || kind === 'extension';

/** A note that could not be handed over yet and will be tried again, the same bytes. */
export interface DeferredNote {
  readonly kind: CycleNoteKind;
  readonly sequence: number;
  /** Campaign time before which it is not tried. */
  readonly notBeforeMs: number;
}

/** A note of the cycle by its name. */
export interface NamedNote {
  readonly kind: CycleNoteKind;
  readonly sequence: number;
}

/** A note that came back from one mailbox after it had been accepted there, and goes to the next. */
export interface ReturnedNote extends NamedNote {
  /** Campaign moment at which it came back. */
  readonly atMs: number;
}

/**
 * The life of the request to one addressee, as a value (design D1). Instants are campaign
 * milliseconds since the epoch. The row in the database is the record; a cohort workflow carries
 * a copy and keeps whichever has the higher `revision`.
 */
export interface RequestCycle {
  /** Code of the entity: "AUT". */
  readonly code: string;
  /** Raised by one with every applied event. */
  readonly revision: number;
  readonly phase: CyclePhase;
  /** The deadline that this addressee was told, and the internal end of grace. */
  readonly deadlineAtMs: number;
  readonly cutOffAtMs: number;
  /** When the last note of the cycle was accepted for the mission. */
  readonly lastNoteAtMs: number | null;
  /** Reminders accepted so far (each counts once, however often it was tried). */
  readonly remindersSent: number;
  /** Those of them accepted after the deadline that held then; absent = none. */
  readonly overdueRemindersSent?: number;
  /** Reminder moments up to and including this one are settled: sent, collapsed into a later one, or overtaken. */
  readonly remindersSettledUntilMs: number;
  /** True while a person has stopped the reminders; everything else goes on. Absent = not. */
  readonly remindersPaused?: boolean;
  /** Extensions granted and extension notes accepted; they differ while a note is owed. */
  readonly extensionsGranted: number;
  readonly extensionNotesSent: number;
  readonly deferred: DeferredNote | null;
  /** Notes that came back and are to go to another mailbox, in the order in which they came back; absent = none. */
  readonly returned?: readonly ReturnedNote[];
  /** The note that lies ready to be delivered by hand: nothing else is sent until a person marks it. Absent = none. */
  readonly byHand?: NamedNote | null;
  /** Versions of submissions filed. */
  readonly submissions: number;
  readonly answeredAtMs: number | null;
  /** What the first reply ended, so that an officer can undo its filing; absent = an open request with nothing on its way. */
  readonly beforeReply?: BeforeReply;
}

/** What was under way when the first reply came. */
export type BeforeReply = Pick<RequestCycle, 'phase' | 'deferred' | 'returned' | 'byHand'>;

/** What everybody in a campaign shares: from it and the cycle, the next note follows. Campaign milliseconds. */
export interface CyclePlan {
  readonly dispatchAtMs: number;
  readonly closeAtMs: number;
  /** Reminder policy, see `ReminderPolicy`. */
  readonly offsets: readonly number[];
  readonly cap: number;
  /** Caps by kind; absent in campaigns launched before kinds were counted apart. */
  readonly caps?: { readonly beforeDeadline: number; readonly afterDeadline: number };
  readonly minimumGap: number;
  /** Opening moments of the duty station's working days, ascending. */
  readonly workingMornings: readonly number[];
  /** Those of them on which no reminder goes out. They count as working days all the same. */
  readonly quietMornings?: readonly number[];
  /**
   * How long after its opening a working day takes a reminder that comes late; absent = it leaves at once.
   * A fast clock has none: there a day passes before a worker can act.
   */
  readonly officeHoursMs?: number;
}

/** A cycle as it stands when the audience has been frozen. */
export const newCycle = (code: string, deadlineAtMs: number, cutOffAtMs: number): RequestCycle => ({
  code,
  revision: 0,
  phase: 'awaiting-dispatch',
  deadlineAtMs,
  cutOffAtMs,
  lastNoteAtMs: null,
  remindersSent: 0,
  remindersSettledUntilMs: 0,
  extensionsGranted: 0,
  extensionNotesSent: 0,
  deferred: null,
  submissions: 0,
  answeredAtMs: null,
});

/** Whether two names are of the same note. */
export const isSameNote = (one: NamedNote, other: NamedNote): boolean =>
  one.kind === other.kind && one.sequence === other.sequence;

/** Phases in which the Secretariat still waits for this addressee, or still has to write to it. */
export const isAwaiting = (cycle: Pick<RequestCycle, 'phase'>): boolean =>
  cycle.phase === 'awaiting-dispatch' || cycle.phase === 'open';
