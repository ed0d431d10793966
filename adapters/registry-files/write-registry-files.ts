import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { StatedFact } from '../../domain/registry/registry-changes.ts';
import type { RegistryKind } from './registry-kind.ts';
import { registryKinds } from './registry-kinds.ts';

/** Columns after which a long text goes on in the next line. */
const lineWidth = 116;

/** Lists of words no longer than this stand in one row: [en, fr]. */
const longestInRow = 40;

/**
 * Facts as files, one a kind that has any, in the one form that equal facts always have: facts by id and then by the day
 * they were known, fields in the order of their schema, a blank line before each fact. Reading a file written so and
 * writing it again gives the same bytes.
 * @returns texts by file name
 */
export const registryFiles = (facts: readonly StatedFact[]): ReadonlyMap<string, string> =>
  new Map(
    registryKinds.flatMap((each): [string, string][] => {
      const ofKind = facts.filter(({ kind }) => kind === each.kind.name);
      return ofKind.length === 0 ? [] : [[`${each.kind.name}.yaml`, textOf(each, ofKind)]];
    }),
  );

const textOf = ({ kind, schema }: RegistryKind, facts: readonly StatedFact[]): string => {
  const inOrder = facts.toSorted((a, b) => (`${a.id} ${a.knownSince}` < `${b.id} ${b.knownSince}` ? -1 : 1));
  const entries = inOrder.map(({ id, knownSince, content }) => schema.parse({ ...content, id, knownSince }));
  const document = new Document(
    { [kind.name]: entries },
    { version: '1.2', schema: 'core', aliasDuplicateObjects: false },
  );
  document.commentBefore = ` docs/registry.md explains every field of ${kind.name}.`;
  const list = document.get(kind.name);
  if (isSeq(list)) for (const entry of list.items.slice(1)) if (isMap(entry)) entry.spaceBefore = true;
  visit(document, {
    Seq: (_key, node) => {
      node.flow = node.items.every((item) => isScalar(item) && String(item.value).length <= longestInRow);
    },
  });
  return document.toString({ lineWidth, flowCollectionPadding: false });
};
