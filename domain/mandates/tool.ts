import type { FactKind, FactMistake, FactOrigin } from '../registry/fact.ts';

/** An information system by which States give information: what a report has to say about it, as data. */
export interface Tool extends FactOrigin {
  /** As running text names it: "the omnibus survey software". */
  readonly name: string;
  /** The name in full, where `name` is short for something. */
  readonly fullName?: string | undefined;
  /** https address. */
  readonly address?: string | undefined;
  /** What it is for: follows "to". */
  readonly purpose: string;
  /** Conventions it is used to report under, with their articles. */
  readonly instruments?: readonly string[] | undefined;
  /** Why one tool serves them all: clauses. */
  readonly reasons?: readonly string[] | undefined;
  readonly crossReferences?: ToolCrossReferences | undefined;
  /** In order of time. */
  readonly history?: readonly ToolStep[] | undefined;
  readonly pending?: ToolPending | undefined;
  /** Its parts, with their articles. */
  readonly components?: readonly string[] | undefined;
  /** What it covers besides crime types: "the articles of ...". */
  readonly covers?: string | undefined;
  readonly crimeTypes?: readonly string[] | undefined;
  readonly crossCutting?: ToolCrossCutting | undefined;
}

export interface ToolCrossReferences {
  /** What they link: follows "link". */
  readonly link: string;
  /** Wherein the linked provisions differ. */
  readonly difference: string;
}

/** What keeps a tool from being used as it is. */
export interface ToolPending {
  /** What changed: a clause that can begin a sentence. */
  readonly change: string;
  /** What has to be done: an infinitive without "to". */
  readonly needed: string;
  /** For what: follows "if". */
  readonly condition: string;
}

export interface ToolCrossCutting {
  /** Special procedures and what they are for. */
  readonly procedures: readonly string[];
  readonly purpose: string;
  /** Broader themes. */
  readonly themes: readonly string[];
}

/** One step in the life of a tool. */
export interface ToolStep {
  /** Names it: "begun". */
  readonly id: string;
  /** A year, or the first of its days (YYYY-MM-DD), where that is known. */
  readonly on?: string | undefined;
  /** Last day, where it took several. */
  readonly until?: string | undefined;
  /** A sentence; `{on}` is where the date goes: "in 2007", "from 9 to 13 November 2009". */
  readonly text: string;
}

/** Tools, by id. */
export const tools: FactKind<Tool> = {
  name: 'tools',
  one: 'tool',
  referencesOf: () => [],
  mistakesIn: (view) =>
    view.all(tools).flatMap(({ id, knownSince, history = [] }) =>
      history.flatMap(({ on, until }, index) => {
        const place = { kind: tools.name, id, knownSince, at: ['history', index, 'on'] };
        const earlier = history.slice(0, index).findLast((step) => step.on !== undefined)?.on;
        const found: FactMistake[] = [];
        if (on !== undefined && earlier !== undefined && on.slice(0, earlier.length) < earlier.slice(0, on.length))
          found.push({
            ...place,
            code: 'history-out-of-order',
            message: `is ${on}, before ${earlier} in a step above it: put the steps in order of time`,
          });
        if (until !== undefined && (on === undefined || until < on))
          found.push({
            ...place,
            code: 'step-ends-before-it-starts',
            message: `is ${on ?? 'missing'}, and until ${until}`,
          });
        return found;
      }),
    ),
};
