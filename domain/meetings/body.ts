import type { FactKind, FactMistake, FactOrigin } from '../registry/fact.ts';

/** A body that meets: the Conference, a working group, an intergovernmental meeting. */
export interface Body extends FactOrigin {
  /** As running text names it, with a capital where it has one. */
  readonly name: string;
  /** For tables and calendars: "WG on Firearms". */
  readonly shortName: string;
  /** What its ordinal gatherings are called. */
  readonly gathers: 'session' | 'meeting';
  /** Id of the body that it belongs to. */
  readonly parent?: string | undefined;
  /** What the symbols of its documents begin with: "CTOC/COP/WG.6". */
  readonly symbolPrefix?: string | undefined;
}

/** Bodies, by id. */
export const bodies: FactKind<Body> = {
  name: 'bodies',
  one: 'body',
  referencesOf: ({ parent }) => (parent === undefined ? [] : [{ at: ['parent'], kind: 'bodies', id: parent }]),
  mistakesIn: (view) => {
    const all = view.all(bodies);
    const mistakes: FactMistake[] = [];
    for (const body of all) {
      const place = { kind: bodies.name, id: body.id, knownSince: body.knownSince };
      const above = new Set([body.id]);
      for (let next = body.parent; next !== undefined; next = view.find(bodies, next)?.parent) {
        if (above.has(next)) {
          mistakes.push({
            ...place,
            code: 'body-above-itself',
            at: ['parent'],
            message: 'leads back to the body itself',
          });
          break;
        }
        above.add(next);
      }
      const twin = all.find((other) => other.id < body.id && other.symbolPrefix === body.symbolPrefix);
      if (body.symbolPrefix !== undefined && twin !== undefined)
        mistakes.push({
          ...place,
          code: 'symbol-prefix-twice',
          at: ['symbolPrefix'],
          message: `is that of "${twin.id}" already: each body has its own`,
        });
    }
    return mistakes;
  },
};
