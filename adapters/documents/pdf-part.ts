import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { movedObject, type PdfMove, type PdfObjects, readPdf, referenceIn, referencesIn } from './pdf-objects.ts';
import { type OutlineEntry, outlineEntries } from './pdf-outline.ts';
import { createPdfWriter, type PdfBody, type PdfWriter } from './pdf-writer.ts';

/** Numbers that the same object has in every joined file: what all parts hang on. */
export const skeletonNumbers = { pageTree: 1, tagRoot: 2, tagDocument: 3, outlines: 4 } as const;

/** Where a part's bookmark leads. */
export interface Bookmark {
  /** Title as it is coded in the file. */
  readonly title: string;
  /** The object that says where it leads. */
  readonly destination: number;
  /** Page of the part, from 0. */
  readonly page: number;
  /** Distance from the lower edge of the page, in points. */
  readonly y: number;
}

export interface PackedPage {
  readonly number: number;
  /** Its dictionary, as it is to stand in the file. */
  readonly text: string;
  readonly contents: number;
}

/** What the tags of a part add to those of the whole. */
export interface PackedTags {
  readonly children: readonly number[];
  /** Entries of the tree that leads from a page's content to its tags, in order. */
  readonly keys: readonly string[];
  /** Names by which cells of tables and notes are known, and what they name. */
  readonly names: readonly (readonly [name: string, element: string])[];
  readonly roles: readonly string[];
}

/** What is known of a part that has its numbers. */
export interface PackedFacts {
  /** Numbers from here on are free. */
  readonly next: number;
  /** SHA-256 of the part as it was set, in hex. */
  readonly sha256: string;
  /** Its pages are not written yet: they get what stands above and below the text. */
  readonly pages: readonly PackedPage[];
  /** In reading order. */
  readonly bookmarks: readonly Bookmark[];
  readonly tags: PackedTags;
}

/** A part of a paper, numbered and compressed as it will stand in the whole. */
export interface PackedPart extends PackedFacts {
  readonly body: PdfBody;
}

/** The objects of a part that give way to those of the whole. */
export interface Skeleton {
  readonly pages: readonly number[];
  readonly pageTree: number;
  readonly tagRoot: number;
  readonly tagDocument: number;
  readonly outlines: number;
}

/** @throws RangeError where the file has no tags */
export const skeletonOf = ({ objects, catalog }: PdfObjects): Skeleton => {
  const text = (number: number): string => objects.get(number)?.text ?? '';
  const pageTree = referenceIn(text(catalog), 'Pages');
  const tagRoot = referenceIn(text(catalog), 'StructTreeRoot');
  const [tagDocument] = referencesIn(text(tagRoot), 'K');
  if (tagDocument === undefined) throw new RangeError('The PDF has no tags.');
  return {
    pages: referencesIn(text(pageTree), 'Kids'),
    pageTree,
    tagRoot,
    tagDocument,
    outlines: referenceIn(text(catalog), 'Outlines'),
  };
};

export const textOf = ({ objects }: PdfObjects, number: number): string => objects.get(number)?.text ?? '';

/** The entries of a dictionary that stands under a key in another, without its brackets. */
export const dictionaryIn = (text: string, key: string): string | null =>
  new RegExp(`/${key} <<\\s*([^<>]*?)\\s*>>`).exec(text)?.[1] ?? null;

const listIn = (text: string, key: string): string => new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '';

/** The objects of a file on their way into another. */
export interface MovedObjects {
  /** The new number of an object. */
  readonly number: (old: number) => number;
  /** The text of an object with the new numbers. */
  readonly moved: (old: number) => string;
  readonly tags: PackedTags;
}

/**
 * Writes the objects of a file with numbers of their own, all but the skeleton, and takes down its tags.
 * @param base the first number the file may use; keys of tags are counted from it, and names begin with it
 * @param pageNumbers the numbers that the pages have in the whole
 * @param left objects that are not wanted
 */
export const moveObjects = (
  writer: PdfWriter,
  pdf: PdfObjects,
  skeleton: Skeleton,
  base: number,
  pageNumbers: readonly number[],
  left: ReadonlySet<number>,
): MovedObjects => {
  const numbers = new Map<number, number>([
    [skeleton.pageTree, skeletonNumbers.pageTree],
    [skeleton.tagRoot, skeletonNumbers.tagRoot],
    [skeleton.tagDocument, skeletonNumbers.tagDocument],
    [skeleton.outlines, skeletonNumbers.outlines],
    ...skeleton.pages.map((page, index): [number, number] => [page, pageNumbers[index] ?? 0]),
  ]);
  const number = (old: number): number => {
    const known = numbers.get(old);
    if (known !== undefined) return known;
    const fresh = writer.reserve();
    numbers.set(old, fresh);
    return fresh;
  };
  const move: PdfMove = { number, keys: base, prefix: `${base}-` };
  const passed = new Set([...numbers.keys(), ...left]);
  for (const [old, { text, stream }] of pdf.objects) {
    if (passed.has(old)) continue;
    // A stream refers to others too: a page taken over to its fonts, a picture to what is transparent in it.
    const moved = movedObject(text, move);
    if (stream === null) writer.object(number(old), moved);
    else writeStream(writer, number(old), moved, stream);
  }
  const root = textOf(pdf, skeleton.tagRoot);
  return {
    number,
    moved: (old) => movedObject(textOf(pdf, old), move),
    tags: {
      children: referencesIn(textOf(pdf, skeleton.tagDocument), 'K').map(number),
      keys: [...listIn(root, 'Nums').matchAll(/(\d+) (\d+) 0 R/g)].map(
        ([, key, element]) => `${Number(key) + base} ${number(Number(element))} 0 R`,
      ),
      names: [...listIn(root, 'Names').matchAll(/\(([^()]*)\) (\d+) 0 R/g)].map(
        ([, name = '', element]) => [move.prefix + name, `${number(Number(element))} 0 R`] as const,
      ),
      roles: [...(dictionaryIn(root, 'RoleMap') ?? '').matchAll(/\/\S+ \/\S+/g)].map(([role]) => role),
    },
  };
};

const writeStream = (writer: PdfWriter, number: number, dictionary: string, bytes: Uint8Array): void => {
  // What describes the file stays readable for programs that know nothing else of it.
  if (dictionary.includes('/Filter') || dictionary.includes('/Metadata')) {
    writer.stream(number, dictionary, bytes);
    return;
  }
  const deflated = deflateSync(bytes);
  const coded = dictionary.replace(/\/Length \d+/, `/Length ${deflated.byteLength} /Filter /FlateDecode`);
  writer.stream(number, coded, deflated);
};

/**
 * Numbers and compresses a part as it will stand in the whole. What comes out depends on the part and on the base alone,
 * so that it serves every paper in which the part begins at that number.
 */
export const packPart = (part: Uint8Array, base: number): PackedPart => {
  const pdf = readPdf(part);
  const skeleton = skeletonOf(pdf);
  const entries = outlineEntries(pdf, skeleton.outlines, skeleton.pages);
  const writer = createPdfWriter(base);
  const left = new Set([
    pdf.catalog,
    pdf.info,
    referenceIn(textOf(pdf, pdf.catalog), 'Metadata'),
    ...entries.map(({ object }) => object),
  ]);
  const numbers = skeleton.pages.map(() => writer.reserve());
  const { number, moved, tags } = moveObjects(writer, pdf, skeleton, base, numbers, left);
  const bookmark = ({ title, destination, page, y }: OutlineEntry): Bookmark => ({
    title,
    destination: number(destination),
    page,
    y,
  });
  const bookmarks = entries.map(bookmark);
  const pages = skeleton.pages.map((page, index) => {
    const text = moved(page);
    return { number: numbers[index] ?? 0, text, contents: referenceIn(text, 'Contents') };
  });
  const { bytes, places, next } = writer.end();
  const sha256 = createHash('sha256').update(part).digest('hex');
  return { next, sha256, pages, bookmarks, tags, body: { bytes, places } };
};

/** A packed part as it is kept: the length of its facts (4 bytes), the facts, that of its places, the places, the objects. */
export const keptPart = ({ body, ...facts }: PackedPart): Uint8Array => {
  const written = Buffer.from(JSON.stringify(facts));
  const lengths = [written.byteLength, body.places.byteLength].map((length) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(length);
    return bytes;
  });
  return Buffer.concat([lengths[0] as Buffer, written, lengths[1] as Buffer, body.places, body.bytes]);
};

/** The other way round. */
export const partKept = (kept: Uint8Array): PackedPart => {
  const bytes = Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength);
  const factsEnd = 4 + bytes.readUInt32BE(0);
  const placesEnd = factsEnd + 4 + bytes.readUInt32BE(factsEnd);
  const facts = JSON.parse(bytes.toString('utf8', 4, factsEnd)) as PackedFacts;
  return {
    ...facts,
    body: { places: bytes.subarray(factsEnd + 4, placesEnd), bytes: bytes.subarray(placesEnd) },
  };
};
