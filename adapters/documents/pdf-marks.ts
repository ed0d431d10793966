import { deflateSync, inflateSync } from 'node:zlib';
import type { Direction } from '../../domain/language.ts';
import { movedObject, type PdfMove, type PdfObjects, readPdf, referenceIn, referencesIn } from './pdf-objects.ts';
import { dictionaryIn, type PackedPage, textOf } from './pdf-part.ts';
import type { PdfWriter } from './pdf-writer.ts';

/** What stands above and below the text of a long paper's pages. */
export interface PageMarks {
  /** Writes what the pages share. The answer gives the dictionary of a page, from 1, with its marks. */
  write(writer: PdfWriter): (page: PackedPage, number: number) => string;
}

/** The kinds of resources a page names. */
const resourceKinds = ['ColorSpace', 'Font', 'ExtGState', 'XObject', 'Pattern', 'Shading', 'Properties'] as const;

/** Where a piece names a resource. */
const namedResource = /^\/(\w+)(?= (?:cs|CS|gs|Do|scn|SCN|[\d.]+ Tf)\b)/gm;

/**
 * Marks that are composed of pieces, which pages share: one written for each of hundreds of pages would take the typesetter
 * longer than all else that surrounds the text.
 * @param sheet the pieces, as `set-marks` in paper.typ sets them, one to a page
 * @param whole pages of the paper
 * @param direction of the paper: its numbers stand at the end of a line
 */
export const pageMarks = (sheet: Uint8Array, whole: number, direction: Direction): PageMarks => ({
  write: (writer) => {
    const pdf = readPdf(sheet);
    const number = openReachable(writer, pdf);
    const resources = new Map<string, Set<string>>();
    const pieces = referencesIn(textOf(pdf, referenceIn(textOf(pdf, pdf.catalog), 'Pages')), 'Kids').map((page) => {
      const names = new Map<string, string>();
      for (const kind of resourceKinds)
        for (const [, name = '', old] of (dictionaryIn(textOf(pdf, page), kind) ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)) {
          // By the number of what it names: pieces of one page may use one name for different things.
          const fresh = `mark-${number(Number(old))}`;
          names.set(name, fresh);
          const entries = resources.get(kind) ?? new Set();
          resources.set(kind, entries.add(`/${fresh} ${number(Number(old))} 0 R`));
        }
      const content = inflateSync(
        pdf.objects.get(referenceIn(textOf(pdf, page), 'Contents'))?.stream ?? Buffer.alloc(0),
      );
      const marks = content.toString('latin1').replace(namedResource, (_whole, name: string) => {
        const fresh = names.get(name);
        if (fresh === undefined)
          throw new RangeError(`A mark of the pages uses ${name}, which its page does not name.`);
        return `/${fresh}`;
      });
      const own = writer.reserve();
      const deflated = deflateSync(Buffer.from(marks, 'latin1'));
      writer.stream(own, `<< /Length ${deflated.byteLength} /Filter /FlateDecode >>`, deflated);
      return own;
    });
    const piecesOf = piecesOn(pieces, String(whole).length, direction);
    return ({ text, contents }, page) => {
      const all = [...piecesOf(page), contents].map((piece) => `${piece} 0 R`).join(' ');
      return withResources(text.replace(/\/Contents \d+ 0 R/, `/Contents [${all}]`), resources);
    };
  },
});

/** Writes an object of a file, and those it refers to, when it is asked for the first time; the answer is its new number. */
const openReachable = (writer: PdfWriter, pdf: PdfObjects): ((old: number) => number) => {
  const numbers = new Map<number, number>();
  const number = (old: number): number => {
    const known = numbers.get(old);
    if (known !== undefined) return known;
    const fresh = writer.reserve();
    numbers.set(old, fresh);
    const { text = 'null', stream = null } = pdf.objects.get(old) ?? {};
    // First, for an object cannot be written while another one is.
    for (const [, referred] of text.matchAll(/(\d+) 0 R/g)) number(Number(referred));
    const moved = movedObject(text, move);
    if (stream === null) writer.object(fresh, moved);
    else writer.stream(fresh, moved, stream);
    return fresh;
  };
  const move: PdfMove = { number, keys: 0, prefix: '' };
  return number;
};

/** The sheet has the head, ten figures for each place of a number, and what follows a number of one figure, of two … */
const piecesOn =
  (pieces: readonly number[], places: number, direction: Direction) =>
  (page: number): number[] => {
    const [head, ...feet] = pieces;
    const figures = [...String(page)].map(Number);
    const place = (at: number): number => (direction === 'ltr' ? figures.length - 1 - at : at);
    return [
      head,
      ...figures.map((figure, at) => feet[place(at) * 10 + figure]),
      feet[places * 10 + figures.length - 1],
    ].filter((piece) => piece !== undefined);
  };

const withResources = (page: string, resources: ReadonlyMap<string, ReadonlySet<string>>): string => {
  let text = page;
  for (const [kind, entries] of resources) {
    const added = [...entries].join(' ');
    text = text.includes(`/${kind} <<`)
      ? text.replace(`/${kind} <<`, `/${kind} << ${added}`)
      : text.replace('/Resources <<', `/Resources << /${kind} << ${added} >>`);
  }
  return text;
};
