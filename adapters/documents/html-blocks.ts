import { labelText } from '../../domain/paper/item-label.ts';
import type { ContentBlock, Outline, OutlineSection } from '../../domain/paper/outline.ts';
import { outlineOf } from '../../domain/paper/outline.ts';
import {
  type Alignment,
  type ContentsBlock,
  type ImageBlock,
  type ListBlock,
  listItems,
  type Runs,
  type TableBlock,
} from '../../domain/paper/paper.ts';
import { type PlacedRow, placedRows } from '../../domain/paper/placed-rows.ts';
import { type Footnotes, openFootnotes } from './footnotes.ts';
import type { KeptSections } from './kept-sections.ts';
import { element, empty, escaped, joined, type Markup, nothing, ownMarkup } from './markup.ts';
import { imageAddress, type PaperFiles } from './paper-images.ts';
import { type RenderedRun, renderedRuns } from './paper-runs.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a block stands, besides its language. */
interface Place extends Surroundings {
  readonly notes: Footnotes;
  /** Anchor of the section around it. */
  readonly anchor: string;
}

/** Levels of HTML headings; the title of the paper is the first. */
const deepestHeading = 6;

const lineBreaks = (text: string): Markup =>
  joined(text.split('\n').flatMap((line, index) => [...(index > 0 ? [empty('br', {}, 'html')] : []), escaped(line)]));

const styled = (run: RenderedRun): Markup => {
  let text = lineBreaks(run.text);
  if (run.isolated) text = element('bdi', { dir: 'ltr' }, text);
  if (run.italic) text = element('em', {}, text);
  if (run.bold) text = element('strong', {}, text);
  if (run.language) text = element('span', { lang: run.language, dir: run.direction }, text);
  return run.link ? element('a', { href: run.link, rel: 'noreferrer' }, text) : text;
};

/** @param notes null inside a note, which calls no other */
const runsOf = (runs: Runs, around: Surroundings, notes: Footnotes | null): Markup =>
  joined(
    renderedRuns(runs, around.direction).map((run) => {
      const text = styled(run);
      if (run.footnote === null || notes === null) return text;
      const { number, anchor } = notes.call(run.footnote);
      const link = { href: `#${anchor}`, id: `${anchor}-call`, role: 'doc-noteref' };
      return joined([text, element('sup', {}, element('a', link, escaped(String(number))))]);
    }),
  );

const notesOf = (place: Place): Markup => {
  const notes = place.notes.take();
  if (notes.length === 0) return nothing;
  const items = notes.map(({ number, anchor, runs }) =>
    element('li', { id: anchor }, [
      element('a', { href: `#${anchor}-call`, role: 'doc-backlink' }, escaped(String(number))),
      escaped(' '),
      runsOf(runs, place, null),
    ]),
  );
  return element('ol', { class: 'notes' }, items);
};

/** What an item is called by stands in the text: a browser's own number is neither found nor copied with it. */
const listOf = (block: ListBlock, place: Place): Markup =>
  element(
    block.ordered ? 'ol' : 'ul',
    { class: block.ordered ? 'labelled' : undefined },
    listItems(block).map(({ runs, below, label }) => {
      const mark =
        label === null
          ? nothing
          : joined([element('span', { class: 'label' }, escaped(labelText(label))), escaped(' ')]);
      return element('li', {}, [
        mark,
        runsOf(runs, place, place.notes),
        below === null ? nothing : listOf(below, place),
      ]);
    }),
  );

const classOf = (align: Alignment | undefined): string | undefined => (align === 'start' ? undefined : align);

const tableOf = (block: TableBlock, place: Place): Markup => {
  const row = (cells: PlacedRow, isHead: boolean): Markup => {
    return element(
      'tr',
      {},
      cells.map(({ cell, column }) => {
        const align = classOf(block.columns[column]?.align);
        const attributes = { class: align, colspan: cell.columns === 1 ? undefined : cell.columns, rowspan: cell.rows };
        const runs = runsOf(cell.runs, place, place.notes);
        const content = cell.opens
          ? element('a', { href: `#${cell.opens.anchor}`, 'aria-label': cell.opens.name }, runs)
          : runs;
        if (isHead)
          return element('th', { scope: cell.columns === undefined ? 'col' : 'colgroup', ...attributes }, content);
        return element('td', attributes, cell.strong ? element('strong', {}, content) : content);
      }),
    );
  };
  const caption = block.caption ? element('caption', {}, runsOf(block.caption, place, place.notes)) : nothing;
  const rows = placedRows(block);
  const head = rows.slice(0, block.headerRows);
  const body = rows.slice(block.headerRows);
  const table = element('table', {}, [
    caption,
    head.length === 0
      ? nothing
      : element(
          'thead',
          {},
          head.map((cells) => row(cells, true)),
        ),
    element(
      'tbody',
      {},
      body.map((cells) => row(cells, false)),
    ),
  ]);
  return element('div', { class: 'table', tabindex: 0 }, table);
};

const imageOf = (block: ImageBlock, place: Place, files: PaperFiles): Markup =>
  element('figure', {}, [
    empty(
      'img',
      { src: imageAddress(block, files), alt: block.alternative, style: `width: ${Math.round(block.width * 100)}%` },
      'html',
    ),
    block.caption ? element('figcaption', {}, runsOf(block.caption, place, place.notes)) : nothing,
  ]);

/** The contents as a list of links, nested as the headings are. */
const contentsOf = (block: ContentsBlock, sections: readonly OutlineSection[], around: Surroundings): Markup => {
  const list = (entries: readonly OutlineSection[]): Markup => {
    const items = entries
      .filter(({ heading }) => heading.inContents)
      .map(({ heading, anchor, sections: below }) => {
        const runs = heading.runs.map(({ text, language }) => ({ text, ...(language ? { language } : {}) }));
        const number = heading.number === undefined ? nothing : escaped(`${heading.number} `);
        const link = element('a', { href: `#${anchor}` }, [number, runsOf(runs, around, null)]);
        return element('li', {}, [link, list(below)]);
      });
    return items.length === 0 ? nothing : element('ol', {}, joined(items, '\n'));
  };
  return element('nav', { 'aria-labelledby': 'contents' }, [
    element('h2', { id: 'contents' }, escaped(block.title)),
    list(sections),
  ]);
};

/** Writes the blocks of a paper that was nested under its headings. */
export const createHtmlBlocks = (
  whole: Outline,
  files: PaperFiles,
  sections: KeptSections,
): ((around: Surroundings) => Markup) => {
  const blockOf = (block: ContentBlock, place: Place, index: number): Markup => {
    const runs = (value: Runs) => runsOf(value, place, place.notes);
    switch (block.kind) {
      case 'paragraph': {
        const number =
          block.number === undefined ? nothing : element('span', { class: 'number' }, escaped(`${block.number}.`));
        return element('p', { id: block.anchor, class: block.style === 'note' ? 'note' : undefined }, [
          number,
          runs(block.runs),
        ]);
      }
      case 'list':
        return listOf(block, place);
      case 'table':
        return tableOf(block, place);
      case 'image':
        return imageOf(block, place, files);
      case 'pages':
        return element('p', { class: 'note' }, runs(block.elsewhere));
      case 'contents':
        return contentsOf(block, whole.sections, place);
      case 'section': {
        const anchor = `${place.anchor}--text-${index + 1}`;
        const language = block.language ?? place.language;
        const make = (): Markup => {
          const inner: Place = { language, direction: block.direction, notes: openFootnotes(anchor), anchor };
          const content = outlined(outlineOf(block.blocks, anchor), inner);
          return element('div', { lang: block.language ?? 'und', dir: block.direction }, [content, notesOf(inner)]);
        };
        return ownMarkup(sections.text('html', block, [language, anchor], make));
      }
      case 'page-break':
        return nothing;
    }
  };

  const contentOf = (content: readonly ContentBlock[], place: Place): Markup =>
    joined(
      content.map((block, index) => blockOf(block, place, index)).filter((piece) => piece !== nothing),
      '\n',
    );

  const sectionOf = ({ heading, anchor, content, sections }: OutlineSection, around: Place): Markup => {
    const place = { ...around, anchor };
    const level = heading.level + 1;
    const deeper = level > deepestHeading ? { 'aria-level': level } : {};
    const number = heading.number === undefined ? nothing : escaped(`${heading.number} `);
    return element('section', { id: anchor }, [
      ownMarkup('\n'),
      joined(
        [
          element(`h${Math.min(deepestHeading, level)}`, deeper, [number, runsOf(heading.runs, place, place.notes)]),
          contentOf(content, place),
          ...sections.map((section) => sectionOf(section, place)),
          // Notes of the paper itself stand below the chapter that calls them.
          ...(heading.level === 1 ? [notesOf(place)] : []),
        ].filter((piece) => piece !== nothing),
        '\n',
      ),
      ownMarkup('\n'),
    ]);
  };

  const outlined = ({ content, sections }: Outline, place: Place): Markup =>
    joined(
      [contentOf(content, place), ...sections.map((section) => sectionOf(section, place))].filter(
        (piece) => piece !== nothing,
      ),
      '\n',
    );

  return (around) => {
    const place: Place = { ...around, notes: openFootnotes(''), anchor: 'paper' };
    return joined([outlined(whole, place), notesOf(place)], '\n');
  };
};
