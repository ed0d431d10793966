import type { SubmittedItem, SubmittedList, TextRun } from '../../domain/paper/blocks.ts';
import { type ItemLabel, isPlainLabel } from '../../domain/paper/item-label.ts';
import type { NumberedParagraph } from './word-labels.ts';

/** A list being put together, with what is below its items. */
interface OpenList {
  level: number;
  readonly items: { readonly runs: readonly TextRun[]; readonly label: ItemLabel | null; below: OpenList | null }[];
}

/** What stands before an item without a number among items that have one. */
const bullet: ItemLabel = { format: 'none', value: 1, before: '•', after: '' };

const finished = ({ items }: OpenList): SubmittedList => {
  const first = items[0]?.label ?? null;
  const ordered = items.some(({ label }) => label !== null);
  const start = ordered && first !== null && isPlainLabel(first, first.value) ? first.value : 1;
  return {
    kind: 'list',
    ordered,
    ...(start === 1 ? {} : { start }),
    items: items.map((item, index): readonly TextRun[] | SubmittedItem => {
      const label = ordered ? (item.label ?? bullet) : null;
      const own = label === null || isPlainLabel(label, start + index) ? null : label;
      if (item.below === null && own === null) return item.runs;
      return {
        runs: item.runs,
        ...(item.below === null ? {} : { below: finished(item.below) }),
        ...(own === null ? {} : { label: own }),
      };
    }),
  };
};

/** Deeper items are drawn at this depth; their labels stay what they are. */
const deepestDrawn = 6;

/** Paragraphs of lists that follow one another, being put together. */
export interface Lists {
  /** Whether the paragraph goes on with what is here: it is below it, or of the same list. */
  takes(paragraph: NumberedParagraph): boolean;
  add(paragraph: NumberedParagraph, runs: readonly TextRun[]): void;
  /** Null where nothing was added. */
  whole(): SubmittedList | null;
}

export const openLists = (): Lists => {
  let name = '';
  let numbered = false;
  /** From the outermost to the one that was added to last; each has an item. */
  let lists: OpenList[] = [];
  return {
    takes: ({ list, level, label }) => {
      const [outermost] = lists;
      if (outermost === undefined || level > outermost.level) return true;
      return level === outermost.level && list === name && (label !== null) === numbered;
    },
    add: ({ list, level, label }, runs) => {
      const depth = Math.min(deepestDrawn, level);
      lists = lists.filter((each) => each.level <= depth);
      let innermost = lists.at(-1);
      if (innermost === undefined) {
        name = list;
        numbered = label !== null;
      }
      if (innermost?.level !== depth) {
        const above = innermost?.items.at(-1);
        // An item has one list below it, also where that began a level too deep.
        const inner = above?.below ?? { level: depth, items: [] };
        inner.level = depth;
        if (above !== undefined) above.below = inner;
        lists.push(inner);
        innermost = inner;
      }
      innermost.items.push({ runs, label, below: null });
    },
    whole: () => (lists[0] === undefined ? null : finished(lists[0])),
  };
};
