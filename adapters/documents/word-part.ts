import type { Document, FileChild, IContext, Paragraph } from 'docx';
import { writtenXml } from './word-xml.ts';

/** What a piece of text needs of the file it will stand in. All numbers are counted within the piece, from 1. */
export interface WordPart {
  readonly xml: string;
  /** The content of each note. */
  readonly notes: readonly string[];
  /** Name and address of each link, in the text and in notes. */
  readonly links: readonly (readonly [name: string, address: string])[];
  readonly noteLinks: readonly (readonly [name: string, address: string])[];
  /** Numbering and instance of each list. */
  readonly lists: readonly (readonly [numbering: string, instance: number])[];
  /** How many pictures it shows, and their bytes. */
  readonly pictures: number;
  readonly media: readonly (readonly [file: string, bytes: Uint8Array])[];
}

/** Writes blocks as XML by themselves, noting down what the library would enter in a file. */
export const wordPart = (blocks: readonly FileChild[]): WordPart => {
  const links: [string, string][] = [];
  const noteLinks: [string, string][] = [];
  const lists = new Map<string, [string, number]>();
  const notes: string[] = [];
  const media = new Map<string, Uint8Array>();
  let pictures = 0;
  const part = (into: [string, string][]) => ({
    Relationships: {
      addRelationship: (name: string, _kind: string, address: string) => void into.push([name, address]),
    },
  });
  // No page is given: tables come with widths of their own.
  const body = { ...part(links), View: {} };
  const noteBody = part(noteLinks);
  const write = (block: FileChild, viewWrapper: object): string =>
    writtenXml(block, { file, viewWrapper, stack: [] } as unknown as IContext);
  // As much of a file as the library asks for while it writes.
  const file = {
    Document: body,
    Numbering: {
      createConcreteNumberingInstance: (numbering: string, instance: number) =>
        void lists.set(`${numbering}-${instance}`, [numbering, instance]),
    },
    FootNotes: {
      View: {
        idOf: (_call: object, note: { readonly children: readonly Paragraph[] }) =>
          notes.push(note.children.map((child) => write(child, noteBody)).join('')),
      },
    },
    Media: {
      addImage: (name: string, { data }: { readonly data: Uint8Array }) => {
        pictures += 1;
        media.set(name, data);
      },
    },
  };
  const xml = blocks.map((block) => write(block, body)).join('');
  return { xml, notes, links, noteLinks, lists: [...lists.values()], pictures, media: [...media] };
};

/** Text and notes as they stand in the file. */
export interface PlacedText {
  readonly text: readonly string[];
  readonly notes: readonly string[];
  /** Bytes of the pictures, by their place in the file. */
  readonly media: ReadonlyMap<string, Uint8Array>;
}

/** What the library would ask of its own parts. */
interface WordFile {
  readonly Document: { readonly Relationships: Relationships };
  readonly FootNotes: { readonly Relationships: Relationships };
  readonly Numbering: {
    createConcreteNumberingInstance(numbering: string, instance: number): void;
    readonly ConcreteNumbering: readonly {
      readonly reference: string;
      readonly instance: number;
      readonly numId: number;
    }[];
  };
}

interface Relationships {
  addRelationship(name: string, kind: string, address: string, mode?: 'External'): void;
}

const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What stands in XML where a number of the whole file belongs. Text has no such quotation marks: they are escaped. */
const places =
  /(?<=<w:numId w:val=")\{([^{}"]+)-(\d+)\}(?="\/>)|(?<=r:id="rIdlink)(\d+)(?=")|(?<=<w:footnoteReference w:customMarkFollows="1" w:id=")(\d+)(?=")|(?<=r:embed="rId)\{([^{}"]+)\}(?=")|(?<=<wp:docPr id=")(\d+)(?=")/g;

/**
 * Enters parts in a document, one after the other, before it is packed; the numbers in them become those of the file.
 * @param notesBefore notes that the document has already
 */
export const placeWordParts = (document: Document, parts: readonly WordPart[], notesBefore: number): PlacedText => {
  const word = document as unknown as WordFile;
  const starts: {
    readonly links: number;
    readonly lists: number;
    readonly notes: number;
    readonly pictures: number;
  }[] = [];
  let [links, lists, notes, pictures] = [0, 0, notesBefore, 0];
  const mediaNames = new Map<string, string>();
  const media = new Map<string, Uint8Array>();
  for (const part of parts) {
    starts.push({ links, lists, notes, pictures });
    for (const [name, address] of part.links)
      word.Document.Relationships.addRelationship(moved(name, links), `${kinds}/hyperlink`, address, 'External');
    for (const [name, address] of part.noteLinks)
      word.FootNotes.Relationships.addRelationship(moved(name, links), `${kinds}/hyperlink`, address, 'External');
    for (const [numbering, instance] of part.lists)
      word.Numbering.createConcreteNumberingInstance(numbering, instance === 0 ? 0 : instance + lists);
    for (const [file, data] of part.media) {
      if (mediaNames.has(file)) continue;
      const name = `picture${mediaNames.size + 1}`;
      mediaNames.set(file, name);
      media.set(`word/media/${file}`, data);
      word.Document.Relationships.addRelationship(name, `${kinds}/image`, `media/${file}`);
    }
    links += part.links.length + part.noteLinks.length;
    lists += Math.max(0, ...part.lists.map(([, instance]) => instance));
    notes += part.notes.length;
    pictures += part.pictures;
  }
  const numbers = new Map(
    word.Numbering.ConcreteNumbering.map(({ reference, instance, numId }) => [`${reference}-${instance}`, numId]),
  );
  const placed = (xml: string, start: (typeof starts)[number]): string =>
    xml.replace(
      places,
      (
        whole,
        numbering?: string,
        instance?: string,
        link?: string,
        note?: string,
        medium?: string,
        picture?: string,
      ) => {
        if (numbering !== undefined)
          return String(numbers.get(`${numbering}-${instance === '0' ? 0 : Number(instance) + start.lists}`) ?? whole);
        if (link !== undefined) return String(Number(link) + start.links);
        if (note !== undefined) return String(Number(note) + start.notes);
        if (medium !== undefined) return mediaNames.get(medium) ?? whole;
        return String(Number(picture) + start.pictures);
      },
    );
  const at = (index: number): (typeof starts)[number] => starts[index] ?? { links: 0, lists: 0, notes: 0, pictures: 0 };
  return {
    media,
    text: parts.map(({ xml }, index) => placed(xml, at(index))),
    notes: parts.flatMap((part, index) =>
      part.notes.map(
        (note, position) =>
          `<w:footnote w:id="${at(index).notes + position + 1}">${placed(note, at(index))}</w:footnote>`,
      ),
    ),
  };
};

/** "link3" behind seven others is "link10". */
const moved = (name: string, before: number): string => `link${Number(name.slice('link'.length)) + before}`;
