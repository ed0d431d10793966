import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { directionOf } from '../../domain/language.ts';
import type { PaperBlock, SubmissionPaper } from './submission-paper.ts';

/** The paper as a Word file, from right to left where its language is. */
export const paperAsWord = (paper: SubmissionPaper): Promise<Buffer> => {
  const rtl = directionOf(paper.language) === 'rtl';
  const run = (text: string, bold = false): TextRun => new TextRun({ text, bold, rightToLeft: rtl });
  const direction = { bidirectional: rtl };
  const cell = (text: string, bold: boolean): TableCell =>
    new TableCell({ children: [new Paragraph({ ...direction, children: [run(text, bold)] })] });
  const written = (block: PaperBlock): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ ...direction, heading: HeadingLevel.HEADING_1, children: [run(block.text)] })];
      case 'paragraph':
        return [new Paragraph({ ...direction, spacing: { after: 160 }, children: [run(block.text)] })];
      case 'list':
        return block.items.map((item) => new Paragraph({ ...direction, bullet: { level: 0 }, children: [run(item)] }));
      case 'table':
        return [
          new Paragraph({ ...direction, keepNext: true, children: [run(block.caption, true)] }),
          new Table({
            visuallyRightToLeft: rtl,
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              new TableRow({ tableHeader: true, children: block.header.map((text) => cell(text, true)) }),
              ...block.rows.map((row) => new TableRow({ children: row.map((text) => cell(text, false)) })),
            ],
          }),
          new Paragraph({ ...direction, children: [] }),
        ];
    }
  };
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    sections: [
      {
        children: [
          new Paragraph({
            ...direction,
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [run(paper.title)],
          }),
          new Paragraph({ ...direction, alignment: AlignmentType.CENTER, children: [run(paper.author)] }),
          ...paper.blocks.flatMap(written),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};
