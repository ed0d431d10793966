import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Where all that turns a paper into bytes lies, beside this file. */
const folders = ['./', '../../domain/paper/'] as const;

const libraries = ['@myriaddreamin/typst-ts-node-compiler', 'docx'] as const;

let known: string | undefined;

/**
 * A hash of the code and the libraries by which papers are rendered. What was kept by any other is not used: a change
 * in one line of a rendering must not leave parts of papers as they were before it.
 */
export const rendererVersion = (): string => {
  known ??= readVersion();
  return known;
};

const readVersion = (): string => {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = readdirSync(new URL(folder, import.meta.url)).sort();
    for (const name of names) hash.update(name).update(readFileSync(new URL(folder + name, import.meta.url)));
  }
  const require = createRequire(import.meta.url);
  for (const name of libraries) hash.update(`${name} ${versionOf(require.resolve(name))}`);
  return hash.update(process.version).digest('hex');
};

/** Of the package that a file belongs to: not every package lets its manifest be asked for. */
const versionOf = (entry: string): string => {
  const folder = entry.slice(0, entry.lastIndexOf('/'));
  try {
    return (
      (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version?: string }).version ?? versionOf(folder)
    );
  } catch {
    return versionOf(folder);
  }
};
