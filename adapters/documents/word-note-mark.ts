import {
  BuilderElement,
  FootnoteReferenceRun,
  type IContext,
  type IXmlableObject,
  type Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';

/**
 * The mark of a note, written out. Word's own numbers begin anew by section at best, and LibreOffice counts through the
 * whole file: a submission would not have the numbers its author gave its notes, nor an agenda item its asterisk.
 */
export class MarkedNote extends FootnoteReferenceRun {
  readonly #mark: string;

  /** @param note the note, which begins with `noteMark` */
  constructor(mark: string, note: Paragraph) {
    super({ children: [note] });
    this.#mark = mark;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const run = super.prepForXml(context);
    const children = run?.['w:r'];
    if (!Array.isArray(children)) return run;
    for (const child of children as IXmlableObject[]) {
      const reference = child['w:footnoteReference'] as { _attr: object } | undefined;
      if (reference !== undefined) reference._attr = { 'w:customMarkFollows': 1, ...reference._attr };
    }
    return { 'w:r': [...children, { 'w:t': [this.#mark] }] };
  }
}

/**
 * The mark where the note itself begins. LibreOffice puts it there by itself, and with ours there would be two (7.4; it
 * takes away that of the first note alone): what asks for a part of the format that only Word has is passed over there.
 */
export const noteMark = (mark: string): ParagraphChild[] => [
  new BuilderElement({
    name: 'mc:AlternateContent',
    children: [
      new BuilderElement({
        name: 'mc:Choice',
        attributes: { requires: { key: 'Requires', value: 'w15' } },
        children: [new TextRun({ text: mark, style: 'FootnoteReference' })],
      }),
    ],
  }) as unknown as ParagraphChild,
  new TextRun(' '),
];

/** What the library puts before every note, for Word to fill in a number. */
const automaticMark = /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/g;

/** The notes of a file without numbers of Word's own. */
export const withoutAutomaticMarks = (notes: string): string => notes.replace(automaticMark, '');
