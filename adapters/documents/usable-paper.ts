import { PermanentFailure } from '../../domain/errors.ts';
import type { ImageBlock, PagesBlock, Paper, PaperBlock } from '../../domain/paper/paper.ts';
import { blocksIn } from '../../domain/paper/paper-walk.ts';
import { imageFile, imageFiles } from './paper-image-files.ts';
import type { PaperFiles } from './paper-images.ts';
import type { TypstCompiler } from './typst-compiler.ts';

/** Sets nothing but the picture, or all the pages. */
const trial = (block: ImageBlock | PagesBlock): string =>
  block.kind === 'image'
    ? `#image("${imageFile(block.source)}", alt: "x")`
    : `#for number in range(1, ${block.pages + 1}) { image("${block.sha256}.pdf", page: number, alt: "x", width: 5cm) }`;

/**
 * The paper with what cannot be drawn put into words: a damaged picture by what it shows, pages that cannot be taken over
 * (encrypted, damaged) by their name. One file in one submission never keeps a paper from coming out, and all forms say
 * the same. Each picture is tried once.
 * @param compiler asked for where there is something to draw
 */
export const usablePaper = (paper: Paper, compiler: () => TypstCompiler, files: PaperFiles): Paper => {
  const tried = new Map<string, boolean>();
  const isUsable = (block: ImageBlock | PagesBlock): boolean => {
    const source = trial(block);
    const known = tried.get(source);
    if (known !== undefined) return known;
    let usable = true;
    try {
      compiler().compilePdf(source, {
        title: paper.title,
        date: new Date(0),
        single: true,
        files: new Map(imageFiles([block], files)),
      });
    } catch (error) {
      if (!(error instanceof PermanentFailure)) throw error;
      usable = false;
    }
    tried.set(source, usable);
    return usable;
  };
  const put = (block: PaperBlock): PaperBlock => {
    if (block.kind === 'section') return { ...block, blocks: block.blocks.map(put) };
    if ((block.kind !== 'image' && block.kind !== 'pages') || isUsable(block)) return block;
    return block.kind === 'image'
      ? { kind: 'paragraph', runs: [{ text: `[${block.alternative}]`, italic: true }] }
      : { kind: 'paragraph', style: 'note', runs: block.onFile };
  };
  const drawn = blocksIn(paper.content).some(({ kind }) => kind === 'image' || kind === 'pages');
  return drawn ? { ...paper, content: paper.content.map(put) } : paper;
};
