import type { HeadingBlock, PaperBlock } from './paper.ts';
import { plainText } from './paper.ts';

/** A block that is not a heading: headings are what sections begin with. */
export type ContentBlock = Exclude<PaperBlock, HeadingBlock>;

/** What stands under a heading. */
export interface OutlineSection {
  readonly heading: HeadingBlock;
  /** Names the section in links: without white space, once in the paper, and the same whoever else is in the paper. */
  readonly anchor: string;
  readonly content: readonly ContentBlock[];
  readonly sections: readonly OutlineSection[];
}

export interface Outline {
  /** Before the first heading. */
  readonly content: readonly ContentBlock[];
  readonly sections: readonly OutlineSection[];
}

/** A name for links made of a heading's words: small letters and digits of any script, joined by hyphens. */
const slug = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60)
    .replace(/-+$/u, '') || 'section';

/** Gives out names, each once: the second of a kind is called "-2". */
const anchorNames = (): ((text: string) => string) => {
  const given = new Map<string, number>();
  return (text) => {
    const name = slug(text);
    const count = (given.get(name) ?? 0) + 1;
    given.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  };
};

interface OpenSection {
  readonly heading: HeadingBlock;
  readonly anchor: string;
  readonly content: ContentBlock[];
  readonly sections: OpenSection[];
}

/**
 * The blocks of one text nested under their headings. A heading belongs under the nearest one before it that is higher.
 * @param within anchor of what the text stands in; the anchors inside begin with it
 */
export const outlineOf = (blocks: readonly PaperBlock[], within = ''): Outline => {
  const content: ContentBlock[] = [];
  const sections: OpenSection[] = [];
  const open: OpenSection[] = [];
  const names = anchorNames();
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      (open.at(-1)?.content ?? content).push(block);
      continue;
    }
    while ((open.at(-1)?.heading.level ?? 0) >= block.level) open.pop();
    const own = names(block.anchor ?? plainText(block.runs));
    const section: OpenSection = {
      heading: block,
      anchor: within === '' ? own : `${within}--${own}`,
      content: [],
      sections: [],
    };
    (open.at(-1)?.sections ?? sections).push(section);
    open.push(section);
  }
  return { content, sections };
};
