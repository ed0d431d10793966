import { createTypstCompiler, type TypstCompiler } from '../../adapters/documents/typst-compiler.ts';
import { directionOf } from '../../domain/language.ts';
import type { SubmissionPaper } from './submission-paper.ts';

const source = `
#let paper = json(bytes(sys.inputs.paper))
#set page(paper: "a4", margin: 25mm, numbering: "1")
#set text(size: 11pt, lang: paper.language, dir: if sys.inputs.direction == "rtl" { rtl } else { ltr })
#show heading: set block(above: 1.4em, below: 0.8em)
#align(center)[#text(size: 15pt, weight: "bold", paper.title) #linebreak() #paper.author]
#v(8mm)
#for block in paper.blocks {
  if block.kind == "heading" { heading(block.text) }
  if block.kind == "paragraph" { par(block.text) }
  if block.kind == "list" { list(..block.items) }
  if block.kind == "table" {
    figure(
      caption: figure.caption(position: top, block.caption),
      supplement: none,
      numbering: none,
      table(
        columns: block.header.len(),
        align: start,
        table.header(..block.header.map(strong)),
        ..block.rows.flatten(),
      ),
    )
  }
}
`;

let compiler: TypstCompiler | undefined;

/** The paper as a PDF. The first call starts the compiler. */
export const paperAsPdf = (paper: SubmissionPaper, date: Date): Buffer => {
  compiler ??= createTypstCompiler();
  const pdf = compiler.compilePdf(source, {
    title: paper.title,
    author: paper.author,
    date,
    inputs: { paper: JSON.stringify(paper), direction: directionOf(paper.language) },
  });
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
};
