import { type PdfObjects, referenceIn } from './pdf-objects.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** A bookmark as a PDF has it. */
export interface OutlineEntry {
  /** The object's own number. */
  readonly object: number;
  /** Title as it is coded in the file. */
  readonly title: string;
  /** The object that says where it leads. */
  readonly destination: number;
  /** Where it leads: page of the file, from 0, and distance from its lower edge in points. */
  readonly page: number;
  readonly y: number;
}

/** The bookmarks of a PDF in reading order. */
export const outlineEntries = (
  { objects }: PdfObjects,
  outlines: number,
  pages: readonly number[],
): readonly OutlineEntry[] => {
  const textOf = (number: number): string => objects.get(number)?.text ?? '';
  const next = (text: string, key: string): number | null =>
    text.includes(`/${key} `) ? referenceIn(text, key) : null;
  const entries: OutlineEntry[] = [];
  const readBelow = (parent: number): void => {
    for (let object = next(linksOf(textOf(parent)), 'First'); object !== null; ) {
      const text = textOf(object);
      const [, title = '', destination] = /\/Title (.*)\n {2}\/Dest (\d+) 0 R/s.exec(text) ?? [];
      const place = textOf(Number(destination));
      const [, page, y] = /^\[(\d+) 0 R \/XYZ [\d.-]+ ([\d.-]+)/.exec(place) ?? [];
      entries.push({
        object,
        title,
        destination: Number(destination),
        page: pages.indexOf(Number(page)),
        y: Number(y),
      });
      readBelow(object);
      object = next(linksOf(text), 'Next');
    }
  };
  readBelow(outlines);
  return entries;
};

/** What comes before the title, which may say anything. */
const linksOf = (text: string): string => text.split('/Title ')[0] ?? '';

/** A bookmark and how deep it stands: 1 for a chapter. */
export interface PlacedEntry {
  readonly level: number;
  readonly title: string;
  readonly destination: number;
}

interface Node extends PlacedEntry {
  readonly object: number;
  readonly below: Node[];
}

/** Writes bookmarks given in reading order as one outline, closed below its first level. */
export const writeOutline = (writer: PdfWriter, root: number, entries: readonly PlacedEntry[]): void => {
  const top: Node[] = [];
  const open: Node[] = [];
  for (const entry of entries) {
    const node: Node = { ...entry, object: writer.reserve(), below: [] };
    while ((open.at(-1)?.level ?? 0) >= node.level) open.pop();
    (open.at(-1)?.below ?? top).push(node);
    open.push(node);
  }
  const ends = (nodes: readonly Node[]): string =>
    nodes.length === 0 ? '' : `/First ${nodes[0]?.object} 0 R /Last ${nodes.at(-1)?.object} 0 R `;
  const write = (nodes: readonly Node[], parent: number): void => {
    for (const [index, { object, title, destination, below }] of nodes.entries()) {
      const [before, after] = [nodes[index - 1], nodes[index + 1]];
      writer.object(
        object,
        `<< /Parent ${parent} 0 R ${after ? `/Next ${after.object} 0 R ` : ''}${before ? `/Prev ${before.object} 0 R ` : ''}` +
          `${ends(below)}${below.length === 0 ? '' : `/Count -${below.length} `}/Title ${title} /Dest ${destination} 0 R >>`,
      );
      write(below, object);
    }
  };
  writer.object(root, `<< /Type /Outlines ${ends(top)}/Count ${top.length} >>`);
  write(top, root);
};
