import { createHash } from 'node:crypto';
import type { PageMarks } from './pdf-marks.ts';
import { readPdf, referenceIn } from './pdf-objects.ts';
import { outlineEntries, type PlacedEntry, writeOutline } from './pdf-outline.ts';
import {
  type Bookmark,
  moveObjects,
  type PackedPage,
  type PackedPart,
  type PackedTags,
  skeletonNumbers,
  skeletonOf,
  textOf,
} from './pdf-part.ts';
import { createPdfWriter, type PdfBody, pdfOf } from './pdf-writer.ts';

/** What has to be known about a part before the frame can be set. */
export interface JoinedPart {
  readonly pages: number;
  /** In reading order. */
  readonly bookmarks: readonly Bookmark[];
}

/** Joins the parts of a paper, set one by one, into one tagged PDF. */
export interface PdfJoin {
  /** The first number that the objects of the next part may have. */
  base(): number;
  /**
   * Takes the next part, packed with that base.
   * @param levels how deep each of its bookmarks stands in the whole, 1 for a chapter
   * @throws RangeError where the part has more bookmarks or fewer
   */
  add(part: PackedPart, levels: readonly number[]): JoinedPart;
  /**
   * Ends the file with the frame: the pages before the parts, then one page for each of theirs. Title, language and links
   * between the parts are the frame's.
   * @param marksOf what stands above and below the text of the parts, in a paper of so many pages
   * @throws RangeError where the frame has fewer pages than the parts
   */
  finish(frame: Uint8Array, marksOf: (whole: number) => PageMarks): Uint8Array;
}

/**
 * Parts begin at multiples of it: so a part of which some words changed mostly leaves the numbers of those behind it as they
 * were, and what was packed serves again. A part of twenty pages has some two thousand objects.
 */
const baseStep = 4096;

export const openPdfJoin = (): PdfJoin => {
  const bookmarks: PlacedEntry[] = [];
  const tags: PackedTags[] = [];
  const partPages: PackedPage[] = [];
  const bodies: PdfBody[] = [];
  const hash = createHash('sha256');
  let next = Math.max(...Object.values(skeletonNumbers)) + 1;
  const base = (): number => Math.ceil(next / baseStep) * baseStep;

  return {
    base,
    add: (part, levels) => {
      if (part.bookmarks.length !== levels.length)
        throw new RangeError(`The part has ${part.bookmarks.length} bookmarks, not ${levels.length}.`);
      hash.update(part.sha256);
      next = part.next;
      bodies.push(part.body);
      tags.push(part.tags);
      partPages.push(...part.pages);
      for (const [index, { title, destination }] of part.bookmarks.entries())
        bookmarks.push({ level: levels[index] ?? 1, title, destination });
      return { pages: part.pages.length, bookmarks: part.bookmarks };
    },

    finish: (frame, marksOf) => {
      const pdf = readPdf(frame);
      const skeleton = skeletonOf(pdf);
      const before = skeleton.pages.length - partPages.length;
      if (before < 0) throw new RangeError(`The frame has ${-before} pages too few.`);
      const frameBase = base();
      const writer = createPdfWriter(frameBase);
      const numbers = skeleton.pages.map((_, index) => partPages[index - before]?.number ?? writer.reserve());
      const left = new Set([
        ...skeleton.pages.slice(before).map((page) => referenceIn(textOf(pdf, page), 'Contents')),
        ...outlineEntries(pdf, skeleton.outlines, skeleton.pages).map(({ object }) => object),
      ]);
      const { number, moved, tags: own } = moveObjects(writer, pdf, skeleton, frameBase, numbers, left);

      const marked = marksOf(numbers.length).write(writer);
      for (const [index, page] of skeleton.pages.entries()) {
        const body = partPages[index - before];
        writer.object(numbers[index] ?? 0, body === undefined ? moved(page) : marked(body, index + 1));
      }
      writer.object(
        skeletonNumbers.pageTree,
        `<< /Type /Pages /Count ${numbers.length} /Kids [${numbers.map((page) => `${page} 0 R`).join(' ')}] >>`,
      );
      // The frame's pages come first, though its numbers are the last.
      const children = [own, ...tags].flatMap((each) => each.children);
      const { tagRoot, tagDocument, outlines } = skeletonNumbers;
      writer.object(
        tagDocument,
        `<< /Type /StructElem /S /Document /P ${tagRoot} 0 R /K [${children.map((child) => `${child} 0 R`).join(' ')}] >>`,
      );
      const all = [...tags, own];
      const names = all.flatMap((each) => each.names).sort(([one], [other]) => (one < other ? -1 : 1));
      const keys = all.flatMap((each) => each.keys);
      const roles = [...new Set(all.flatMap((each) => each.roles))].sort();
      writer.object(
        tagRoot,
        `<< /Type /StructTreeRoot /RoleMap << ${roles.join(' ')} >> /K [${tagDocument} 0 R] ` +
          `/ParentTree << /Nums [${keys.join(' ')}] >> ` +
          (names.length === 0
            ? ''
            : `/IDTree << /Names [${names.map(([name, element]) => `(${name}) ${element}`).join(' ')}] >> `) +
          `/ParentTreeNextKey ${Number.parseInt(keys.at(-1) ?? '-1', 10) + 1} >>`,
      );
      writeOutline(writer, outlines, bookmarks);
      const id = hash.update(frame).digest('hex').slice(0, 32);
      const [catalog, info] = [number(pdf.catalog), number(pdf.info)];
      const last = writer.end();
      return pdfOf([...bodies, last], last.next, { catalog, info, id: `[<${id}> <${id}>]` });
    },
  };
};
