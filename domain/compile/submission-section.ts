import type { Language } from '../language.ts';
import type { SubmissionBlock } from '../paper/blocks.ts';
import { cleanText } from '../paper/clean-text.ts';
import type { HeadingLevel, PaperBlock, Runs, SectionBlock, TableBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import type { CompiledSubmission } from './compilation.ts';
import { paperWording } from './paper-wording.ts';

/** Level of the highest heading inside a submission: the chapters are 1, the names of respondents 2. */
const firstInnerLevel = 3;

/** Wider tables cannot be read on a page in columns and are written out row by row. */
const mostColumns = 12;

/** The longest cell a column's width is reckoned by: beyond it a long text does not make its column wider still. */
const longestCell = 80;

const hasText = (runs: Runs): boolean => runs.some((run) => cleanText(run.text).trim() !== '');

const lengthOf = (runs: Runs): number => runs.reduce((length, run) => length + run.text.length, 0);

const tableBlocks = (rows: readonly (readonly Runs[])[]): PaperBlock[] => {
  const filled = rows.filter((row) => row.some(hasText));
  const width = Math.max(0, ...filled.map((row) => row.length));
  if (width === 0) return [];
  if (width > mostColumns) {
    return filled.map((row) => ({
      kind: 'paragraph',
      runs: row.filter(hasText).flatMap((cell, index) => (index === 0 ? cell : [{ text: ' | ' }, ...cell])),
    }));
  }
  const table: TableBlock = {
    kind: 'table',
    headerRows: filled.length > 1 ? 1 : 0,
    columns: Array.from({ length: width }, (_, column) => {
      const longest = Math.max(1, ...filled.map((row) => Math.min(longestCell, lengthOf(row[column] ?? []))));
      // The square root keeps a column of single words readable beside one of sentences.
      return { width: Math.round(100 * Math.sqrt(longest)) / 100, align: 'start' };
    }),
    rows: filled.map((row) => Array.from({ length: width }, (_, column) => ({ runs: row[column] ?? [] }))),
  };
  return [table];
};

/**
 * The text of a submission as blocks of the paper: its own headings nested below the name of the respondent,
 * empty blocks left out, ragged tables squared. The words are not touched.
 */
export const submittedBlocks = (blocks: readonly SubmissionBlock[]): PaperBlock[] => {
  const highest = Math.min(6, ...blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])));
  return blocks.flatMap((block) => submittedBlock(block, highest));
};

const submittedBlock = (block: SubmissionBlock, highest: number): PaperBlock[] => {
  switch (block.kind) {
    case 'heading': {
      if (!hasText(block.runs)) return [];
      const level = Math.min(6, block.level - highest + firstInnerLevel) as HeadingLevel;
      return [{ kind: 'heading', level, runs: block.runs, inContents: false }];
    }
    case 'paragraph':
      return hasText(block.runs) ? [{ kind: 'paragraph', runs: block.runs }] : [];
    case 'list': {
      const items = block.items.filter(hasText);
      return items.length > 0 ? [{ kind: 'list', ordered: block.ordered, items }] : [];
    }
    case 'table':
      return tableBlocks(block.rows);
  }
};

/** One submission under the name of its respondent: original language, day of receipt, text as received, what is on file. */
export const submissionBlocks = (submission: CompiledSubmission, language: Language): PaperBlock[] => {
  const wording = paperWording(language);
  const day = formatDay(submission.receivedOn, language);
  const facts = [
    ...(submission.language ? [wording.originalLine(wording.languageNames[submission.language])] : []),
    submission.late ? wording.receivedLateLine(day) : wording.receivedLine(day),
  ];
  return submittedSection(submission, facts, language);
};

/** What stands below the name of a respondent: facts about the text, the text as received, what is on file. */
export const submittedSection = (
  submission: Pick<CompiledSubmission, 'language' | 'direction' | 'blocks' | 'attachmentsOnFile'>,
  facts: readonly string[],
  language: Language,
): PaperBlock[] => {
  const wording = paperWording(language);
  const text = submittedBlocks(submission.blocks);
  const section: SectionBlock = {
    kind: 'section',
    language: submission.language,
    direction: submission.direction,
    blocks: text,
  };
  const onFile = submission.attachmentsOnFile;
  const factsLine: PaperBlock = {
    kind: 'paragraph',
    style: 'note',
    keepWithNext: true,
    runs: facts.map((fact, index) => ({ text: index === 0 ? fact : ` ${fact}` })),
  };
  return [
    ...(facts.length === 0 ? [] : [factsLine]),
    text.length > 0 ? section : { kind: 'paragraph', runs: [{ text: wording.emptySubmission, italic: true }] },
    ...(onFile.length === 0
      ? []
      : ([
          { kind: 'paragraph', style: 'note', keepWithNext: true, runs: [{ text: wording.attachmentsOnFile }] },
          {
            kind: 'list',
            ordered: false,
            items: onFile.map(({ name, pages }) => [{ text: wording.attachment(name, pages) }]),
          },
        ] satisfies PaperBlock[])),
  ];
};
