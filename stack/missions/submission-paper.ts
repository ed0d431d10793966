import type { SeededRandom } from '../../domain/rehearsal/seeded-random.ts';
import type { SubmissionTexts } from './texts/submission-texts.ts';

export type PaperBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** What a mission hands in, before it becomes a file. */
export interface SubmissionPaper {
  readonly language: SubmissionTexts['language'];
  readonly title: string;
  /** The mission's own name, on a line of its own. */
  readonly author: string;
  readonly blocks: readonly PaperBlock[];
}

/**
 * Draws a paper of 6 to 14 paragraphs under headings, often with a list, sometimes with a table. The same
 * stream gives the same paper. A second version is the first with a section added, as revised texts are.
 */
export const drawPaper = (
  texts: SubmissionTexts,
  author: string,
  random: SeededRandom,
  version: number,
): SubmissionPaper => {
  const title = random.pick(texts.titles);
  const opening = random.pick(texts.openings);
  const order = random.shuffle(texts.sections);
  const count = random.integer(3, Math.min(6, texts.sections.length - 1));
  // A short paper has whole sections; a long one may leave paragraphs out.
  const chosen = texts.sections.filter((section) => order.indexOf(section) < count);
  const sections = chosen.map((section, index) =>
    index < 3 || random.chance(0.6) ? section : firstParagraphOf(section),
  );
  const items = random.shuffle(texts.list.items).slice(0, random.integer(3, texts.list.items.length));
  const withList = random.chance(0.7);
  const withTable = random.chance(0.3);
  const closing = random.pick(texts.closings);
  const added = version > 1 ? order.slice(count, count + 1) : [];
  const blocks: PaperBlock[] = [
    { kind: 'paragraph', text: opening },
    ...[...sections, ...added].flatMap((section): PaperBlock[] => [
      { kind: 'heading', text: section.heading },
      ...section.paragraphs.map((text): PaperBlock => ({ kind: 'paragraph', text })),
    ]),
  ];
  if (withList) blocks.push({ kind: 'paragraph', text: texts.list.introduction }, { kind: 'list', items });
  if (withTable) blocks.push({ kind: 'table', ...texts.table });
  blocks.push({ kind: 'paragraph', text: closing });
  return { language: texts.language, title, author, blocks };
};

const firstParagraphOf = (section: SubmissionTexts['sections'][number]): SubmissionTexts['sections'][number] => ({
  ...section,
  paragraphs: section.paragraphs.slice(0, 1),
});

/** The paper as plain text: blocks apart by an empty line, lines ended by LF. */
export const paperAsText = (paper: SubmissionPaper): string =>
  [
    paper.title,
    paper.author,
    ...paper.blocks.map((block) => {
      if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n');
      if (block.kind === 'table') {
        return [block.caption, ...[block.header, ...block.rows].map((cells) => cells.join(' | '))].join('\n');
      }
      return block.text;
    }),
  ].join('\n\n');
