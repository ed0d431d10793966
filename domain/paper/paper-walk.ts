import { listItems, type Paper, type PaperBlock, type Run, type Runs } from './paper.ts';

/** Every block in reading order, those inside sections too. */
export const blocksIn = (content: readonly PaperBlock[]): PaperBlock[] =>
  content.flatMap((block) => (block.kind === 'section' ? [block, ...blocksIn(block.blocks)] : [block]));

/** All runs of a block, of its inner blocks too; footnotes hang on the runs that call them. */
export const runsIn = (block: PaperBlock): Runs[] => {
  switch (block.kind) {
    case 'section':
      return block.blocks.flatMap(runsIn);
    case 'heading':
    case 'paragraph':
      return [block.runs];
    case 'list':
      return listItems(block).flatMap(({ runs, below }) => [runs, ...(below === null ? [] : runsIn(below))]);
    case 'table':
      return [...(block.caption ? [block.caption] : []), ...block.rows.flat().map(({ runs }) => runs)];
    case 'image':
      return block.caption ? [block.caption] : [];
    case 'pages':
      return [block.elsewhere];
    case 'contents':
    case 'page-break':
      return [];
  }
};

/** SHA-256 of every file the paper shows and does not hold itself, each once, in the order in which they are met. */
export const filesIn = (paper: Paper): string[] => [
  ...new Set(
    blocksIn(paper.content).flatMap((block) => {
      if (block.kind === 'pages') return [block.sha256];
      return block.kind === 'image' && block.source.kind === 'raster' ? [block.source.sha256] : [];
    }),
  ),
];

/** Letters of runs without their footnotes. */
export const lengthOf = (runs: readonly Run[]): number => runs.reduce((length, { text }) => length + text.length, 0);
