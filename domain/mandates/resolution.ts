import type { FactKind, FactOrigin } from '../registry/fact.ts';

/** A resolution, as far as the registry has it. */
export interface Resolution extends FactOrigin {
  /** "7/1" */
  readonly symbol: string;
  readonly title: string;
  /** Who adopted it, in full and without article. */
  readonly body: string;
  /** YYYY-MM-DD */
  readonly adoptedOn: string;
  /** How many operative paragraphs it has, where that is known. */
  readonly operativeParagraphs?: number | undefined;
}

/** Resolutions, by id. */
export const resolutions: FactKind<Resolution> = {
  name: 'resolutions',
  one: 'resolution',
  referencesOf: () => [],
  mistakesIn: (view) => {
    const all = view.all(resolutions);
    return all.flatMap(({ id, knownSince, symbol }) => {
      const twin = all.find((other) => other.id < id && other.symbol === symbol);
      if (twin === undefined) return [];
      const message = `is "${symbol}", which is the symbol of "${twin.id}" already: each resolution has its own`;
      return [{ kind: resolutions.name, id, knownSince, code: 'symbol-twice', at: ['symbol'], message }];
    });
  },
};
