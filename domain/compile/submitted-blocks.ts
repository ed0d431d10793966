import type { Language } from '../language.ts';
import { itemOf, type SubmissionBlock, type SubmittedList } from '../paper/blocks.ts';
import { cleanText } from '../paper/clean-text.ts';
import type { HeadingLevel, ListBlock, ListItem, PaperBlock, Runs } from '../paper/paper.ts';
import { paperWording } from './paper-wording.ts';
import { pictureWording } from './picture-wording.ts';
import { tableBlocks } from './submitted-table.ts';

/** Level of the highest heading inside a submission: the chapters are 1, the names of respondents 2. */
const firstInnerLevel = 3;

/** Pixels of a picture that is as wide as the text: at 96 to the inch, as word processors reckon. */
const pixelsAcross = 600;

const hasText = (runs: Runs): boolean => runs.some((run) => cleanText(run.text).trim() !== '' || run.footnote);

/**
 * The text of a submission as blocks of the paper: its own headings nested below the name of the respondent,
 * empty blocks left out, ragged tables squared. The words are not touched.
 */
export const submittedBlocks = (blocks: readonly SubmissionBlock[], language: Language): PaperBlock[] => {
  const nested = nestedLevels(blocks);
  return blocks.flatMap((block, index) => submittedBlock(block, nested[index] ?? firstInnerLevel, language));
};

/** Levels of the headings inside the paper: the highest stands right below the respondent, and none skips a level. */
const nestedLevels = (blocks: readonly SubmissionBlock[]): (HeadingLevel | null)[] => {
  const open: { readonly own: number; readonly level: number }[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'heading' || !hasText(block.runs)) return null;
    while ((open.at(-1)?.own ?? 0) >= block.level) open.pop();
    const level = Math.min(6, (open.at(-1)?.level ?? firstInnerLevel - 1) + 1);
    open.push({ own: block.level, level });
    return level as HeadingLevel;
  });
};

const submittedBlock = (block: SubmissionBlock, level: HeadingLevel, language: Language): PaperBlock[] => {
  switch (block.kind) {
    case 'heading':
      return hasText(block.runs)
        ? [
            {
              kind: 'heading',
              level,
              runs: block.runs,
              inContents: false,
              ...(block.number === undefined ? {} : { number: block.number }),
            },
          ]
        : [];
    case 'paragraph':
      return hasText(block.runs) ? [{ kind: 'paragraph', runs: block.runs }] : [];
    case 'list': {
      const list = listBlock(block);
      return list === null ? [] : [list];
    }
    case 'table':
      return tableBlocks(block.rows, block.headerRows);
    case 'image': {
      const { sha256, mediaType, width, height } = block;
      return [
        {
          kind: 'image',
          source: { kind: 'raster', sha256, mediaType, width, height },
          alternative: block.alternative || pictureWording.undescribed[language],
          width: Math.min(1, width / pixelsAcross),
        },
      ];
    }
    case 'omitted-picture': {
      const shows = block.alternative === '' ? '' : ` (${block.alternative})`;
      return [
        {
          kind: 'paragraph',
          runs: [{ text: `[${pictureWording.omitted[language]}${shows}]`, italic: true, language }],
        },
      ];
    }
    case 'pages': {
      const wording = paperWording(language);
      const name = wording.attachment(block.name, block.pages);
      return [
        {
          kind: 'pages',
          sha256: block.sha256,
          pages: block.pages,
          alternative: name,
          elsewhere: [{ text: wording.pagesElsewhere(name) }],
          onFile: [{ text: wording.pagesOnFile(name) }],
        },
      ];
    }
  }
};

const listBlock = ({ ordered, start, items }: SubmittedList): ListBlock | null => {
  const kept = items.map(itemOf).flatMap(({ runs, below, label }): (Runs | ListItem)[] => {
    const inner = below === null ? null : listBlock(below);
    if (inner === null && !hasText(runs)) return [];
    if (inner === null && label === null) return [runs];
    return [{ runs, ...(inner === null ? {} : { below: inner }), ...(label === null ? {} : { label }) }];
  });
  return kept.length === 0 ? null : { kind: 'list', ordered, ...(start === undefined ? {} : { start }), items: kept };
};
