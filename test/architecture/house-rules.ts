import { basename } from 'node:path';

/** A file of the house: its path from the root and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a rule finds wrong with a file, one line each; empty when it is kept. */
export type HouseRule = (file: SourceFile) => string[];

/** A longer file does more than one thing. */
const mostLines = 350;

/** Names that say where something was put, not what it is. */
const emptyNames = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'shared', 'lib']);

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(^|[\s;{(])\/\/.*$/gm, '$1');

/** Every line on which a pattern stands in code, with its place. */
const linesWith = ({ path, text }: SourceFile, patterns: Readonly<Record<string, RegExp>>): string[] =>
  withoutComments(text)
    .split('\n')
    .flatMap((line, index) =>
      Object.entries(patterns).flatMap(([what, pattern]) =>
        pattern.test(line) ? [`${path}:${index + 1} has ${what}`] : [],
      ),
    );

export const isShort: HouseRule = ({ path, text }) => {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > mostLines ? [`${path} has ${lines} lines; at most ${mostLines}`] : [];
};

export const hasTellingName: HouseRule = ({ path }) =>
  path
    .split('/')
    .map((part) => basename(part).split('.')[0] as string)
    .filter((name) => emptyNames.has(name))
    .map((name) => `${path}: "${name}" does not say what is in it`);

export const hasPlainName: HouseRule = ({ path }) =>
  /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.(ts|mjs)$/.test(basename(path)) ? [] : [`${path} is not named in kebab-case`];

/**
 * What Temporal replays has to come out the same on every machine and every release of Node. Its sandbox replaces
 * the clock and the random numbers; the tables behind Intl it cannot replace.
 */
export const isReplayable: HouseRule = (file) =>
  linesWith(file, {
    Intl: /\bIntl\b/,
    'toLocale…String': /\.toLocale\w*\(/,
    localeCompare: /\blocaleCompare\b/,
    'import.meta': /\bimport\.meta\b/,
    'an await outside a function': /^(const [^=]+= )?await\b|^(export )?const [^=]+= await\b|^for await\b/,
    'a dynamic import': /\bimport\(/,
  });

/** Rules are told the time and the chance; they never fetch them. */
export const isPure: HouseRule = (file) =>
  linesWith(file, {
    'the machine clock': /\bDate\.now\b|\bnew Date\(\)|\bperformance\b/,
    'random numbers': /\bMath\.random\b|\bcrypto\b/,
    'the process': /\bprocess\.|\bglobalThis\b/,
    'a console': /\bconsole\./,
    'a timer': /\bset(Timeout|Interval|Immediate)\(/,
  });

export const leavesEnvironmentAlone: HouseRule = (file) =>
  linesWith(file, { 'process.env': /\bprocess\.env\b|\benv\b.*from 'node:process'/ });

export const writesNoQuery: HouseRule = (file) => linesWith(file, { 'a query': /\$(query|execute)Raw/ });

/** Types explain themselves by their fields; a function or a class needs a sentence. */
export const documentsItsFunctions: HouseRule = ({ path, text }) => {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?(?:function|class|abstract class) (\w+)|^export const (\w+)/.exec(line);
    if (name === null) return [];
    const isFunction =
      name[1] !== undefined ||
      /=>|= (async )?function/.test(
        lines
          .slice(index, index + 8)
          .join('\n')
          .split(/\n(?=export|const)/)[0] ?? '',
      );
    const isDocumented = lines[index - 1]?.trim().endsWith('*/') ?? false;
    return isFunction && !isDocumented ? [`${path}:${index + 1} ${name[1] ?? name[2]} has no doc comment`] : [];
  });
};
