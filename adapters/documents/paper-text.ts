import { directionOf } from '../../domain/language.ts';
import { cleanLine, cleanText } from '../../domain/paper/clean-text.ts';
import { labelText } from '../../domain/paper/item-label.ts';
import { safeLink } from '../../domain/paper/link.ts';
import type { HeadingBlock, ListBlock, Masthead, Paper, PaperBlock, Runs } from '../../domain/paper/paper.ts';
import { listItems, plainText } from '../../domain/paper/paper.ts';
import { placedRows } from '../../domain/paper/placed-rows.ts';
import { type Footnotes, openFootnotes } from './footnotes.ts';
import { type KeptSections, noKeptSections } from './kept-sections.ts';
import { padded, widthOf, wrapped } from './text-lines.ts';
import { textTable } from './text-table.ts';
import { headingsInContents } from './word-contents.ts';

/** Columns of a page of text. */
const columns = 76;

/** Text in its logical order: it is for whoever shows it to lay out what reads from right to left. */
const textOf = (runs: Runs, notes: Footnotes | null): string =>
  runs
    .map((run) => {
      const text = cleanText(run.text);
      const link = run.link === undefined ? null : safeLink(run.link);
      const shown = link === null || text.includes(link.replace(/^mailto:/iu, '')) ? text : `${text} <${link}>`;
      return run.footnote && notes ? `${shown}[${notes.call(run.footnote).number}]` : shown;
    })
    .join('');

/** @param rest put before every line but the first, which has `first` */
const indented = (text: string, first: string, rest: string): string[] =>
  wrapped(text, columns - widthOf(rest)).map((line, index) => (index === 0 ? first : rest) + line);

const underlines: Readonly<Record<number, string>> = { 1: '=', 2: '-' };

const headingLines = (block: HeadingBlock, notes: Footnotes): string[] => {
  const number = block.number === undefined ? '' : `${block.number} `;
  const lines = wrapped(number + textOf(block.runs, notes).replace(/\s+/gu, ' ').trim(), columns);
  const underline = underlines[block.level];
  return underline === undefined ? lines : [...lines, underline.repeat(Math.max(...lines.map(widthOf)))];
};

const mastheadLines = (masthead: Masthead): string[] => {
  const lines = (texts: readonly string[]): string[] => texts.flatMap((text) => wrapped(cleanLine(text), columns));
  const both = (start: string, end: string): string =>
    `${padded(cleanLine(start), columns - widthOf(cleanLine(end)) - 1, 'start')} ${cleanLine(end)}`;
  const rule = '='.repeat(columns);
  if (masthead.kind === 'report-page') {
    const subtitle = masthead.subtitle === null ? [] : ['', ...lines([masthead.subtitle])];
    return [
      both(masthead.organization, masthead.date),
      ...lines(masthead.office),
      rule,
      '',
      ...lines([masthead.title]),
      ...subtitle,
    ];
  }
  const agenda =
    masthead.agendaItem === null ? [] : [`${masthead.agendaItem}${masthead.agendaFootnote === null ? '' : '*'}`];
  return [
    both(masthead.organization, masthead.symbol),
    '-'.repeat(columns),
    ...lines(masthead.body),
    '',
    ...(masthead.distribution === null ? [] : lines([masthead.distribution])),
    ...lines([masthead.date, masthead.languageLine]),
    rule,
    ...lines([...masthead.session, masthead.placeAndDates, ...agenda]),
    ...(masthead.itemTitle === undefined ? [] : ['', ...lines([masthead.itemTitle])]),
    '',
    ...lines([masthead.title]),
    ...(masthead.byline === null ? [] : lines([masthead.byline])),
    ...(masthead.agendaFootnote === null ? [] : ['', ...lines([`* ${masthead.agendaFootnote}`])]),
  ];
};

const notesLines = (notes: Footnotes): string[] => {
  const called = notes.take();
  if (called.length === 0) return [];
  return [
    '-'.repeat(20),
    ...called.flatMap(({ number, runs }) => {
      const mark = `[${number}] `;
      return indented(textOf(runs, null), mark, ' '.repeat(mark.length));
    }),
    '',
  ];
};

const contentsLines = (title: string, headings: readonly HeadingBlock[]): string[] => [
  ...wrapped(title, columns),
  ...headings.flatMap((heading) => {
    const number = heading.number === undefined ? '' : `${heading.number} `;
    const indent = '  '.repeat(heading.level);
    return indented(number + cleanLine(plainText(heading.runs)), indent, `${indent}  `);
  }),
];

const listLines = (block: ListBlock, notes: Footnotes, indent: string): string[] =>
  listItems(block).flatMap(({ runs, below, label }) => {
    const mark = indent + (label === null ? '  -' : padded(labelText(label), 4, 'end'));
    return [
      ...indented(textOf(runs, notes), `${mark} `, ' '.repeat(mark.length + 1)),
      ...(below === null ? [] : listLines(below, notes, `${indent}    `)),
    ];
  });

/** Lines of blocks, an empty one after each block. */
const blockLines = (block: PaperBlock, notes: Footnotes, paper: Paper, sections: KeptSections): string[] => {
  switch (block.kind) {
    case 'heading':
      return ['', ...headingLines(block, notes), ''];
    case 'paragraph': {
      const first = block.number === undefined ? '' : `${block.number}. `;
      return [...indented(textOf(block.runs, notes), first, ''), ''];
    }
    case 'list':
      return [...listLines(block, notes, ''), ''];
    case 'table':
      return [
        ...(block.caption ? wrapped(textOf(block.caption, notes), columns) : []),
        ...textTable(
          placedRows(block).map((row) =>
            row.map(({ cell, column }) => ({ text: textOf(cell.runs, notes), columns: cell.columns ?? 1, column })),
          ),
          block.columns.map(({ align }) => align),
          block.headerRows,
          columns,
        ),
        '',
      ];
    case 'image':
      return [
        ...indented(`[${cleanLine(block.alternative)}]`, '', ''),
        ...(block.caption ? wrapped(textOf(block.caption, notes), columns) : []),
        '',
      ];
    case 'pages':
      return [...wrapped(textOf(block.elsewhere, notes), columns), ''];
    case 'contents':
      return [...contentsLines(block.title, headingsInContents(paper.content)), ''];
    case 'section': {
      const make = (): string => {
        const own = openFootnotes('');
        const lines = block.blocks.flatMap((inner) => blockLines(inner, own, paper, sections));
        return [...lines, ...notesLines(own)].join('\n');
      };
      const text = sections.text('text', block, null, make);
      return text === '' ? [] : [text];
    }
    case 'page-break':
      return [];
  }
};

/**
 * Writes a paper as plain text in UTF-8, lines of at most 76 columns: tables in columns or row by row, notes in square
 * brackets at the end of the text that calls them, pictures by what they show. The same paper gives the same bytes.
 */
export const renderPaperText = (paper: Paper, sections: KeptSections = noKeptSections): Uint8Array => {
  const notes = openFootnotes('');
  const lines = [...mastheadLines(paper.masthead), ''];
  for (const block of paper.content) {
    if (block.kind === 'heading' && block.level === 1) lines.push(...notesLines(notes));
    lines.push(...blockLines(block, notes, paper, sections));
  }
  lines.push(...notesLines(notes));
  const text = lines
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
  // A paper in Arabic begins with a mark by which plain text is shown from the right; the words stay in their order.
  return Buffer.from(`${directionOf(paper.language) === 'rtl' ? '\u200f' : ''}${text}\n`);
};
