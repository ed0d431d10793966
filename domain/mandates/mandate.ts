import type { FactKind, FactMistake, FactOrigin, FieldSteps, RecordReference, Reference } from '../registry/fact.ts';
import { type EvidenceKind, type EvidenceLink, factNamed, recordNamed, whenever } from './evidence-link.ts';
import { resolutions } from './resolution.ts';

/** What an operative paragraph does, by the verb it begins with. */
export const mandateVerbs = ['requests', 'invites', 'encourages', 'reiterates', 'decides'] as const;

export type MandateVerb = (typeof mandateVerbs)[number];

/** To whom an operative paragraph speaks. `other-member-states` are always asked on a voluntary basis. */
export const mandateAddressees = [
  'secretariat',
  'states-parties',
  'other-member-states',
  'conference',
  'working-groups',
] as const;

export type MandateAddressee = (typeof mandateAddressees)[number];

/** So many of a kind of evidence must have happened before an action counts as implemented. */
export interface Requirement {
  readonly kind: EvidenceKind;
  /** 1 or more. */
  readonly atLeast: number;
  /** Only meetings with interpretation count. */
  readonly interpreted?: boolean | undefined;
}

/** One thing that an operative paragraph asks of one addressee. */
export interface MandateAction {
  /** Letter within the paragraph: "a". */
  readonly letter: string;
  readonly verb: MandateVerb;
  readonly addressee: MandateAddressee;
  /** How the paragraph names the addressee, where that says more than the kind: "those groups and the ...". */
  readonly named?: string | undefined;
  /**
   * An infinitive phrase without "to"; after `decides` a clause that begins with "that". `{conditions}` is where the
   * conditions go, at the end if it is left out; `{minimum}` becomes "at least one".
   */
  readonly what: string;
  /** The day (YYYY-MM-DD), or the session by the id of its meeting, by which it is due. */
  readonly due?: { readonly on: string } | { readonly session: string } | undefined;
  /** As the paragraph puts them: "within existing resources". */
  readonly conditions?: readonly string[] | undefined;
  /** The least that is asked for, as a number: 1 is "at least one". */
  readonly minimum?: number | undefined;
  /** Goes on as long as the resolution holds: never implemented before it is due. */
  readonly continuing?: boolean | undefined;
  /** What has to be there before it is implemented; left out where nothing countable says so. */
  readonly requires?: readonly Requirement[] | undefined;
  readonly evidence?: readonly EvidenceLink[] | undefined;
  /** The resolution that took its place, from the day of its adoption. */
  readonly superseded?: { readonly by: string; readonly on: string } | undefined;
}

/** An operative paragraph with what it asks. */
export interface Mandate extends FactOrigin {
  /** Id of the resolution. */
  readonly resolution: string;
  /** Left out where the number is not known: such a paragraph has a name instead. */
  readonly paragraph?: number | undefined;
  /** "report": tells a paragraph whose number is not known. */
  readonly name?: string | undefined;
  /** Whether `what` is in our own words, because the text was not at hand, or quoted from the resolution. */
  readonly wording: 'own' | 'quoted';
  readonly actions: readonly MandateAction[];
}

type Place = Pick<Mandate, 'paragraph' | 'name'>;

/** What tells a paragraph within its resolution: "4", or its name. */
export const mandateKey = ({ paragraph, name }: Place): string =>
  paragraph === undefined ? (name ?? '') : String(paragraph);

/** By number; paragraphs without one at the end. */
export const byParagraph = (a: Place, b: Place): number =>
  (a.paragraph ?? Number.MAX_SAFE_INTEGER) - (b.paragraph ?? Number.MAX_SAFE_INTEGER) ||
  (mandateKey(a) < mandateKey(b) ? -1 : 1);

/** Operative paragraphs, by id. */
export const mandates: FactKind<Mandate> = {
  name: 'mandates',
  one: 'mandate',
  referencesOf: ({ resolution, actions }) => [
    { at: ['resolution'], kind: resolutions.name, id: resolution },
    ...actions.flatMap(({ due, evidence = [] }, index): Reference[] => [
      ...(due !== undefined && 'session' in due
        ? [{ at: ['actions', index, 'due', 'session'], kind: 'meetings', id: due.session, by: whenever }]
        : []),
      ...evidence.flatMap((link, position) => {
        const named = factNamed(link);
        return named === null ? [] : [{ ...named, at: ['actions', index, 'evidence', position, 'id'] }];
      }),
    ]),
  ],
  recordsOf: ({ actions }) =>
    actions.flatMap(({ evidence = [] }, index) =>
      evidence.flatMap((link, position): RecordReference[] => {
        const named = recordNamed(link);
        return named === null ? [] : [{ ...named, at: ['actions', index, 'evidence', position, 'id'] }];
      }),
    ),
  mistakesIn: (view) => {
    const all = view.all(mandates);
    return all.flatMap((mandate) => {
      const mistakes: FactMistake[] = [];
      const report = (code: string, at: FieldSteps, message: string): void => {
        mistakes.push({ kind: mandates.name, id: mandate.id, knownSince: mandate.knownSince, code, at, message });
      };
      const { paragraph, name, resolution } = mandate;
      if ((paragraph === undefined) === (name === undefined))
        report(
          'paragraph-or-name',
          ['paragraph'],
          'is what tells a mandate, or name where the number is not known: give one of the two',
        );
      const key = mandateKey(mandate);
      const twin = all.find(
        (other) => other.id < mandate.id && other.resolution === resolution && mandateKey(other) === key,
      );
      if (twin !== undefined)
        report(
          'paragraph-twice',
          [paragraph === undefined ? 'name' : 'paragraph'],
          `is ${key}, as that of "${twin.id}": a paragraph is entered once`,
        );
      const adopted = view.find(resolutions, resolution);
      const last = adopted?.operativeParagraphs;
      if (last !== undefined && paragraph !== undefined && paragraph > last)
        report('paragraph-beyond-the-last', ['paragraph'], `is ${paragraph}, but the resolution has ${last}`);
      for (const [index, action] of mandate.actions.entries()) {
        const same = mandate.actions.findIndex(({ letter }) => letter === action.letter);
        if (same < index)
          report(
            'letter-twice',
            ['actions', index, 'letter'],
            `is "${action.letter}" a second time: each action has its own`,
          );
        if (adopted !== undefined && action.superseded !== undefined && action.superseded.on < adopted.adoptedOn)
          report(
            'superseded-before-adopted',
            ['actions', index, 'superseded', 'on'],
            `is ${action.superseded.on}, before the resolution was adopted on ${adopted.adoptedOn}`,
          );
      }
      return mistakes;
    });
  },
};
