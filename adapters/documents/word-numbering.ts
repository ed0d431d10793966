import { createHash } from 'node:crypto';
import { type ILevelsOptions, type INumberingOptions, LevelFormat } from 'docx';
import { cleanText } from '../../domain/paper/clean-text.ts';
import { type ItemLabel, isPlainLabel } from '../../domain/paper/item-label.ts';
import { type ListBlock, listItems, type PaperBlock, type Runs } from '../../domain/paper/paper.ts';
import { blocksIn } from '../../domain/paper/paper-walk.ts';

/** Levels of lists within lists; Word has no more. */
export const deepestList = 8;

/** Name of the numbering of lists without numbers. */
export const bullets = 'bullets';

/** Name of the numbering of lists with figures from 1. */
const plainNumbers = 'numbers';

/** An item as Word numbers it. */
interface NumberedItem {
  readonly runs: Runs;
  readonly below: ListBlock | null;
  /** Name of its numbering; null where a dot stands before it. */
  readonly numbering: string | null;
  /** Whether Word begins to count here. */
  readonly begins: boolean;
  /** What Word begins to count at. */
  readonly label: ItemLabel | null;
}

/** A numbering that is not the plain one is called by all that it depends on, in letters that may stand anywhere. */
const nameOf = (label: ItemLabel, level: number): string =>
  isPlainLabel(label, 1)
    ? plainNumbers
    : `${plainNumbers}-${createHash('sha256')
        .update(JSON.stringify([label, level]))
        .digest('hex')
        .slice(0, 16)}`;

const follows = (before: ItemLabel, label: ItemLabel): boolean =>
  (label.value === before.value + 1 || label.format === 'none') &&
  label.format === before.format &&
  label.before === before.before &&
  label.after === before.after;

/** The items of a list, numbered in one go for as long as each label is the one that Word would give next. */
export const numberedItems = (list: ListBlock, level: number): NumberedItem[] => {
  let before: ItemLabel | null = null;
  let numbering = '';
  return listItems(list).map(({ runs, below, label }) => {
    if (label === null) return { runs, below, numbering: null, begins: false, label };
    const begins = before === null || !follows(before, label);
    if (begins) numbering = nameOf(label, level);
    before = label;
    return { runs, below, numbering, begins, label };
  });
};

const levelAt = (level: number, hanging: number, options: Pick<ILevelsOptions, 'format' | 'text' | 'start'>) => ({
  level,
  ...options,
  style: { paragraph: { indent: { left: 284 + hanging + level * 340, hanging } } },
});

const allLevels = (
  hanging: number,
  at: (level: number) => Pick<ILevelsOptions, 'format' | 'text' | 'start'>,
): ILevelsOptions[] => Array.from({ length: deepestList + 1 }, (_, level) => levelAt(level, hanging, at(level)));

const widestPlain = 340;

/** Letters that fit before the text of an item; what is longer gets room, some five points a letter. */
const hangingFor = (letters: number): number => widestPlain + Math.max(0, Math.min(20, letters) - 3) * 100;

/** A percent sign before a figure would be read as the number of a level. */
const literal = (text: string): string =>
  cleanText(text)
    .replace(/\s+/gu, ' ')
    .replace(/%(?=\d)/g, '%\u2060');

const labelledLevel = ({ format, value, before, after }: ItemLabel, level: number): ILevelsOptions =>
  levelAt(level, hangingFor(before.length + after.length + 2), {
    format,
    text: `${literal(before)}%${level + 1}${literal(after)}`,
    start: value,
  });

/** With the levels above, which nothing uses: the library reads a numbering from its first one on. */
const labelledLevels = (label: ItemLabel, level: number): ILevelsOptions[] =>
  Array.from({ length: level + 1 }, (_, each) => labelledLevel(label, each));

const labelledIn = (list: ListBlock, level: number): (readonly [string, ILevelsOptions[]])[] =>
  numberedItems(list, level).flatMap(({ numbering, begins, label, below }) => [
    ...(begins && label !== null && numbering !== null && numbering !== plainNumbers
      ? [[numbering, labelledLevels(label, level)] as const]
      : []),
    ...(below === null ? [] : labelledIn(below, Math.min(deepestList, level + 1))),
  ]);

/** The numberings that the lists of a paper need: Word's own, so that its lists are lists there too. */
export const wordNumbering = (content: readonly PaperBlock[]): INumberingOptions => {
  const labelled = new Map(blocksIn(content).flatMap((block) => (block.kind === 'list' ? labelledIn(block, 0) : [])));
  return {
    config: [
      {
        reference: bullets,
        levels: allLevels(283, (level) => ({ format: LevelFormat.BULLET, text: level % 2 ? '–' : '•' })),
      },
      {
        reference: plainNumbers,
        levels: allLevels(widestPlain, (level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start: 1 })),
      },
      ...[...labelled]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([reference, levels]) => ({ reference, levels })),
    ],
  };
};
