/** What every fact of the registry bears, whatever its kind. */
export interface FactHead {
  /** Name of the fact within its kind: "wg-firearms-3". */
  readonly id: string;
  /** Calendar day (YYYY-MM-DD) from which the Secretariat knew it. */
  readonly knownSince: string;
}

/** What every content may say about itself. */
export interface FactOrigin {
  /** Where it was read, or the rule it was worked out by. */
  readonly source: string;
  /** Fields that nobody has checked; `knownSince` may be one. */
  readonly unverified?: readonly string[] | undefined;
  /** Why the fact is no longer one: from this version's day on it is not read any more. */
  readonly withdrawn?: string | undefined;
}

/** One version of a fact as it is kept: never changed, only followed by another. */
export interface Fact<Content extends FactOrigin = FactOrigin> extends FactHead {
  /** Name of its kind: "meetings". */
  readonly kind: string;
  /** 1-based, in the order of recording. */
  readonly version: number;
  readonly content: Content;
}

/** A fact as rules and papers read it: its fields beside its head. */
export type Known<Content extends FactOrigin> = Content &
  FactHead & {
    readonly version: number;
  };

/** Names and positions that lead to a field of a fact: ["sittings"], ["evidence", 0, "meeting"]. */
export type FieldSteps = readonly (string | number)[];

/** One fact named by another. */
export interface Reference {
  readonly at: FieldSteps;
  /** Kind and id of what is named. */
  readonly kind: string;
  readonly id: string;
  /** Day by which it has to be known; left out, the day of the version that names it. */
  readonly by?: string;
}

/** A campaign by its id, or a submission as "campaign/CODE", named by a fact: records of this database, and no facts. */
export interface RecordReference {
  readonly at: FieldSteps;
  readonly kind: 'campaign' | 'submission';
  readonly id: string;
}

/** What a rule finds wrong, with the fact and the field to look at. */
export interface FactMistake {
  /** Stable name of the rule in kebab-case. */
  readonly code: string;
  readonly kind: string;
  readonly id: string;
  readonly knownSince: string;
  readonly at: FieldSteps;
  /** What is wrong and what to do about it; continues the sentence that begins with the field's name, no full stop. */
  readonly message: string;
}

/** A kind of fact: its name, what it names, and what has to hold among all facts known on a day. */
export interface FactKind<Content extends FactOrigin> {
  /** Plural, as it stands in files: "meetings". */
  readonly name: string;
  /** What one is called in a message: "meeting". */
  readonly one: string;
  /** Facts of other kinds, or its own, that have to be there. */
  readonly referencesOf: (content: Content) => readonly Reference[];
  /** Campaigns and submissions that have to be there; left out where the kind names none. */
  readonly recordsOf?: (content: Content) => readonly RecordReference[];
  /** Rules over everything known on one day. */
  readonly mistakesIn: (view: RegistryView) => readonly FactMistake[];
}

/** Everything known on a day; facts in order of their ids. */
export interface RegistryView {
  /** The day (YYYY-MM-DD), or null for everything recorded. */
  readonly day: string | null;
  readonly all: <Content extends FactOrigin>(kind: FactKind<Content>) => readonly Known<Content>[];
  readonly find: <Content extends FactOrigin>(kind: FactKind<Content>, id: string) => Known<Content> | undefined;
}
