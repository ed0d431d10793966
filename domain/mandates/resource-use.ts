import type { FactKind, FactOrigin } from '../registry/fact.ts';
import { whenever } from './evidence-link.ts';

/** Means that were redistributed: whose they were, what released them, and which meetings they were used for. */
export interface ResourceUse extends FactOrigin {
  /** Those whose allocation it was, with their articles. */
  readonly providedFor: readonly string[];
  /** "2014-2015" */
  readonly bienniums: readonly string[];
  /** Symbol of the budget document: "A/69/6 (Prog. 13)". */
  readonly budget: string;
  /** What released them: follows "through". */
  readonly releasedBy: string;
  /** Ids of the meetings that they were used for. */
  readonly usedFor: readonly string[];
}

/** Uses of resources, by id. */
export const resourceUses: FactKind<ResourceUse> = {
  name: 'resource-uses',
  one: 'use of resources',
  referencesOf: ({ usedFor }) =>
    usedFor.map((id, index) => ({ at: ['usedFor', index], kind: 'meetings', id, by: whenever })),
  mistakesIn: () => [],
};
