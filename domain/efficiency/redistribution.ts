import { meetings } from '../meetings/meeting.ts';
import { followingMeetings } from '../meetings/pairings.ts';
import type { FactKind, FactMistake, FactOrigin } from '../registry/fact.ts';

/** Resources that were released by holding meetings together, and the meetings that they were used for. */
export interface Redistribution extends FactOrigin {
  /** Ids of the entitlements that they were part of. */
  readonly entitlements: readonly string[];
  /** What released them. */
  readonly releasedBy: 'back-to-back';
  /** Ids of the meetings that were held back to back, two by two; left out where the source does not say which. */
  readonly pairs?: readonly { readonly first: string; readonly second: string }[] | undefined;
  /** Half days that were released, where somebody counted them. */
  readonly sittings?: number | undefined;
  /** Ids of the meetings that they were used for. */
  readonly usedFor: readonly string[];
  /** Documents prepared for those, and languages in which they were made available, as the source counts them. */
  readonly documents?: number | undefined;
  readonly languages?: number | undefined;
}

/** Redistributions, by id. */
export const redistributions: FactKind<Redistribution> = {
  name: 'redistributions',
  one: 'redistribution',
  referencesOf: ({ entitlements, pairs = [], usedFor }) => [
    ...entitlements.map((id, position) => ({ at: ['entitlements', position], kind: 'entitlements', id })),
    ...pairs.flatMap(({ first, second }, position) => [
      { at: ['pairs', position, 'first'], kind: 'meetings', id: first },
      { at: ['pairs', position, 'second'], kind: 'meetings', id: second },
    ]),
    ...usedFor.map((id, position) => ({ at: ['usedFor', position], kind: 'meetings', id })),
  ],
  mistakesIn: (view) => {
    const found = followingMeetings(view.all(meetings)).filter(({ rule }) => rule === 'back-to-back');
    return view.all(redistributions).flatMap(({ id, knownSince, pairs = [] }) =>
      pairs.flatMap(({ first, second }, position): FactMistake[] =>
        found.some((pair) => pair.first.id === first && pair.second.id === second)
          ? []
          : [
              {
                code: 'not-back-to-back',
                kind: redistributions.name,
                id,
                knownSince,
                at: ['pairs', position],
                message: `names "${first}" and "${second}", which by their days are not back to back in this order`,
              },
            ],
      ),
    );
  },
};
