import { readPart } from '../inspection/inspect-word.ts';
import { unpacked } from '../inspection/inspect-zip.ts';
import { firstValue } from '../inspection/xml-events.ts';
import { readZipDirectory } from './zip-directory.ts';

/** The parts of a Word file, unpacked as they are asked for. */
export interface WordPackage {
  has(name: string): boolean;
  /** The bytes of a part; null where there is none. */
  part(name: string): Uint8Array | null;
  /** Name of the main part. */
  readonly main: string;
  /** Name of the part that the main one refers to as this, such as "styles". */
  related(kind: string): string;
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Opens a Word file that has passed inspection. */
export const openWordPackage = (bytes: Uint8Array): WordPackage => {
  const entries = new Map((readZipDirectory(bytes)?.entries ?? []).map((entry) => [entry.name, entry]));
  const part = (name: string): Uint8Array | null => {
    const entry = entries.get(name);
    return entry === undefined ? null : unpacked(bytes, entry);
  };
  /** As the reader of documents finds it: by what refers to it, else by its usual name. */
  const target = (from: string, kind: string, usual: string): string => {
    const folder = folderOf(from);
    const relations = part(`${folder}_rels/${from.slice(folder.length)}.rels`);
    let found: string | undefined;
    if (relations !== null)
      readPart(relations, {
        open: (name, attributes) => {
          if (name !== 'Relationship' || !(firstValue(attributes, 'Type') ?? '').endsWith(`/${kind}`)) return;
          const to = firstValue(attributes, 'Target') ?? '';
          const whole = to.startsWith('/') ? to.slice(1) : folder + to;
          if (entries.has(whole)) found ??= whole;
        },
      });
    return found ?? usual;
  };
  const main = target('', 'officeDocument', 'word/document.xml');
  return { has: (name) => entries.has(name), part, main, related: (kind) => target(main, kind, `word/${kind}.xml`) };
};
