import { expect, it } from 'vitest';
import { openingNote, printChanges, printVersion } from '../../client/cli/compile-lines.ts';
import type { Output } from '../../client/cli/output.ts';
import { mustSuitTransmitted } from '../../client/cli/transmittal/compile-transmitted.ts';
import type { PaperChange } from '../../domain/compile/paper-changes.ts';
import type { CompiledPaperResult } from '../../workflows/contracts/papers.ts';

/** What is printed, line by line. */
const printed = (work: (output: Output) => void): string[] => {
  const lines: string[] = [];
  const plain = (text: string) => text;
  work({ line: (text = '') => void lines.push(text), faint: plain, strong: plain } as Output);
  return lines;
};

const version: CompiledPaperResult = {
  paperId: 'v1',
  versionId: 'v1',
  asAtMs: 0,
  entries: 3,
  pdfSha256: '',
  wordSha256: '',
  form: 'first',
  symbol: 'CTOC/COP/WG.8/2015/2',
  hash: 'f'.repeat(64),
  state: 'draft',
  words: { total: 61_234, submitted: 60_000, longest: 12_000, limit: 8_500, aboveLimit: 1 },
  obstacles: [
    { kind: 'held', what: Array.from({ length: 20 }, (_, index) => `A${index} (asks-for-extension)`) },
    { kind: 'unreadable', what: ['PER'] },
  ],
  allowed: [{ kind: 'unreadable', by: 'desk-officer' }],
};

it('says of a draft how long it is, what stands in its way, what was allowed by whom, and who goes on', () => {
  const lines = printed((output) => printVersion(output, 'demo', version, ['out/demo/paper-draft.pdf']));
  const said = lines.join(' ').replace(/\s+/g, ' ');
  expect(said).toContain('61,234 words (60,000 submitted, the longest text 12,000); the limit is 8,500: a waiver');
  expect(said).toContain('In its way - held:');
  expect(said).toContain('and 8 more');
  expect(said).toContain('Allowed by desk-officer - unreadable: no text could be read from what was sent: PER.');
  expect(said).toContain('verbale clear demo --paper --allow held --as <clearing officer>');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

it('tells State by State what has changed, in 80 columns', () => {
  const change = (rest: Partial<PaperChange>): PaperChange => ({
    respondents: ['VEN'],
    change: 'added',
    wordsBefore: 0,
    wordsAfter: 700,
    files: [],
    ...rest,
  });
  const name = (code: string) =>
    ({ VEN: 'Venezuela (Bolivarian Republic of)', GBR: 'United Kingdom of Great Britain and Northern Ireland' })[
      code
    ] ?? code;
  const lines = printed((output) =>
    printChanges(
      output,
      'CTOC/COP/WG.8/2015/2',
      [
        change({}),
        change({ respondents: ['AUT'], change: 'replaced', wordsBefore: 700, wordsAfter: 512 }),
        change({
          respondents: ['GBR', 'VEN'],
          change: 'files',
          files: [{ name: 'annex.pdf', before: 'on-file', after: 'reproduced' }],
        }),
        change({ respondents: ['CHE'], change: 'withdrawn', wordsBefore: 40, wordsAfter: 0 }),
      ],
      name,
    ),
  );
  expect(lines).toEqual([
    'Since CTOC/COP/WG.8/2015/2 was issued:',
    '  Venezuela (Bolivarian Republic of): added, 700 words',
    '  AUT: replaced, 700 words before, -188 words',
    '  United Kingdom of Great Britain and Northern Ireland, Venezuela (Bolivarian',
    '    Republic of): files changed',
    '    file annex.pdf: on-file before, now reproduced',
    '  CHE: withdrawn, had 40 words',
  ]);
  expect(printed((output) => printChanges(output, 'X', [], name))).toEqual(['Nothing has changed since X was issued.']);
});

it('says of a paper made after the opening of its meeting that it comes late, and nothing before it', () => {
  const opensAt = '2015-09-28T07:00:00.000Z';
  expect(openingNote(opensAt, Date.parse(opensAt) - 1)).toBeNull();
  expect(openingNote(opensAt, Date.parse(opensAt))).toContain('the meeting opened on 2015-09-28');
});

it('refuses by name what the paper of transmitted texts does not take, and says what does it instead', () => {
  expect(() => mustSuitTransmitted({})).not.toThrow();
  expect(() => mustSuitTransmitted({ asAt: '2016-06-01' })).toThrow(/--as-at.*--diff/);
  expect(() => mustSuitTransmitted({ language: 'fr' })).toThrow(/--language.*paper\.languages/);
  expect(() => mustSuitTransmitted({ allow: 'held' })).toThrow(/--allow.*verbale clear --allow/);
});
