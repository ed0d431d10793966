import { describe, expect, test } from 'vitest';
import { readWord } from '../../../adapters/submissions/read-word.ts';
import { submittedBlocks } from '../../../domain/compile/submitted-blocks.ts';
import { type SubmissionBlock, textOfBlock } from '../../../domain/paper/blocks.ts';
import { labelText } from '../../../domain/paper/item-label.ts';
import { type ListBlock, listItems, plainText } from '../../../domain/paper/paper.ts';
import { numberedWord } from './numbered-word.ts';

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const scheme = (id: string, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: string, of: string, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const startAt = (at: number, start: number | string): string =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;

const paragraph = (properties: string, text: string): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${text === '' ? '' : `<w:r><w:t>${text}</w:t></w:r>`}</w:p>`;
const inList = (id: string, at: number): string => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;
const item = (id: string, text: string, at = 0): string => paragraph(inList(id, at), text);
const plain = (text: string): string => paragraph('', text);
const styled = (style: string, text: string, more = ''): string =>
  paragraph(`<w:pStyle w:val="${style}"/>${more}`, text);

const blocksOf = async (numbering: string, body: string, styles = ''): Promise<readonly SubmissionBlock[]> => {
  const reading = await readWord(numberedWord({ numbering, body, styles }));
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return reading.blocks;
};

const linesOf = (block: ListBlock, indent = ''): string[] =>
  listItems(block).flatMap(({ label, runs, below }) => [
    `${indent}${label === null ? '-' : labelText(label)} ${plainText(runs)}`,
    ...(below === null ? [] : linesOf(below, `${indent}  `)),
  ]);

/** What the paper says, items with their labels and below what they are below. */
const lines = async (...of: Parameters<typeof blocksOf>): Promise<string[]> =>
  submittedBlocks(await blocksOf(...of), 'en').flatMap((block) => {
    if (block.kind === 'list') return linesOf(block);
    if (block.kind === 'heading') return [`# ${block.number ?? ''} ${plainText(block.runs)}`];
    return block.kind === 'paragraph' ? [plainText(block.runs)] : [];
  });

const outline = scheme(
  '1',
  level(0, 'decimal', '%1.'),
  level(1, 'lowerLetter', '(%2)'),
  level(2, 'lowerRoman', '(%3)'),
);
const legal = scheme(
  '2',
  level(0, 'upperRoman', '%1.'),
  level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
  level(2, 'upperLetter', '%2 %3)'),
);

describe('the labels of a Word document', () => {
  test('are written as its numbering says, level by level', async () => {
    const body = ['one', 'a', 'b', 'i', 'ii', 'c', 'two', 'a again'];
    const at = [0, 1, 1, 2, 2, 1, 0, 1];
    expect(
      await lines(outline + list('1', '1'), body.map((text, index) => item('1', text, at[index])).join('')),
    ).toEqual(['1. one', '  (a) a', '  (b) b', '    (i) i', '    (ii) ii', '  (c) c', '2. two', '  (a) a again']);
  });

  test('hold the numbers of the levels above, in figures where it is to be legal', async () => {
    const body = item('1', 'x') + item('1', 'y') + item('1', 'z', 1) + item('1', 'w', 2) + item('1', 'v', 1);
    expect(await lines(legal + list('1', '2'), body)).toEqual(['I. x', 'II. y', '  2.1 z', '    1 A) w', '  2.2 v']);
  });

  test('go on after other text and over lists of one scheme, and begin anew where a list says so', async () => {
    const numbering =
      outline + list('1', '1') + list('2', '1') + list('3', '1', startAt(0, 1)) + list('4', '1', startAt(1, 4));
    const body = [
      item('1', 'one'),
      plain('between'),
      item('1', 'two'),
      item('2', 'three'),
      item('3', 'one'),
      item('3', 'two'),
      item('4', 'd', 1),
      item('4', 'e', 1),
      item('4', 'three'),
      item('4', 'd', 1),
    ];
    expect(await lines(numbering, body.join(''))).toEqual([
      '1. one',
      'between',
      '2. two',
      '3. three',
      '1. one',
      '2. two',
      '  (d) d',
      '  (e) e',
      '3. three',
      '  (d) d',
    ]);
  });

  test('a level that never begins anew counts on, and what is empty or deleted counts as in Word', async () => {
    const numbering =
      scheme('1', level(0, 'decimal', 'Article %1 –'), level(1, 'lowerLetter', '%2)', '<w:lvlRestart w:val="0"/>')) +
      list('1', '1');
    const deleted = `<w:p><w:pPr>${inList('1', 0)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr></w:p>`;
    const changed = `<w:p><w:pPr><w:pPrChange w:id="2"><w:pPr>${inList('1', 0)}</w:pPr></w:pPrChange></w:pPr><w:r><w:t>no more an item</w:t></w:r></w:p>`;
    const body = [
      item('1', 'x'),
      item('1', 'y', 1),
      item('1', ''),
      deleted,
      changed,
      item('1', 'z'),
      item('1', 'w', 1),
    ];
    expect(await lines(numbering, body.join(''))).toEqual([
      'Article 1 – x',
      '  a) y',
      'no more an item',
      'Article 3 – z',
      '  b) w',
    ]);
  });

  test('come with styles, also by what these are based on; headings and cells keep theirs', async () => {
    const numbering =
      scheme(
        '1',
        level(0, 'upperRoman', '%1.', '<w:pStyle w:val="H"/>'),
        level(1, 'lowerLetter', '(%2)', '<w:pStyle w:val="L"/>'),
      ) + list('7', '1');
    const style = (id: string, name: string, inside: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;
    const styles =
      style('H', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('L', 'List', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('M', 'Deeper', '<w:basedOn w:val="L"/>');
    const body = [
      styled('H', 'General'),
      styled('L', 'x'),
      styled('M', 'y'),
      styled('M', 'not numbered', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      styled('H', 'Costs'),
    ];
    expect(await lines(numbering, body.join(''), styles)).toEqual([
      '# I. General',
      '(a) x',
      '(b) y',
      'not numbered',
      '# II. Costs',
    ]);
    const table = `<w:tbl><w:tr><w:tc>${item('7', 'cell', 1)}${item('7', 'more', 1)}</w:tc></w:tr></w:tbl>`;
    expect((await blocksOf(numbering, table)).map(textOfBlock)).toEqual(['(a) cell\n(b) more']);
  });

  test('bullets stay bullets, also among items that have numbers, and no item is lost to a level that is left out', async () => {
    const numbering =
      scheme('1', level(0, 'bullet', '\uf0b7'), level(1, 'bullet', 'o'), level(2, 'decimal', '%3.')) +
      scheme('2', level(1, 'lowerLetter', '%2)')) +
      list('1', '1') +
      list('2', '2');
    const body = [item('1', 'x'), item('1', 'deep', 2), item('1', 'y', 1), item('2', 'z', 1), item('1', 'end')];
    expect(await lines(numbering, body.join(''))).toEqual(['- x', '  1. deep', '  • y', '  a) z', '- end']);
  });
});

describe('numbering that is malformed', () => {
  const linked = (id: string, style: string): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:numStyleLink w:val="${style}"/></w:abstractNum>`;
  const numberingStyle = (id: string, of: string): string =>
    `<w:style w:type="numbering" w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="${of}"/></w:numPr></w:pPr></w:style>`;

  test('numbers nothing where it refers to itself in a circle, or to what is not there', async () => {
    const numbering = linked('1', 'A') + linked('2', 'B') + list('1', '1') + list('2', '2') + list('3', '99');
    const styles =
      numberingStyle('A', '2') +
      numberingStyle('B', '1') +
      '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="D"/></w:style><w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="C"/></w:style>';
    const body = item('1', 'circle') + item('3', 'no scheme') + item('4', 'no list') + styled('C', 'styles');
    expect(await lines(numbering, body, styles)).toEqual(['circle', 'no scheme', 'no list', 'styles']);
  });

  test('follows a link to another numbering that leads somewhere', async () => {
    const numbering = linked('1', 'A') + outline.replace('Id="1"', 'Id="2"') + list('1', '1') + list('2', '2');
    expect(await lines(numbering, item('1', 'x') + item('2', 'y'), numberingStyle('A', '2'))).toEqual(['1. x', '2. y']);
  });

  test.each([2 ** 31, 2 ** 63, -1, 32_768, 'x'])('takes a start of %s for 1', async (start) => {
    const numbering =
      outline.replace('<w:start w:val="1"/>', `<w:start w:val="${start}"/>`) +
      list('1', '1') +
      list('2', '1', startAt(0, start));
    expect(await lines(numbering, item('1', 'x') + item('2', 'y') + item('2', 'z'))).toEqual(['1. x', '1. y', '2. z']);
  });

  test('cuts what is no label, and lets no number pass what Word counts to', async () => {
    const numbering =
      scheme('1', level(0, 'decimal', `${'x'.repeat(5_000)}%1`), level(1, 'nonsense', '%9%2%')) +
      list('1', '1', startAt(0, 32_767));
    const [first = '', ...others] = await lines(
      numbering,
      item('1', 'y') + item('1', 'z', 1) + item('1', 'w', 99) + item('1', 'v'),
    );
    expect(first).toHaveLength(62);
    expect(others.slice(0, 1)).toEqual(['  1% z']);
  });

  test('is no worse than none when it is not even XML', async () => {
    await expect(blocksOf('<w:num', item('1', 'x'))).rejects.toThrow('not well-formed');
  });
});
