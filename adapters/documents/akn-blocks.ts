import { labelText } from '../../domain/paper/item-label.ts';
import type { ContentBlock, Outline, OutlineSection } from '../../domain/paper/outline.ts';
import { outlineOf } from '../../domain/paper/outline.ts';
import { type ListBlock, listItems, plainText, type Runs, type TableBlock } from '../../domain/paper/paper.ts';
import { type Footnotes, openFootnotes } from './footnotes.ts';
import type { KeptSections } from './kept-sections.ts';
import { element, empty, escaped, joined, type Markup, nothing, ownMarkup } from './markup.ts';
import { imageAddress, type PaperFiles } from './paper-images.ts';
import { type RenderedRun, renderedRuns } from './paper-runs.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a block stands. */
interface Place extends Surroundings {
  readonly notes: Footnotes;
  /** Identifier of what is around it; identifiers inside begin with it. */
  readonly eId: string;
  /** Gives the next identifier of a kind inside it. */
  readonly next: (kind: string) => string;
}

const placeWithin = (around: Surroundings, notes: Footnotes, eId: string): Place => {
  const counts = new Map<string, number>();
  return {
    language: around.language,
    direction: around.direction,
    notes,
    eId,
    next: (kind) => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return `${eId}__${kind}_${count}`;
    },
  };
};

const lineBreaks = (text: string): Markup =>
  joined(text.split('\n').flatMap((line, index) => [...(index > 0 ? [empty('eol', {}, 'xml')] : []), escaped(line)]));

const styled = (run: RenderedRun): Markup => {
  let text = lineBreaks(run.text);
  if (run.italic) text = element('i', {}, text);
  if (run.bold) text = element('b', {}, text);
  if (run.language) text = element('span', { 'xml:lang': run.language }, text);
  return run.link ? element('a', { href: run.link }, text) : text;
};

/** @param withNotes whether notes may be called here: a note calls no other */
const runsOf = (runs: Runs, place: Place, withNotes = true): Markup =>
  joined(
    renderedRuns(runs, place.direction).map((run) => {
      if (run.footnote === null || !withNotes) return styled(run);
      const { number, runs: note } = place.notes.call(run.footnote);
      const attributes = { eId: place.next('authorialNote'), marker: number, placement: 'bottom' };
      return joined([styled(run), element('authorialNote', attributes, element('p', {}, runsOf(note, place, false)))]);
    }),
  );

/** Whether anything in a list, or below it, is called by something: `ul` has neither numbers nor lists that have. */
const hasLabels = (block: ListBlock): boolean =>
  listItems(block).some(({ label, below }) => label !== null || (below !== null && hasLabels(below)));

/** What an item is called by is text, so that it is cited as it was written. */
const listOf = (block: ListBlock, place: Place): Markup => {
  const items = listItems(block);
  const eId = place.next('list');
  if (!hasLabels(block))
    return element(
      'ul',
      { eId },
      items.map(({ runs, below }) => {
        const text = runsOf(runs, place);
        return element('li', {}, below === null ? text : [text, listOf(below, place)]);
      }),
    );
  return element(
    'blockList',
    { eId },
    items.map(({ runs, below, label }, index) =>
      element('item', { eId: `${eId}__item_${index + 1}` }, [
        label === null ? nothing : element('num', {}, escaped(labelText(label))),
        element('p', {}, runsOf(runs, place)),
        below === null ? nothing : listOf(below, place),
      ]),
    ),
  );
};

const tableOf = (block: TableBlock, place: Place): Markup => {
  const rows = block.rows.filter((row) => row.length > 0);
  if (rows.length === 0) return nothing;
  return element('table', { eId: place.next('table') }, [
    block.caption ? element('caption', {}, runsOf(block.caption, place)) : nothing,
    ...rows.map((row, index) =>
      element(
        'tr',
        {},
        row.map((cell) => {
          const content = runsOf(cell.runs, place);
          return element(
            index < block.headerRows ? 'th' : 'td',
            { colspan: cell.columns === 1 ? undefined : cell.columns, rowspan: cell.rows },
            element('p', {}, cell.strong ? element('b', {}, content) : content),
          );
        }),
      ),
    ),
  ]);
};

/** Writes the blocks of a paper that was nested under its headings. */
export const createAknBlocks = (
  whole: Outline,
  files: PaperFiles,
  kept: KeptSections,
): ((around: Surroundings) => Markup) => {
  const contents = (place: Place): Markup => {
    const items = (sections: readonly OutlineSection[]): Markup[] =>
      sections.flatMap(({ heading, anchor, sections: below }) => {
        if (!heading.inContents) return items(below);
        const text = `${heading.number === undefined ? '' : `${heading.number} `}${plainText(heading.runs)}`;
        const item = element('tocItem', { href: `#${sectionId(anchor)}`, level: heading.level }, escaped(text));
        return [item, ...items(below)];
      });
    const all = items(whole.sections);
    return all.length === 0 ? nothing : element('toc', { eId: place.next('toc') }, all);
  };

  const blockOf = (block: ContentBlock, place: Place): Markup => {
    const runs = (value: Runs) => runsOf(value, place);
    switch (block.kind) {
      case 'paragraph': {
        if (block.number === undefined)
          return element(
            'p',
            { class: block.style === 'note' ? 'note' : undefined, eId: place.next('p') },
            runs(block.runs),
          );
        const eId = `${place.eId}__para_${block.number}`;
        return element('blockContainer', { eId }, [
          element('num', {}, escaped(`${block.number}.`)),
          element('p', {}, runs(block.runs)),
        ]);
      }
      case 'list':
        return listOf(block, place);
      case 'table':
        return tableOf(block, place);
      case 'image':
        return joined([
          element(
            'p',
            { eId: place.next('img') },
            empty('img', { src: imageAddress(block, files), alt: block.alternative }, 'xml'),
          ),
          block.caption ? element('p', { class: 'caption' }, runs(block.caption)) : nothing,
        ]);
      case 'pages':
        return element('p', { class: 'note', eId: place.next('pages') }, runs(block.elsewhere));
      case 'contents':
        return contents(place);
      case 'section': {
        const eId = place.next('text');
        const around = { language: block.language ?? place.language, direction: block.direction };
        const make = (): Markup => {
          const text = nested(outlineOf(block.blocks), placeWithin(around, openFootnotes(eId), eId));
          if (text === nothing) return nothing;
          return element('blockContainer', { eId, class: block.direction, 'xml:lang': block.language ?? 'und' }, text);
        };
        return ownMarkup(kept.text('akn', block, [around.language, eId], make));
      }
      case 'page-break':
        return nothing;
    }
  };

  const contentOf = (content: readonly ContentBlock[], place: Place): Markup =>
    joined(
      content.map((block) => blockOf(block, place)).filter((piece) => piece !== nothing),
      '\n',
    );

  /** The headings inside a submission: containers of blocks, which take one another. */
  const nested = ({ content, sections }: Outline, place: Place): Markup =>
    joined(
      [
        contentOf(content, place),
        ...sections.map((section) => {
          const eId = place.next('part');
          const inner = placeWithin(place, place.notes, eId);
          const text = nested(section, inner);
          const { number } = section.heading;
          return element('blockContainer', { eId }, [
            number === undefined ? nothing : element('num', {}, escaped(number)),
            element('heading', {}, runsOf(section.heading.runs, inner)),
            text === nothing ? element('p', {}, nothing) : text,
          ]);
        }),
      ].filter((piece) => piece !== nothing),
      '\n',
    );

  /** A chapter or a respondent. */
  const sectionOf = ({ heading, anchor, content, sections }: OutlineSection, around: Place): Markup => {
    const eId = sectionId(anchor);
    const place = placeWithin(around, around.notes, eId);
    const head = [
      heading.number === undefined ? nothing : element('num', {}, escaped(heading.number)),
      element('heading', {}, runsOf(heading.runs, place)),
    ];
    const own = contentOf(content, place);
    return element('hcontainer', { eId, name: heading.level === 1 ? 'chapter' : 'section' }, [
      ...head,
      ownMarkup('\n'),
      ...(sections.length === 0
        ? [element('content', {}, own)]
        : [own === nothing ? nothing : element('intro', {}, own), ...sections.map((each) => sectionOf(each, place))]),
      ownMarkup('\n'),
    ]);
  };

  return (around) => {
    const place = placeWithin(around, openFootnotes(''), 'body');
    const pieces = [contentOf(whole.content, place), ...whole.sections.map((section) => sectionOf(section, place))];
    const body = joined(
      pieces.filter((piece) => piece !== nothing),
      '\n',
    );
    return body === nothing ? element('p', {}, nothing) : body;
  };
};

const sectionId = (anchor: string): string => `hcontainer_${anchor}`;
