import { describe, expect, it } from 'vitest';
import { submittedBlocks } from '../../../domain/compile/submitted-blocks.ts';
import type { SubmissionBlock } from '../../../domain/paper/blocks.ts';

const runs = (text: string) => [{ text }];
const heading = (level: 1 | 2 | 3 | 4 | 5 | 6, text: string): SubmissionBlock => ({
  kind: 'heading',
  level,
  runs: runs(text),
});

describe('the text of a submission in the paper', () => {
  it('nests its headings below the name of the respondent, the highest first, no level skipped', () => {
    const blocks = submittedBlocks([heading(2, 'A'), heading(3, 'B'), heading(6, 'C')], 'en');
    expect(blocks.map((block) => (block.kind === 'heading' ? block.level : null))).toEqual([3, 4, 5]);
    expect(blocks.every((block) => block.kind === 'heading' && !block.inContents)).toBe(true);
  });

  it('leaves out what is empty', () => {
    expect(
      submittedBlocks(
        [
          heading(1, ' \u00a0'),
          { kind: 'paragraph', runs: [] },
          { kind: 'list', ordered: true, items: [runs(' '), runs('one')] },
          { kind: 'list', ordered: false, items: [] },
          { kind: 'table', rows: [[], [runs('')]] },
        ],
        'en',
      ),
    ).toEqual([{ kind: 'list', ordered: true, items: [runs('one')] }]);
  });

  it('squares a ragged table, repeats its first row and gives long cells more room', () => {
    const [table] = submittedBlocks(
      [
        {
          kind: 'table',
          rows: [[runs('Phase'), runs('Work')], [runs('1'), runs('x'.repeat(400)), runs('6')], [runs('2')]],
        },
      ],
      'en',
    );
    if (table?.kind !== 'table') throw new Error('a table was expected');
    expect(table.headerRows).toBe(1);
    expect(table.rows.map((row) => row.length)).toEqual([3, 3, 3]);
    const [first, second, third] = table.columns.map((column) => column.width);
    expect(second).toBeGreaterThan(first ?? 0);
    expect((second ?? 0) / (third ?? 1)).toBeLessThan(10);
  });

  it.each([
    ['en', 'PDF version of the present document: reply.pdf (3 pages)', 'on file with the Secretariat: reply.pdf'],
    ['fr', 'version PDF du présent document\u00a0: reply.pdf (3 pages)', 'dossiers du Secrétariat\u00a0: reply.pdf'],
    ['zh', '本文件的PDF版本：reply.pdf（3页）', '存于秘书处备查：reply.pdf'],
  ] as const)('says why pages of a scan are not shown, and where they are: %s', (language, elsewhere, onFile) => {
    const [pages] = submittedBlocks([{ kind: 'pages', sha256: 'a', pages: 3, name: 'reply.pdf' }], language);
    if (pages?.kind !== 'pages') throw new Error('pages were expected');
    expect(pages.elsewhere[0]?.text).toContain(elsewhere);
    expect(pages.onFile[0]?.text).toContain(onFile);
  });

  it('writes a table of 400 columns out row by row', () => {
    const row = Array.from({ length: 400 }, (_, column) => runs(`c${column}`));
    const blocks = submittedBlocks([{ kind: 'table', rows: [row, row] }], 'en');
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toMatchObject({ kind: 'paragraph' });
    expect(JSON.stringify(blocks[0])).toContain('c399');
  });
});
