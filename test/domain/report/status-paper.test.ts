import { describe, expect, it } from 'vitest';
import { DomainRefusal } from '../../../domain/errors.ts';
import type { Language } from '../../../domain/language.ts';
import { type PaperBlock, plainText, type TableBlock } from '../../../domain/paper/paper.ts';
import type { ResponseFacts } from '../../../domain/report/response-facts.ts';
import { statusOfResponses } from '../../../domain/report/status-of-responses.ts';
import { statusPaper } from '../../../domain/report/status-paper.ts';
import { addressee } from './responses.ts';

const base = {
  requestedAt: '2015-05-20T07:00:00.000Z',
  respondedAt: null,
  reminders: 1,
  submissionVersions: 0,
} as const;
const replied = { respondedAt: '2015-06-30T22:30:00.000Z', submissionVersions: 1 } as const;
const facts: ResponseFacts[] = [
  { ...addressee('GHA', { name: 'Ghana', sortKey: 'Ghana' }), ...base, ...replied, state: 'acknowledged' },
  { ...addressee('BEN', { name: 'Benin', sortKey: 'Benin' }), ...base, ...replied, state: 'responded' },
  { ...addressee('TGO', { name: 'Togo', sortKey: 'Togo' }), ...base, ...replied, state: 'late' },
  { ...addressee('VAT', { name: 'Holy See', sortKey: 'Holy See', regionalGroup: null }), ...base, state: 'requested' },
  {
    ...addressee('AU', {
      name: 'African Union',
      sortKey: 'African Union',
      kind: 'intergovernmental-organization',
      treatyStatus: 'none',
      regionalGroup: null,
    }),
    ...base,
    state: 'undeliverable',
  },
];

const paperIn = (language: Language, list = facts, partiesAtReport: string[] | null = null) =>
  statusPaper(
    statusOfResponses({
      campaign: { id: 'c', title: 'Comments' },
      asAt: '2015-09-11T16:00:00.000Z',
      language,
      instrument: 'UNTOC',
      audienceAsAt: '2015-05-20',
      facts: list,
      partiesAtReport,
    }),
    { letterhead: ['Office on Drugs and Crime'], dutyStation: 'Vienna', zone: 'Europe/Vienna' },
  );

const isTable = (block: PaperBlock): block is TableBlock => block.kind === 'table';
const rowsOf = (blocks: readonly PaperBlock[], which: number): string[][] =>
  blocks.filter(isTable)[which]?.rows.map((row) => row.map((cell) => plainText(cell.runs))) ?? [];
const linesOf = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' || block.kind === 'heading' ? [plainText(block.runs)] : []));

describe('statusPaper', () => {
  it('is dated at the duty station and says as at when', () => {
    const paper = paperIn('en');
    expect(paper.date).toBe('2015-09-11');
    expect(paper.masthead).toMatchObject({
      title: 'Status of responses: Comments',
      subtitle: 'As at 11 September 2015, 6 p.m. (Vienna time)',
    });
  });

  it('has a table whose lines sum, without columns and lines that say nothing', () => {
    expect(rowsOf(paperIn('en').content, 0)).toEqual([
      ['Status and group', 'Asked', 'In time', 'Late', 'Reply awaited', 'Not reached', 'Rate, %'],
      ['Parties', '4', '2', '1', '1', '–', '75'],
      ['African States', '3', '2', '1', '–', '–', '100'],
      ['No regional group', '1', '–', '–', '1', '–', '0'],
      ['Organizations', '1', '–', '–', '–', '1', '0'],
      ['Total', '5', '2', '1', '1', '1', '60'],
    ]);
  });

  it('gives the addressees behind every figure by name, in alphabetical order', () => {
    const lines = linesOf(paperIn('en').content);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Replied in time (2)',
        'Parties, African States (2): Benin, Ghana',
        'Replied after the deadline (1)',
        'Parties, African States (1): Togo',
        'Parties, No regional group (1): Holy See',
        'Organizations (1): African Union',
      ]),
    );
    const named = lines.flatMap((line) => /^\S.*\(\d+\): (.*)$/.exec(line)?.[1]?.split(', ') ?? []);
    expect(named.sort()).toEqual(facts.map(({ name }) => name).sort());
  });

  it('dates each reply by the day at the duty station and marks late ones', () => {
    expect(rowsOf(paperIn('en').content, 1)).toEqual([
      ['Addressee', 'Received on', 'Days', 'Reminders', 'Versions'],
      ['Benin', '1 July 2015', '42', '1', '1'],
      ['Ghana', '1 July 2015', '42', '1', '1'],
      ['Togo', '1 July 2015 (late)', '42', '1', '1'],
    ]);
  });

  it('shows the parties on the day of the report only when they are others', () => {
    const text = (parties: string[]) => linesOf(paperIn('en', facts, parties).content).join('\n');
    expect(text(['VAT', 'TGO', 'GHA', 'BEN'])).not.toContain('On the date of this report');
    expect(text(['VAT', 'TGO', 'GHA', 'BEN', 'KOR'])).toContain('UNTOC had 5 parties, of which 3 had replied');
  });

  it('speaks French throughout', () => {
    const paper = paperIn('fr');
    expect(paper.masthead.title).toBe('État des réponses\u00a0: Comments');
    expect(linesOf(paper.content)[0]).toContain('3 destinataires sur 5 avaient répondu (60\u00a0%)');
    expect(linesOf(paper.content).join(' ')).not.toMatch(/\b(the|of|replied)\b/);
  });

  it('stands without any reply and without any addressee', () => {
    for (const list of [facts.slice(3), []]) expect(paperIn('en', list).content.filter(isTable)).toHaveLength(1);
  });

  it('refuses a language without phrases', () => {
    expect(() => paperIn('ar')).toThrow(DomainRefusal);
  });
});
