import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx';
import type { Language } from '../../domain/language.ts';

/** Width of the text on an A4 page between margins of 2.6 cm, in twentieths of a point. */
export const textWidth = 8958;
export const sideMargin = 1474;

/** Fonts every office machine has; Word shapes Arabic and takes Chinese from the font named for it. */
const wordFonts = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: 'SimSun',
} as const;

/** Language marks for spelling and for screen readers. */
export const wordLanguages: Readonly<Record<Language, string>> = {
  ar: 'ar-SA',
  zh: 'zh-CN',
  en: 'en-GB',
  fr: 'fr-FR',
  ru: 'ru-RU',
  es: 'es-ES',
};

/** Half points. Arabic is set larger, its letters being small for their size. */
const bodySize = 21;
const arabicSize = 26;

const heading = (size: number, before: number, italics = false) => ({
  run: {
    size,
    sizeComplexScript: size + 4,
    bold: true,
    boldComplexScript: true,
    italics,
    color: '000000',
    font: wordFonts,
  },
  paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
});

/** Names of the styles that have none in Word itself. */
export const wordStyles = {
  body: 'Body',
  list: 'ListText',
  note: 'SourceNote',
  table: 'TableText',
  caption: 'TableCaption',
  figure: 'Figure',
  figureCaption: 'FigureCaption',
  contentsTitle: 'ContentsTitle',
  masthead: 'Masthead',
  mastheadBody: 'MastheadBody',
  title: 'PaperTitle',
  byline: 'PaperByline',
} as const;

/** Styles of a paper; Word's own names where it has them, so that its navigation and contents work. */
export const paperStyles = (language: Language): IStylesOptions => ({
  default: {
    document: {
      run: {
        font: wordFonts,
        size: bodySize,
        sizeComplexScript: arabicSize,
        language: { value: wordLanguages[language], eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 120, line: 250, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(28, 360),
    heading2: heading(24, 320),
    heading3: heading(22, 220),
    heading4: heading(21, 200, true),
    heading5: heading(21, 180, true),
    heading6: heading(21, 180, true),
    footnoteText: { run: { size: 18, sizeComplexScript: 22 }, paragraph: { spacing: { after: 40 } } },
  },
  paragraphStyles: [
    { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', paragraph: { spacing: { before: 120, after: 40 } } },
    { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', paragraph: { spacing: { after: 20 }, indent: { left: 340 } } },
    {
      id: wordStyles.body,
      name: 'Body',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.BOTH, spacing: { after: 120, line: 250, lineRule: LineRuleType.AUTO } },
    },
    {
      id: wordStyles.list,
      name: 'List Text',
      basedOn: wordStyles.body,
      paragraph: { spacing: { after: 60 } },
    },
    { id: wordStyles.note, name: 'Source Note', basedOn: 'Normal', run: { size: 18, sizeComplexScript: 22 } },
    {
      id: wordStyles.table,
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 18, sizeComplexScript: 22 },
      paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: wordStyles.caption,
      name: 'Table Caption',
      basedOn: 'Normal',
      run: { bold: true, boldComplexScript: true },
      paragraph: { keepNext: true, spacing: { before: 160, after: 80 } },
    },
    {
      id: wordStyles.figure,
      name: 'Figure',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 200, after: 80 } },
    },
    {
      id: wordStyles.figureCaption,
      name: 'Figure Caption',
      basedOn: 'Normal',
      run: { size: 18, sizeComplexScript: 22 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
    },
    {
      id: wordStyles.contentsTitle,
      name: 'Contents Title',
      basedOn: 'Normal',
      run: { bold: true, boldComplexScript: true, size: 24 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 80 } },
    },
    { id: wordStyles.masthead, name: 'Masthead', basedOn: 'Normal', paragraph: { spacing: { after: 0 } } },
    {
      id: wordStyles.mastheadBody,
      name: 'Masthead Body',
      basedOn: 'Masthead',
      run: { bold: true, boldComplexScript: true, size: 29 },
      paragraph: { spacing: { after: 0, line: 276, lineRule: LineRuleType.AUTO } },
    },
    {
      id: wordStyles.title,
      name: 'Paper Title',
      basedOn: 'Normal',
      quickFormat: true,
      run: { bold: true, boldComplexScript: true, size: 32 },
      paragraph: { spacing: { before: 400, after: 120 }, indent: { left: 680, right: 680 }, keepNext: true },
    },
    {
      id: wordStyles.byline,
      name: 'Paper Byline',
      basedOn: 'Normal',
      run: { bold: true, boldComplexScript: true, size: 23 },
      paragraph: { spacing: { after: 240 }, indent: { left: 680, right: 680 } },
    },
  ],
});
