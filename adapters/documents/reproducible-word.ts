import { type Document, Packer, Paragraph } from 'docx';
import { withEntryDates } from './fixed-zip.ts';
import { withoutAutomaticMarks } from './word-note-mark.ts';
import type { PlacedText } from './word-part.ts';
import { readZip, writeZip } from './zip.ts';

/** What a Word file says about itself. */
export interface WordProperties {
  readonly title: string;
  readonly creator: string;
  /** What the document belongs to. */
  readonly subject?: string;
  /** Language of the text, as a tag: "fr". */
  readonly language: string;
  /** Date of the document; it stands for the moments of creation and change. */
  readonly date: Date;
}

/**
 * Packs a document so that the same document gives the same bytes. The `docx` package writes the time
 * of packing into two places: the core properties, which are replaced, and the entries of the zip
 * archive, which are given the date of the document.
 * @param placed of a paper, whose notes have marks of their own: what takes the place of `textPlace`, and the notes it calls
 */
export const packReproducibly = async (
  document: Document,
  properties: WordProperties,
  placed: PlacedText | null = null,
): Promise<Uint8Array> => {
  const packed = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(properties) },
  ]);
  return withEntryDates(placed === null ? packed : withText(packed, placed, properties.language), properties.date);
};

const withText = (packed: Uint8Array, { text, notes, media }: PlacedText, language: string): Uint8Array => {
  const files = new Map([...readZip(packed), ...media]);
  const read = (name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');
  const write = (name: string, pieces: readonly string[]) =>
    files.set(name, Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
  const [before = '', after] = read(mainPart).split(textPlaceXml);
  const whole = after === undefined ? [before] : [before, ...text, after];
  // The library cannot say that a section runs from the right, which puts the rule above the notes there.
  const last = language === 'ar' ? whole.at(-1)?.replace(endOfSection, `<w:bidi/>${endOfSection}`) : whole.at(-1);
  write(mainPart, [...whole.slice(0, -1), last ?? '']);
  const own = withoutAutomaticMarks(read(notesPart)).slice(0, -endOfNotes.length);
  write(notesPart, [own, ...notes, endOfNotes]);
  return writeZip(files);
};

const mainPart = 'word/document.xml';
const endOfSection = '<w:docGrid';
const notesPart = 'word/footnotes.xml';
const endOfNotes = '</w:footnotes>';

const textPlaceStyle = 'TextPlace';
const textPlaceXml = `<w:p><w:pPr><w:pStyle w:val="${textPlaceStyle}"/></w:pPr></w:p>`;

/** The place in a document where text written beforehand belongs. */
export const textPlace = (): Paragraph => new Paragraph({ style: textPlaceStyle });

const coreProperties = ({ title, creator, subject, language, date }: WordProperties): string => {
  const moment = `${date.toISOString().slice(0, 19)}Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title>`,
    subject === undefined ? '' : `<dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>${escaped(creator)}</dc:creator>`,
    `<dc:language>${escaped(language)}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
