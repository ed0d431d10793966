import type { Language } from '../language.ts';
import type { SubmissionBlock } from '../paper/blocks.ts';
import { cleanText } from '../paper/clean-text.ts';
import type { HeadingLevel, PaperBlock, Runs, SectionBlock, TableBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { inNameOrder } from './compilation-order.ts';
import type { CompiledSubmission, NamedAttachment } from './compiled-submission.ts';
import { listed } from './listed.ts';
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

/** How a paper speaks of the day on which it got a text. */
export type DayLine = 'received' | 'transmitted' | 'none';

const dayLine = ({ receivedOn, late }: CompiledSubmission, days: DayLine, language: Language): string[] => {
  const wording = paperWording(language);
  const day = formatDay(receivedOn, language);
  if (days === 'none') return [];
  if (days === 'transmitted') return [wording.transmittal.transmittedLine(day)];
  return [late ? wording.receivedLateLine(day) : wording.receivedLine(day)];
};

/**
 * What stands below the name of a respondent: facts about the text, on whose behalf it speaks, the text as received,
 * what is on file or can be read elsewhere.
 */
export const submissionBlocks = (submission: CompiledSubmission, language: Language, days: DayLine): PaperBlock[] => {
  const wording = paperWording(language);
  const note = (texts: readonly string[], keepWithNext = true): PaperBlock[] =>
    texts.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            style: 'note',
            ...(keepWithNext ? { keepWithNext } : {}),
            runs: texts.map((text, index) => ({ text: index === 0 ? text : ` ${text}` })),
          },
        ];
  const behalf = inNameOrder(submission.onBehalfOf, language).map(({ name }) => name);
  const attached = (intro: string, which: readonly NamedAttachment[]): PaperBlock[] =>
    which.length === 0
      ? []
      : [
          ...note([intro]),
          {
            kind: 'list',
            ordered: false,
            items: which.map(({ name, pages, link }) => [
              { text: wording.attachment(name, pages), ...(link === undefined ? {} : { link }) },
            ]),
          },
        ];
  return [
    ...note([
      ...(submission.respondents.length > 1 ? [wording.jointLine] : []),
      ...(submission.language ? [wording.originalLine(wording.languageNames[submission.language])] : []),
      ...dayLine(submission, days, language),
    ]),
    ...(behalf.length === 0
      ? []
      : note([`${wording.onBehalfOf}${wording.betweenSentences}${listed(behalf, language)}`])),
    ...textOf(submission, language),
    ...attached(
      wording.attachmentsOnFile,
      submission.attachments.filter(({ link }) => link === undefined),
    ),
    ...attached(
      wording.attachmentsLinked,
      submission.attachments.filter(({ link }) => link !== undefined),
    ),
  ];
};

const textOf = (
  { publication, blocks, language: original, direction }: CompiledSubmission,
  language: Language,
): PaperBlock[] => {
  const wording = paperWording(language);
  if (publication === 'on-file') return [{ kind: 'paragraph', runs: [{ text: wording.textOnFile, italic: true }] }];
  const text = submittedBlocks(blocks);
  if (text.length === 0) return [{ kind: 'paragraph', runs: [{ text: wording.emptySubmission, italic: true }] }];
  const section: SectionBlock = { kind: 'section', language: original, direction, blocks: text };
  return [section];
};
