import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../domain/language.ts';
import { type PaperBlock, plainText, type TableBlock } from '../../../domain/paper/paper.ts';
import { measures, standings } from '../../../domain/report/measures.ts';
import type { ResponseFacts } from '../../../domain/report/response-facts.ts';
import type { StatusInput } from '../../../domain/report/status-of-responses.ts';
import { statusPaper } from '../../../domain/report/status-paper.ts';
import { facts, partiesTable, repliedOn, statusOf } from './responses.ts';

const named = (code: string, name: string, change: Partial<ResponseFacts> = {}) =>
  facts(code, { name, sortKey: name, remindedAt: ['2015-06-05T07:00:00.000Z'], ...change });
const replied = { ...repliedOn('06-30'), respondedAt: '2015-06-30T22:30:00.000Z' } as const;
const everybody: ResponseFacts[] = [
  named('GHA', 'Ghana', replied),
  named('BEN', 'Benin', { ...replied, form: 'joint', acknowledged: false }),
  named('TGO', 'Togo', { ...replied, standing: 'late' }),
  named('VAT', 'Holy See', { regionalGroup: null }),
  named('AU', 'African Union', {
    kind: 'intergovernmental-organization',
    treatyStatus: 'none',
    regionalGroup: null,
    standing: 'undeliverable',
    delivered: false,
  }),
];

const paperIn = (language: Language, list = everybody, change: Partial<StatusInput> = {}) =>
  statusPaper(statusOf(list, { campaign: { id: 'c', title: 'Comments' }, language, documents: 2, ...change }), {
    letterhead: ['Office on Drugs and Crime'],
    dutyStation: 'Vienna',
    zone: 'Europe/Vienna',
  });

const isTable = (block: PaperBlock): block is TableBlock => block.kind === 'table';
const rowsOf = (blocks: readonly PaperBlock[], which: number): string[][] =>
  blocks
    .filter(isTable)
    .at(which)
    ?.rows.map((row) => row.map((cell) => plainText(cell.runs))) ?? [];
const linesOf = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' || block.kind === 'heading' ? [plainText(block.runs)] : []));
const atReport = (...parties: string[]): Partial<StatusInput> => ({
  instruments: [{ code: 'UNTOC', title: null, atDispatch: null, atReport: partiesTable(...parties) }],
});

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
      ['Status and group', 'Asked', 'Reached', 'Replied', 'In time', 'Late', 'Awaited', 'Not reached', 'Rate, %'],
      ['Parties', '4', '4', '3', '2', '1', '1', '–', '75'],
      ['African States', '3', '3', '3', '2', '1', '–', '–', '100'],
      ['No regional group', '1', '1', '–', '–', '–', '1', '–', '0'],
      ['Organizations', '1', '–', '–', '–', '–', '–', '1', '0'],
      ['Total', '5', '4', '3', '2', '1', '1', '1', '60'],
    ]);
  });

  it('says how they replied, and what the reminders brought', () => {
    const { content } = paperIn('en');
    expect(rowsOf(content, 1)).toEqual([
      ['Status and group', 'Replied', 'Own text', 'Joint text', 'On behalf', 'Nil return', 'Declined', 'Acknowledged'],
      ['Parties', '3', '2', '1', '–', '–', '–', '2'],
      ['Organizations', '–', '–', '–', '–', '–', '–', '–'],
      ['Total', '3', '2', '1', '–', '–', '–', '2'],
    ]);
    expect(rowsOf(content, -2).slice(1)).toEqual([
      ['The request alone', '5', '–', '0'],
      ['First reminder', '5', '3', '60'],
    ]);
  });

  it('draws each chart with words for who cannot see it, and its figures in the table that follows', () => {
    const { content } = paperIn('en');
    const charts = content.flatMap((block, index) => (block.kind === 'image' ? [{ block, index }] : []));
    expect(charts).toHaveLength(3);
    for (const { block, index } of charts) {
      expect(block.alternative.length).toBeGreaterThan(60);
      expect(content[index + 2]?.kind).toBe('table');
    }
  });

  it('gives the addressees behind every figure by name, in alphabetical order, with its id', () => {
    const lines = linesOf(paperIn('en').content);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Replied in time (2)',
        'Parties, African States (2): Benin, Ghana [in-time.parties.african]',
        'Replied after the deadline (1)',
        'Parties, African States (1): Togo [late.parties.african]',
        'Parties, No regional group (1): Holy See [awaited.parties.none]',
        'Organizations (1): African Union [undeliverable.organizations.none]',
      ]),
    );
    const behind = lines.flatMap((line) => {
      const [, names, measure] = /^\S.*\(\d+\): (.*) \[([a-z-]+)\./.exec(line) ?? [];
      return (standings as readonly string[]).includes(measure ?? '') ? (names?.split(', ') ?? []) : [];
    });
    expect(behind.sort()).toEqual(everybody.map(({ name }) => name).sort());
  });

  it('opens every count of its tables to a list with as many names, also of other instruments and of parties now', () => {
    const inLanguages = everybody.map((each, index) => ({ ...each, language: index % 2 ? 'fr' : 'en' }) as const);
    const { content } = paperIn('en', inLanguages, {
      instruments: [
        { code: 'UNTOC', title: null, atDispatch: null, atReport: partiesTable('VAT', 'TGO', 'GHA', 'KOR', 'AU') },
        { code: 'UNTOC-TIP', title: 'The Protocol', atDispatch: partiesTable('GHA', 'AU'), atReport: null },
      ],
      otherNames: { KOR: 'Republic of Korea' },
    });
    const places = new Map(
      content.flatMap((block) =>
        (block.kind === 'paragraph' || block.kind === 'heading') && block.anchor !== undefined
          ? [[block.anchor, plainText(block.runs)] as const]
          : [],
      ),
    );
    const anchors = content.flatMap((block) => ('anchor' in block && block.anchor ? [block.anchor] : []));
    expect(new Set(anchors).size).toBe(anchors.length);
    const tables = content
      .filter(isTable)
      .filter(({ rows }) => !/^(?:Up to and including|Addressee)$/.test(plainText(rows[0]?.[0]?.runs ?? [])));
    expect(tables).toHaveLength(7);
    const counts = tables.flatMap(({ rows, headerRows }) => rows.slice(headerRows).flatMap((row) => row.slice(1, -1)));
    const forms = tables[1]?.rows.slice(1).flatMap((row) => row.slice(-1)) ?? [];
    const opened = [...counts, ...forms].filter(({ runs }) => plainText(runs) !== '–');
    expect(opened.length).toBeGreaterThan(60);
    for (const { runs, opens } of opened) {
      const count = plainText(runs);
      expect(opens?.name).toMatch(new RegExp(`^${count}: `));
      expect(places.get(opens?.anchor ?? '')).toContain(`(${count})`);
    }
    expect(counts.filter(({ runs }) => plainText(runs) === '–').some(({ opens }) => opens)).toBe(false);
    const late = opened.find(({ opens }) => opens?.name === '1: Replied after the deadline, Parties, African States');
    expect(places.get(late?.opens?.anchor ?? '')).toBe('Parties, African States (1): Togo [late.parties.african]');
    expect([...places.values()]).toEqual(
      expect.arrayContaining([
        'Parties (4) [asked.parties]',
        expect.stringMatching(/French \(2\): Benin, Holy See \[asked\.language\.fr\]$/),
        'UNTOC-TIP, Parties (2): African Union, Ghana [UNTOC-TIP:asked.parties]',
        'First reminder, Replied before the next (3): Benin, Ghana, Togo [reminder-1.answered]',
      ]),
    );
  });

  it('dates each reply by the day at the duty station and marks late ones', () => {
    expect(rowsOf(paperIn('en').content, -1)).toEqual([
      ['Addressee', 'Received on', 'Days', 'Reply', 'Reminders', 'Versions'],
      ['Benin', '1 July 2015', '42', 'Joint text', '1', '1'],
      ['Ghana', '1 July 2015', '42', 'Own text', '1', '1'],
      ['Togo', '1 July 2015 (late)', '42', 'Own text', '1', '1'],
    ]);
  });

  it('shows the parties on the day of the report, with those who make the difference, only when they are others', () => {
    const text = (...parties: string[]) =>
      linesOf(paperIn('en', everybody, { ...atReport(...parties), otherNames: { KOR: 'Republic of Korea' } }).content);
    expect(text('VAT', 'TGO', 'GHA', 'BEN').join('\n')).not.toContain('On the date of this report');
    const other = text('VAT', 'TGO', 'GHA', 'KOR', 'AU');
    expect(other.join('\n')).toContain('UNTOC had 5 parties, of which 2 had replied');
    expect(other).toEqual(
      expect.arrayContaining([
        'Became party since (1): African Union',
        'No longer party (1): Benin',
        'Party now and never asked (1): Republic of Korea',
      ]),
    );
  });

  it('says so where nobody has checked who was party, and where an instrument is not in the directory', () => {
    const instruments = ['UNTOC', 'UNTOC-TIP'].map((code) => ({ code, title: null, atDispatch: null, atReport: null }));
    const lines = linesOf(paperIn('en', everybody, { instruments }).content).join('\n');
    expect(lines).toContain('The directory does not say who was party to UNTOC on the date of this report.');
    expect(lines).toContain('UNTOC-TIP: not in the directory for the date of the request.');
  });

  it('defines every column it prints', () => {
    const lines = linesOf(paperIn('en').content).join('\n');
    for (const head of [...(rowsOf(paperIn('en').content, 0)[0] ?? []).slice(1, -1)])
      expect(lines).toContain(`${head}: `);
  });

  it.each(languages.filter((language) => language !== 'en'))('speaks %s throughout', (language) => {
    const list = measures.flatMap((_, index) =>
      standings.map((standing) => named(`${standing}${index}`, 'X', { standing })),
    );
    const paper = paperIn(language, [...everybody.map((each) => ({ ...each, name: 'X' })), ...list], atReport('AU'));
    const texts = [
      ...linesOf(paper.content),
      ...paper.content
        .filter(isTable)
        .flatMap(({ rows }) => rows.flatMap((row) => row.map((cell) => plainText(cell.runs)))),
    ];
    const words = texts.join(' ').replace(/\[[a-z0-9.-]+\]|UNTOC/g, '');
    expect(words).not.toMatch(/\b(the|of|replied|late|asked|undefined|null|NaN)\b/i);
    if (['ar', 'zh', 'ru'].includes(language)) expect(words).not.toMatch(/[a-z]{2,}/);
  });

  it('stands without any reply and without any addressee', () => {
    for (const list of [everybody.slice(3), []])
      expect(rowsOf(paperIn('en', list).content, 0).length).toBeGreaterThan(0);
  });
});
