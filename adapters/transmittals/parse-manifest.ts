import { z } from 'zod';
import type { Mistake } from '../../domain/errors.ts';
import { type ManifestLine, nobody } from '../../domain/receive/transmittal/transmittal.ts';
import { valueAt } from '../campaign-file/field-path.ts';
import { parseYamlSource, type YamlSource } from '../campaign-file/yaml-source.ts';
import { readTable, writeTable } from '../directory/csv-table.ts';

/** Columns of a manifest in CSV, in the order in which a proposal is written. */
const columns = { required: ['file', 'entity'], optional: ['language', 'reference', 'date', 'replaces', 'remark'] };

/** A manifest of more lines than this is another kind of file. */
const mostLines = 2_000;

export interface ParsedManifest {
  readonly lines: readonly ManifestLine[];
  readonly mistakes: readonly Mistake[];
}

/**
 * Reads a manifest: CSV with the columns file, entity and, where known, language, reference, date and replaces; or
 * YAML with the same fields under `texts`. Nothing is judged but whether it can be read.
 */
export const parseManifest = (name: string, bytes: Uint8Array): ParsedManifest => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { lines: [], mistakes: [at(name, 1, 'The manifest is not UTF-8 text: save it as UTF-8.')] };
  }
  const parsed = /\.ya?ml$/i.test(name) ? parseYaml(name, text) : parseCsv(name, text);
  if (parsed.lines.length <= mostLines) return parsed;
  return { lines: [], mistakes: [at(name, 1, `The manifest has more than ${mostLines} lines.`)] };
};

/** A mistake of the manifest as a whole, or of one of its lines. */
const at = (name: string, line: number, message: string, field = 'line'): Mistake => ({
  path: `${name}#${field}`,
  line,
  message,
});

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

const codesOf = (cell: string): string[] =>
  cell
    .toUpperCase()
    .split(/[\s;,+/]+/)
    .filter((code) => code !== '');

const filesOf = (cell: string): string[] =>
  cell
    .split(';')
    .map((file) => file.trim())
    .filter((file) => file !== '');

const yes = ['yes', 'true', '1', 'x'];
const no = ['', 'no', 'false', '0'];

const parseCsv = (name: string, text: string): ParsedManifest => {
  const table = readTable(name, text, columns);
  const mistakes = table.mistakes.map(({ line, message }) => at(name, line ?? 1, message));
  const lines = table.rows.map(({ line, cells }): ManifestLine => {
    const cell = (column: string): string => cells[column] ?? '';
    const replaces = cell('replaces').toLowerCase();
    if (!yes.includes(replaces) && !no.includes(replaces))
      mistakes.push(at(name, line, `"${cell('replaces')}" is neither yes nor no.`, 'replaces'));
    return {
      line,
      files: filesOf(cell('file')),
      codes: codesOf(cell('entity')),
      language: orNull(cell('language').toLowerCase()),
      reference: orNull(cell('reference')),
      date: orNull(cell('date')),
      replaces: yes.includes(replaces),
    };
  });
  return { lines, mistakes };
};

const several = z.union([z.string().transform((value) => [value]), z.array(z.string())]);

const YamlManifest = z.strictObject({
  texts: z.array(
    z.strictObject({
      file: several,
      entity: several,
      language: z.string().optional(),
      reference: z.string().optional(),
      date: z.string().optional(),
      replaces: z.boolean().default(false),
      remark: z.string().optional(),
    }),
  ),
  kept: several.default([]),
});

const parseYaml = (name: string, text: string): ParsedManifest => {
  const source = parseYamlSource(text);
  const broken = source.mistakes.map(({ line, message }) => at(name, line ?? 1, message));
  const parsed = YamlManifest.safeParse(source.value);
  if (!parsed.success)
    return {
      lines: [],
      mistakes: [...broken, ...(source.value === undefined ? [] : yamlMistakes(name, parsed.error, source))],
    };
  const { texts, kept } = parsed.data;
  const lines = texts.map(
    (entry, index): ManifestLine => ({
      line: source.lineOf(['texts', index]),
      files: entry.file,
      codes: entry.entity.flatMap(codesOf),
      language: entry.language?.toLowerCase() ?? null,
      reference: entry.reference ?? null,
      date: entry.date ?? null,
      replaces: entry.replaces,
    }),
  );
  const others = kept.map(
    (file, index): ManifestLine => ({
      line: source.lineOf(['kept', index]),
      files: [file],
      codes: [nobody],
      language: null,
      reference: null,
      date: null,
      replaces: false,
    }),
  );
  return { lines: [...lines, ...others], mistakes: broken };
};

const yamlMistakes = (name: string, error: z.ZodError, source: YamlSource): Mistake[] =>
  error.issues.map((issue) => {
    const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
    const field = path.filter((segment) => typeof segment === 'string').at(-1) ?? 'line';
    const missing = valueAt(source.value, path) === undefined;
    const message =
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.join(', ')}: there is no such field; the fields are ${[...columns.required, ...columns.optional].join(', ')}.`
        : missing
          ? `"${field}" is missing.`
          : `"${field}" is not written as it should be: ${issue.message}.`;
    return at(name, source.lineOf(path), message, field);
  });

/** A manifest to correct: what is certain filled in, everything else left to the person, with what was found. */
export const proposedManifest = (
  lines: readonly { readonly file: string; readonly code: string | null; readonly remark: string }[],
): string =>
  writeTable(
    [...columns.required, ...columns.optional],
    lines.map(({ file, code, remark }) => [file, code ?? '', '', '', '', '', remark]),
  );
