import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { movedObject, type PdfMove, type PdfObjects, readPdf, referenceIn, referencesIn } from './pdf-objects.ts';
import { outlineEntries, type PlacedEntry, writeOutline } from './pdf-outline.ts';
import { createPdfWriter } from './pdf-writer.ts';

/** Where a part's bookmark leads. */
export interface Bookmark {
  /** Page of the part, from 0. */
  readonly page: number;
  /** Distance from the lower edge of the page, in points. */
  readonly y: number;
}

/** What has to be known about a part before the frame can be set. */
export interface JoinedPart {
  readonly pages: number;
  /** In reading order. */
  readonly bookmarks: readonly Bookmark[];
}

/** Joins the parts of a paper, set one by one, into one tagged PDF. */
export interface PdfJoin {
  /**
   * Takes the next part. Its bytes are not needed afterwards.
   * @param levels how deep each of its bookmarks stands in the whole, 1 for a chapter
   * @throws RangeError where the part has more bookmarks or fewer
   */
  add(part: Uint8Array, levels: readonly number[]): JoinedPart;
  /**
   * Ends the file with the frame: the pages before the parts, then one page for each of theirs, with what stands
   * above and below the text. Title, language and links between the parts are the frame's.
   * @throws RangeError where the frame has fewer pages than the parts
   */
  finish(frame: Uint8Array): Uint8Array;
}

interface PartPage {
  readonly number: number;
  /** Its dictionary, as it is to stand in the file. */
  readonly text: string;
  readonly contents: number;
}

/** What the tags of the parts have in common, as far as it is known. */
interface Tags {
  readonly children: number[];
  readonly keys: string[];
  readonly names: Map<string, string>;
  readonly roles: Set<string>;
  nextKey: number;
}

/** The objects of a part that give way to those of the whole. */
interface Skeleton {
  readonly pages: readonly number[];
  readonly pageTree: number;
  readonly tagRoot: number;
  readonly tagDocument: number;
  readonly outlines: number;
}

const skeletonOf = ({ objects, catalog }: PdfObjects): Skeleton => {
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

const textOf = ({ objects }: PdfObjects, number: number): string => objects.get(number)?.text ?? '';

/** The entries of a dictionary that stands under a key in another, without its brackets. */
const dictionaryIn = (text: string, key: string): string | null =>
  new RegExp(`/${key} <<\\s*([^<>]*?)\\s*>>`).exec(text)?.[1] ?? null;

const listIn = (text: string, key: string): string => new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '';

/** The kinds of resources a page names. */
const resourceKinds = ['ColorSpace', 'Font', 'ExtGState', 'XObject', 'Pattern', 'Shading', 'Properties'] as const;

/** Put before the names of the frame's resources on a page that has others. */
const framePrefix = 'frame-';

export const openPdfJoin = (): PdfJoin => {
  const writer = createPdfWriter();
  const pageTree = writer.reserve();
  const tagRoot = writer.reserve();
  const tagDocument = writer.reserve();
  const outlines = writer.reserve();
  const bookmarks: PlacedEntry[] = [];
  const tags: Tags = { children: [], keys: [], names: new Map(), roles: new Set(), nextKey: 0 };
  const partPages: PartPage[] = [];
  const hash = createHash('sha256');
  let files = 0;

  /** Writes all but the skeleton, and takes over the tags. */
  const take = (pdf: PdfObjects, skeleton: Skeleton, pageNumbers: readonly number[], left: ReadonlySet<number>) => {
    const numbers = new Map<number, number>([
      [skeleton.pageTree, pageTree],
      [skeleton.tagRoot, tagRoot],
      [skeleton.tagDocument, tagDocument],
      [skeleton.outlines, outlines],
      ...skeleton.pages.map((page, index): [number, number] => [page, pageNumbers[index] ?? 0]),
    ]);
    const number = (old: number): number => {
      const known = numbers.get(old);
      if (known !== undefined) return known;
      const fresh = writer.reserve();
      numbers.set(old, fresh);
      return fresh;
    };
    files += 1;
    const move: PdfMove = { number, keys: tags.nextKey, prefix: `${files}-` };
    const passed = new Set([...numbers.keys(), ...left]);
    for (const [old, { text, stream }] of pdf.objects) {
      if (passed.has(old)) continue;
      // A stream refers to others too: a page taken over to its fonts, a picture to what is transparent in it.
      const moved = movedObject(text, move);
      if (stream === null) writer.object(number(old), moved);
      else writeStream(number(old), moved, stream);
    }
    takeTags(textOf(pdf, skeleton.tagRoot), move);
    tags.children.push(...referencesIn(textOf(pdf, skeleton.tagDocument), 'K').map(number));
    return { number, moved: (old: number) => movedObject(textOf(pdf, old), move) };
  };

  const writeStream = (number: number, dictionary: string, bytes: Uint8Array): void => {
    // What describes the file stays readable for programs that know nothing else of it.
    if (dictionary.includes('/Filter') || dictionary.includes('/Metadata')) {
      writer.stream(number, dictionary, bytes);
      return;
    }
    const deflated = deflateSync(bytes);
    const coded = dictionary.replace(/\/Length \d+/, `/Length ${deflated.byteLength} /Filter /FlateDecode`);
    writer.stream(number, coded, deflated);
  };

  const takeTags = (root: string, { number, keys, prefix }: PdfMove): void => {
    for (const [, key, element] of listIn(root, 'Nums').matchAll(/(\d+) (\d+) 0 R/g)) {
      tags.keys.push(`${Number(key) + keys} ${number(Number(element))} 0 R`);
      tags.nextKey = Math.max(tags.nextKey, Number(key) + keys + 1);
    }
    for (const [, name = '', element] of listIn(root, 'Names').matchAll(/\(([^()]*)\) (\d+) 0 R/g))
      tags.names.set(prefix + name, `${number(Number(element))} 0 R`);
    for (const [role] of (dictionaryIn(root, 'RoleMap') ?? '').matchAll(/\/\S+ \/\S+/g)) tags.roles.add(role);
  };

  return {
    add: (part, levels) => {
      hash.update(part);
      const pdf = readPdf(part);
      const skeleton = skeletonOf(pdf);
      const entries = outlineEntries(pdf, skeleton.outlines, skeleton.pages);
      if (entries.length !== levels.length)
        throw new RangeError(`The part has ${entries.length} bookmarks, not ${levels.length}.`);
      const left = new Set([
        pdf.catalog,
        pdf.info,
        referenceIn(textOf(pdf, pdf.catalog), 'Metadata'),
        ...entries.map(({ object }) => object),
      ]);
      const numbers = skeleton.pages.map(() => writer.reserve());
      const { number, moved } = take(pdf, skeleton, numbers, left);
      for (const [index, { title, destination }] of entries.entries())
        bookmarks.push({ level: levels[index] ?? 1, title, destination: number(destination) });
      for (const [index, page] of skeleton.pages.entries()) {
        const text = moved(page);
        partPages.push({ number: numbers[index] ?? 0, text, contents: referenceIn(text, 'Contents') });
      }
      return { pages: skeleton.pages.length, bookmarks: entries };
    },

    finish: (frame) => {
      const pdf = readPdf(frame);
      const skeleton = skeletonOf(pdf);
      const before = skeleton.pages.length - partPages.length;
      if (before < 0) throw new RangeError(`The frame has ${-before} pages too few.`);
      const numbers = skeleton.pages.map((_, index) => partPages[index - before]?.number ?? writer.reserve());
      const left = new Set([
        ...skeleton.pages.slice(before).map((page) => referenceIn(textOf(pdf, page), 'Contents')),
        ...outlineEntries(pdf, skeleton.outlines, skeleton.pages).map(({ object }) => object),
      ]);
      const { number, moved } = take(pdf, skeleton, numbers, left);
      // The frame's pages come first, though its tags were taken last.
      const own = referencesIn(textOf(pdf, skeleton.tagDocument), 'K').length;
      const children = [
        ...tags.children.slice(tags.children.length - own),
        ...tags.children.slice(0, -own || undefined),
      ];

      for (const [index, page] of skeleton.pages.entries()) {
        const body = partPages[index - before];
        const text = moved(page);
        if (body === undefined) {
          writer.object(numbers[index] ?? 0, text);
          continue;
        }
        const contents = pdf.objects.get(referenceIn(textOf(pdf, page), 'Contents'));
        const around = number(referenceIn(textOf(pdf, page), 'Contents'));
        const marks = deflateSync(
          Buffer.from(
            inflateSync(contents?.stream ?? new Uint8Array())
              .toString('latin1')
              .replace(/^\/(?=\w+ (?:cs|CS|gs|Do|scn|SCN|[\d.]+ Tf)\b)/gm, `/${framePrefix}`),
            'latin1',
          ),
        );
        writer.stream(around, `<< /Length ${marks.byteLength} /Filter /FlateDecode >>`, marks);
        writer.object(body.number, pageWithFrame(body, text, around));
      }
      writer.object(
        pageTree,
        `<< /Type /Pages /Count ${numbers.length} /Kids [${numbers.map((page) => `${page} 0 R`).join(' ')}] >>`,
      );
      writer.object(
        tagDocument,
        `<< /Type /StructElem /S /Document /P ${tagRoot} 0 R /K [${children.map((child) => `${child} 0 R`).join(' ')}] >>`,
      );
      const names = [...tags.names].sort(([left], [right]) => (left < right ? -1 : 1));
      writer.object(
        tagRoot,
        `<< /Type /StructTreeRoot /RoleMap << ${[...tags.roles].sort().join(' ')} >> /K [${tagDocument} 0 R] ` +
          `/ParentTree << /Nums [${tags.keys.join(' ')}] >> ` +
          (names.length === 0
            ? ''
            : `/IDTree << /Names [${names.map(([name, element]) => `(${name}) ${element}`).join(' ')}] >> `) +
          `/ParentTreeNextKey ${tags.nextKey} >>`,
      );
      writeOutline(writer, outlines, bookmarks);
      const id = hash.update(frame).digest('hex').slice(0, 32);
      return writer.end(number(pdf.catalog), number(pdf.info), `[<${id}> <${id}>]`);
    },
  };
};

/** The page of a part with the contents and the resources of the frame's page. */
const pageWithFrame = (body: PartPage, frame: string, contents: number): string => {
  let text = body.text.replace(/\/Contents \d+ 0 R/, `/Contents [${contents} 0 R ${body.contents} 0 R]`);
  for (const kind of resourceKinds) {
    const added = dictionaryIn(frame, kind)?.replaceAll('/', `/${framePrefix}`);
    if (added === undefined) continue;
    text = text.includes(`/${kind} <<`)
      ? text.replace(`/${kind} <<`, `/${kind} << ${added}`)
      : text.replace('/Resources <<', `/Resources << /${kind} << ${added} >>`);
  }
  return text;
};
