import {
  AlignmentType,
  BorderStyle,
  Document,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { NoteLine, NoteText } from '../../domain/dispatch/note-text.ts';
import type { Language } from '../../domain/language.ts';
import { directedPieces } from '../../domain/paper/left-to-right.ts';
import { packReproducibly } from './reproducible-word.ts';

/** Half points, as Word counts sizes. */
const size = { body: 22, letterhead: 28, small: 18 } as const;
/** Twentieths of a point. */
const indent = 709;
const labelWidth = 2950;
/** Where the place of initials or signature begins. */
const signatureIndent = 5400;
const grey = '5A5A5A';

/** Language tags as Word knows them. */
const wordLanguage: Readonly<Record<Language, string>> = {
  ar: 'ar-SA',
  zh: 'zh-CN',
  en: 'en-GB',
  fr: 'fr-FR',
  ru: 'ru-RU',
  es: 'es-ES',
};

/** A note as a Word document that an officer can change. The same note gives the same bytes. */
export const renderNoteWord = (note: NoteText): Promise<Uint8Array> => {
  const title = `${note.reference.value} – ${note.subject.value}`;
  const creator = note.letterhead[0] ?? '';
  const document = new Document({
    title,
    creator,
    styles: { default: { document: { run: runDefaults(note) } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1250, bottom: 1250, left: 1590, right: 1420 } },
        },
        children: paragraphsOf(note),
      },
    ],
  });
  return packReproducibly(document, {
    title,
    creator,
    language: wordLanguage[note.language],
    date: new Date(`${note.dated}T00:00:00Z`),
  });
};

const runDefaults = (note: NoteText): IRunOptions => {
  const tag = wordLanguage[note.language];
  return {
    // Faces that come with Word itself: an officer's machine has no others.
    font: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimSun', cs: 'Arial' },
    size: size.body,
    language: { value: tag, bidirectional: tag, eastAsia: tag },
  };
};

const paragraphsOf = (note: NoteText): Paragraph[] => {
  const set = paragraphSetter(note);
  const [office = '', ...address] = note.letterhead;
  const lines = [note.reference, note.addressee, note.subject, note.replyBy].filter((line) => line !== null);
  return [
    ...(note.translationLabel === null ? [] : [set(note.translationLabel, { italics: true, size: size.small })]),
    set(office, { bold: true, size: size.letterhead }),
    ...address.map((line, index) =>
      set(line, { size: size.small, color: grey }, index === address.length - 1 ? ruled : { spacing: { after: 0 } }),
    ),
    ...lines.map((line, index) => labelled(note, line, index === lines.length - 1)),
    ...(note.salutation === null ? [] : [set(note.salutation, {}, { spacing: { after: 200 } })]),
    ...[...note.paragraphs, ...(note.closing === null ? [] : [note.closing])].map((text) =>
      set(text, {}, { indent: { firstLine: indent }, spacing: { after: 180, line: 276 } }),
    ),
    set(note.placeAndDate, {}, { ...atTheEnd, spacing: { before: 300, after: 700 } }),
    ...(note.initials === null
      ? []
      : [
          set(note.initials.label, { size: size.small, color: grey }, signatureRule),
          ...note.initials.lines.map((line) => set(line, { size: size.small }, { indent: { start: signatureIndent } })),
        ]),
    ...(note.enclosures === null ? [] : [set(note.enclosures, { size: size.small }, { spacing: { before: 400 } })]),
  ];
};

const ruled: IParagraphOptions = {
  border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 6, color: '000000' } },
  spacing: { after: 360 },
};

/** "End" is the left edge in a text that runs from right to left. */
const atTheEnd: IParagraphOptions = { alignment: AlignmentType.END, keepNext: true };

const signatureRule: IParagraphOptions = {
  border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '000000' } },
  keepNext: true,
  indent: { start: signatureIndent },
  spacing: { after: 40 },
};

const paragraphSetter =
  (note: NoteText) =>
  (text: string, run: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph =>
    new Paragraph({
      bidirectional: note.direction === 'rtl',
      ...paragraph,
      children: textRuns(note, text, run),
    });

/** "28–30": Word ends a line after the dash unless a word joiner follows it. */
const rangeOfNumbers = /(?<=\d[–])(?=\d)/gu;

/** Text with its references, symbols and addresses as runs of their own: inside Arabic they read from left to right. */
const textRuns = (note: NoteText, text: string, run: IRunOptions = {}): TextRun[] =>
  directedPieces(text, note.direction).map(
    (piece) =>
      new TextRun({
        ...run,
        text: piece.text.replace(rangeOfNumbers, '\u2060'),
        rightToLeft: note.direction === 'rtl' && !piece.isolated,
      }),
  );

/** Label and value of a line at the head, the value hanging clear of the label. */
const labelled = (note: NoteText, line: NoteLine, isLast: boolean): Paragraph => {
  const rightToLeft = note.direction === 'rtl';
  return new Paragraph({
    bidirectional: rightToLeft,
    tabStops: [{ type: TabStopType.LEFT, position: labelWidth }],
    indent: { start: labelWidth, hanging: labelWidth },
    spacing: { after: isLast ? 360 : 80 },
    children: [
      new TextRun({ text: line.label, color: grey, rightToLeft }),
      new TextRun({ text: '\t', rightToLeft }),
      ...textRuns(note, line.value, { bold: line === note.subject }),
    ],
  });
};
