import { DomainRefusal } from '../errors.ts';
import type { FactKind, FactOrigin, Known, RegistryView } from '../registry/fact.ts';

/** One field of one fact, as a paragraph states it; or what was counted from facts. */
export interface StatedField {
  /** Kind and id of the fact; for a count, `kind` is "count" and `id` says what was counted. */
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  /** Plain JSON. */
  readonly value: unknown;
}

/** A fact opened for stating: every field that is taken from it is noted. */
export interface OpenFact<Content> {
  readonly id: string;
  /** The whole, for rules that judge and do not state. */
  readonly whole: Known<Content & FactOrigin>;
  readonly state: <Field extends keyof Content & string>(field: Field) => Content[Field];
}

/** Reads the registry for one paragraph, and keeps what the paragraph states. */
export interface FactReader {
  /** The day that the report is written as at, YYYY-MM-DD. */
  readonly day: string;
  /** @throws DomainRefusal `cites-newer-data`, `cites-nothing` */
  readonly open: <Content extends FactOrigin>(kind: FactKind<Content>, id: string) => OpenFact<Content>;
  /** Whether the fact is known on the day of the report. */
  readonly knows: <Content extends FactOrigin>(kind: FactKind<Content>, id: string) => boolean;
  /** Notes a number that was counted, by a name for what was counted. */
  readonly counted: (what: string, value: number) => number;
  /** Refuses what is for a later day than the report's. */
  readonly notAfter: (fact: { readonly id: string }, one: string, day: string) => void;
  readonly stated: () => readonly StatedField[];
  /** A reader whose notes count only once they are kept. */
  readonly fork: () => FactReader & { readonly keep: () => void };
}

/**
 * A reader for one paragraph.
 * @param paragraph names it in refusals
 * @param view what is known on the report's day
 * @param firstKnown the day since which a fact is known at all, to say why it is not there; null where it never was
 */
export const factReader = (
  paragraph: string,
  day: string,
  view: RegistryView,
  firstKnown: (kind: string, id: string) => string | null,
): FactReader => {
  return readerInto(new Map(), { paragraph, day, view, firstKnown });
};

interface Reading {
  readonly paragraph: string;
  readonly day: string;
  readonly view: RegistryView;
  readonly firstKnown: (kind: string, id: string) => string | null;
}

const readerInto = (stated: Map<string, StatedField>, reading: Reading): FactReader => {
  const { paragraph, day, view, firstKnown } = reading;
  const note = (field: StatedField): void => {
    stated.set(`${field.kind}/${field.id}/${field.field}`, field);
  };
  const newer = (one: string, id: string, since: string, how: string): DomainRefusal =>
    new DomainRefusal(
      'cites-newer-data',
      `Paragraph "${paragraph}" states the ${one} "${id}", which is ${how} ${since}, after the day of the report, ${day}: report as at a later day, or mark the statement onceKnown in the plan so that it waits.`,
    );
  return {
    day,
    open: <Content extends FactOrigin>(kind: FactKind<Content>, id: string): OpenFact<Content> => {
      const whole = view.find(kind, id);
      if (whole === undefined) {
        const since = firstKnown(kind.name, id);
        if (since !== null && since > day) throw newer(kind.one, id, since, 'known only since');
        const what = since === null ? 'which is not in the registry' : 'which was withdrawn';
        throw new DomainRefusal(
          'cites-nothing',
          `Paragraph "${paragraph}" states the ${kind.one} "${id}", ${what}: import it, or take it out of the plan.`,
        );
      }
      return {
        id,
        whole,
        state: (field) => {
          const value = whole[field];
          note({ kind: kind.name, id, field, value: value === undefined ? null : value });
          return value;
        },
      };
    },
    knows: (kind, id) => view.find(kind, id) !== undefined,
    counted: (what, value) => {
      note({ kind: 'count', id: what, field: 'value', value });
      return value;
    },
    notAfter: ({ id }, one, of) => {
      if (of > day) throw newer(one, id, of, 'for');
    },
    stated: () => [...stated.values()],
    fork: () => {
      const notes = new Map<string, StatedField>();
      const keep = (): void => {
        for (const [key, field] of notes) stated.set(key, field);
      };
      return { ...readerInto(notes, reading), keep };
    },
  };
};
