import type { FactKind, FactMistake, FactOrigin } from '../registry/fact.ts';

/** What bodies were given for a budget period: the least that is kept is whose it is and which period. */
export interface Entitlement extends FactOrigin {
  /** Ids of the bodies that share it. */
  readonly bodies: readonly string[];
  /** First and last calendar year of the period. */
  readonly fromYear: number;
  readonly toYear: number;
  /** Symbol of the budget document. */
  readonly budget?: string | undefined;
  /** Half days with interpretation, languages, documents, and words a document; left out where not known. */
  readonly sittings?: number | undefined;
  readonly languages?: number | undefined;
  readonly documents?: number | undefined;
  readonly wordsADocument?: number | undefined;
}

/** Entitlements, by id. */
export const entitlements: FactKind<Entitlement> = {
  name: 'entitlements',
  one: 'entitlement',
  referencesOf: ({ bodies }) => bodies.map((id, position) => ({ at: ['bodies', position], kind: 'bodies', id })),
  mistakesIn: (view) =>
    view.all(entitlements).flatMap(({ id, knownSince, fromYear, toYear }): FactMistake[] =>
      toYear < fromYear
        ? [
            {
              code: 'ends-before-it-starts',
              kind: entitlements.name,
              id,
              knownSince,
              at: ['toYear'],
              message: `is ${toYear}, before it begins in ${fromYear}`,
            },
          ]
        : [],
    ),
};
