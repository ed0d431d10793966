import { type ILevelsOptions, type INumberingOptions, LevelFormat } from 'docx';
import { type ListBlock, listItem, type PaperBlock } from '../../domain/paper/paper.ts';
import { blocksIn } from '../../domain/paper/paper-walk.ts';

/** Levels of lists within lists; Word has no more. */
export const deepestList = 8;

const levels = (hanging: number, at: (level: number) => Pick<ILevelsOptions, 'format' | 'text' | 'start'>) =>
  Array.from({ length: deepestList + 1 }, (_, level) => ({
    level,
    ...at(level),
    style: { paragraph: { indent: { left: 284 + hanging + level * 340, hanging } } },
  }));

const numbers = (start: number) =>
  levels(340, (level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start: level === 0 ? start : 1 }));

/** The numberings that the lists of one paper need. */
export interface WordNumbering {
  readonly options: INumberingOptions;
  /** Name of the numbering whose first number is another than 1. */
  readonly startingAt: (first: number) => string;
}

const startsIn = (list: ListBlock): number[] => [
  ...(list.ordered && list.start !== undefined ? [list.start] : []),
  ...list.items.map(listItem).flatMap(({ below }) => (below === null ? [] : startsIn(below))),
];

const nameOf = (first: number): string => `numbers-from-${first}`;

/** Bulleted and numbered lists; every numbered list is an instance of its own and begins at its own number. */
export const wordNumbering = (content: readonly PaperBlock[]): WordNumbering => {
  const starts = [...new Set(blocksIn(content).flatMap((block) => (block.kind === 'list' ? startsIn(block) : [])))];
  return {
    options: {
      config: [
        {
          reference: 'bullets',
          levels: levels(283, (level) => ({ format: LevelFormat.BULLET, text: level % 2 ? '–' : '•' })),
        },
        { reference: 'numbers', levels: numbers(1) },
        ...starts
          .toSorted((one, other) => one - other)
          .map((first) => ({ reference: nameOf(first), levels: numbers(first) })),
      ],
    },
    startingAt: nameOf,
  };
};
