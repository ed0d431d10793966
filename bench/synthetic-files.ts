import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { createTypstCompiler, type TypstCompiler } from '../adapters/documents/typst-compiler.ts';
import type { CompiledSubmission } from '../domain/compile/compiled-submission.ts';
import { cellOf, itemOf, type TextRun as Run, type SubmissionBlock } from '../domain/paper/blocks.ts';

/** A submission as a mission hands it in. */
export interface OriginalFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The note at the end of a Word file, which has to come out of every paper. */
export const noteOf = (code: string): string => `Note that ${code} put at the end.`;

const words = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Which kind of file a submission comes as: every language as every kind, Word twice as often as the others. */
export const kindOf = (index: number): 'docx' | 'pdf' | 'txt' =>
  (['docx', 'pdf', 'docx', 'txt'] as const)[Math.floor(index / 6) % 4] ?? 'docx';

/** The file of a submission. */
export const originalFile = async (submission: CompiledSubmission, index: number): Promise<OriginalFile> => {
  const name = `reply-${index + 1}`;
  switch (kindOf(index)) {
    case 'docx':
      return {
        name: `${name}.docx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        bytes: await wordOf(submission),
      };
    case 'pdf':
      return { name: `${name}.pdf`, mediaType: 'application/pdf', bytes: pdfOf(submission) };
    case 'txt':
      return {
        name: `${name}.txt`,
        mediaType: 'text/plain',
        bytes: Buffer.from(submission.blocks.map(plainOf).join('\n\n')),
      };
  }
};

const plainOf = (block: SubmissionBlock): string => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return words(block.runs);
    case 'list':
      return block.items.map((item, index) => `${index + 1}. ${words(itemOf(item).runs)}`).join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell) => words(cellOf(cell).runs)).join(' | ')).join('\n');
    default:
      return '';
  }
};

const wordOf = async ({ blocks, direction, respondents }: CompiledSubmission): Promise<Uint8Array> => {
  const rtl = direction === 'rtl';
  const bidirectional = { bidirectional: rtl };
  const run = (text: string): TextRun => new TextRun({ text, rightToLeft: rtl });
  let lists = 0;
  const written = (block: SubmissionBlock): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({ ...bidirectional, heading: HeadingLevel.HEADING_1, children: [run(words(block.runs))] }),
        ];
      case 'paragraph':
        return [new Paragraph({ ...bidirectional, children: [run(words(block.runs))] })];
      case 'list': {
        lists += 1;
        const numbering = { reference: 'numbers', level: 0, instance: lists };
        return block.items.map(
          (item) => new Paragraph({ ...bidirectional, numbering, children: [run(words(itemOf(item).runs))] }),
        );
      }
      case 'table':
        return [
          new Table({
            visuallyRightToLeft: rtl,
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: block.rows.map(
              (row, index) =>
                new TableRow({
                  tableHeader: index === 0,
                  children: row.map(
                    (cell) =>
                      new TableCell({
                        children: [new Paragraph({ ...bidirectional, children: [run(words(cellOf(cell).runs))] })],
                      }),
                  ),
                }),
            ),
          }),
        ];
      default:
        return [];
    }
  };
  const note: ParagraphChild = new FootnoteReferenceRun({
    children: [new Paragraph(noteOf(respondents[0]?.code ?? ''))],
  });
  const document = new Document({
    numbering: {
      config: [{ reference: 'numbers', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }],
    },
    sections: [{ children: [...blocks.flatMap(written), new Paragraph({ children: [run('*'), note] })] }],
  });
  return Packer.toBuffer(document);
};

const source = `
#let paper = json("paper.json")
#set page(paper: "a4", margin: 25mm)
#set text(size: 11pt, dir: if paper.direction == "rtl" { rtl } else { ltr })
#for block in paper.blocks {
  if block.kind == "heading" { heading(block.text) }
  if block.kind == "paragraph" { par(block.text) }
  if block.kind == "list" { enum(..block.items) }
  if block.kind == "table" { table(columns: block.rows.first().len(), ..block.rows.flatten()) }
}
`;

let compiler: TypstCompiler | undefined;

const pdfOf = ({ blocks, direction, language }: CompiledSubmission): Uint8Array => {
  compiler ??= createTypstCompiler();
  const data = blocks.map((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return { kind: block.kind, text: words(block.runs) };
    if (block.kind === 'list') return { kind: 'list', items: block.items.map((item) => words(itemOf(item).runs)) };
    if (block.kind === 'table')
      return { kind: 'table', rows: block.rows.map((row) => row.map((cell) => words(cellOf(cell).runs))) };
    return { kind: 'none' };
  });
  return compiler.compilePdf(source, {
    title: language ?? 'reply',
    date: new Date(Date.UTC(2015, 5, 30)),
    files: new Map([['paper.json', Buffer.from(JSON.stringify({ direction, blocks: data }))]]),
  });
};
