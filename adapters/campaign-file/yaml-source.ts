import type { Document, Pair } from 'yaml';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Mistake } from '../../domain/errors.ts';
import { type FieldPath, fieldPath } from './field-path.ts';

/** A YAML text as plain values, with the line on which each field stands. */
export interface YamlSource {
  /** Undefined when the text cannot be read as YAML at all. */
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  /** 1-based line of a field; of the nearest field around it where the field itself is absent. */
  readonly lineOf: (path: FieldPath) => number;
}

/**
 * Reads YAML 1.2 (core schema: dates stay text) without aliases or tags. Everything that is wrong
 * with the text is in `mistakes`; nothing is thrown.
 */
export const parseYamlSource = (text: string): YamlSource => {
  const lines = new LineCounter();
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core', version: '1.2' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'The file is nested too deeply to be read: write it as plain fields and lists.';
    return { value: undefined, mistakes: [{ path: '', line: 1, message }], lineOf: () => 1 };
  }

  const broken = [...document.errors, ...document.warnings].filter(({ code }) => code !== 'DUPLICATE_KEY');
  if (broken.length > 0) {
    // One slip often gives several errors on its line; the first says what it is.
    const byLine = new Map(
      broken.toReversed().map(({ message, pos }) => [lineAt(pos[0]), message.replace(/\.?\s*$/, '')]),
    );
    const mistakes = [...byLine].map(([line, message]) => ({
      path: '',
      line,
      message: `This cannot be read as YAML: ${message}.`,
    }));
    return { value: undefined, mistakes, lineOf: () => 1 };
  }

  const mistakes: Mistake[] = document.errors.map(({ pos }) => {
    const path = fieldPath(pathAt(document, pos[0]));
    return { path, line: lineAt(pos[0]), message: `${path} stands here a second time: keep one of the two.` };
  });
  let readable = true;
  visit(document, {
    Alias: (_key, node) => {
      readable = false;
      const message = `"*${node.source}" refers to another place of the file: write the value itself here.`;
      mistakes.push({ path: '', line: lineAt(node.range?.[0] ?? 0), message });
    },
  });
  return {
    value: readable ? document.toJS({ maxAliasCount: 0 }) : undefined,
    mistakes,
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
};

/** The path of the field whose key begins at an offset. */
const pathAt = (document: Document.Parsed, offset: number): FieldPath => {
  let found: FieldPath = [];
  visit(document, {
    Pair: (_key, pair, ancestors) => {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== offset) return undefined;
      const steps = [...ancestors, pair].flatMap((node, depth, nodes): (string | number)[] => {
        if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : [];
        return isSeq(node) ? [node.items.indexOf(nodes[depth + 1])] : [];
      });
      found = steps;
      return visit.BREAK;
    },
  });
  return found;
};

const offsetOf = (document: Document.Parsed, path: FieldPath): number => {
  let node: unknown = document.contents;
  let offset = 0;
  for (const segment of path) {
    if (isMap(node)) {
      // The last of two equal keys is the one whose value counts.
      const pair = node.items.findLast(
        (item: Pair) => isScalar(item.key) && String(item.key.value) === String(segment),
      );
      if (pair === undefined || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof segment === 'number') {
      const item = node.items[segment] as { readonly range?: readonly number[] } | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
};
