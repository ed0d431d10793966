import { describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { ChairLine } from '../../../domain/rehearsal/chair-log.ts';
import { checkTransmittalBooks, type TransmittalBooks } from '../../../domain/rehearsal/transmittal-books.ts';

const names: Readonly<Record<string, string>> = { AUT: 'Austria', CHE: 'Switzerland', KEN: 'Kenya' };

const line = (file: string, codes: readonly string[], more: Partial<ChairLine> = {}): ChairLine => ({
  batch: 'first',
  file,
  sha256: `hash of ${file}`,
  codes,
  repeats: false,
  replaces: false,
  first: `First of ${file}.`,
  last: `Last of ${file}.`,
  ...more,
});

let sequence = 0;
const event = (type: string, at: string, data: Record<string, unknown> = {}, actor = 'verbale'): LedgerEvent => {
  sequence += 1;
  const fixed = { chain: 'c', recordedAt: at, subject: null, previousHash: '', hash: '' };
  return { ...fixed, sequence, at, type, actor, data };
};

const bytes = { pdfSha256: 'pdf', wordSha256: 'word' };

const honest = (): TransmittalBooks => ({
  chair: [
    line('a.txt', ['AUT']),
    line('a2.txt', ['AUT'], { replaces: true, batch: 'second' }),
    line('joint.txt', ['KEN', 'CHE']),
    line('joint.txt', ['KEN', 'CHE'], { repeats: true, batch: 'second' }),
    line('letter.txt', []),
  ],
  submissions: [
    { id: '1', respondents: ['AUT'], version: 1, fileHashes: ['hash of a.txt'] },
    { id: '2', respondents: ['CHE', 'KEN'], version: 1, fileHashes: ['hash of joint.txt'] },
    { id: '3', respondents: ['AUT'], version: 2, fileHashes: ['hash of a2.txt'] },
  ],
  ledger: [
    event('transmittal-stored', '2016-05-24T08:00:00.000Z', { transmittalId: 't' }),
    event('submission-filed', '2016-05-24T08:01:00.000Z', { submissionId: '1', transmittalId: 't' }),
    event('submission-filed', '2016-05-24T08:01:00.000Z', { submissionId: '2', transmittalId: 't' }),
    event('submission-filed', '2016-05-27T08:01:00.000Z', { submissionId: '3', transmittalId: 't' }),
    event('paper-drafted', '2016-05-30T07:00:00.000Z', bytes),
    event('paper-cleared', '2016-05-31T07:00:00.000Z', {}, 'clearing-officer'),
    event('paper-compiled', '2016-05-31T07:00:00.000Z', bytes),
  ],
  paper: {
    headings: [
      { heading: 'Austria', text: 'First of a2.txt. Last of a2.txt.' },
      { heading: 'Kenya and Switzerland', text: 'First of joint.txt. Last of joint.txt.' },
      { heading: 'Switzerland', text: '[Joint text: see under Kenya and Switzerland]' },
    ],
    pdfText: 'Austria … Kenya\nand Switzerland …',
  },
  headingOf: (codes) =>
    codes
      .map((code) => names[code])
      .toSorted()
      .join(' and '),
  meetingAt: '2016-06-06T08:00:00.000Z',
  drafter: 'desk-officer',
  notes: 0,
  messages: 0,
});

const kinds = (changed: Partial<TransmittalBooks>): string[] =>
  checkTransmittalBooks({ ...honest(), ...changed }).disagreements.map(({ kind }) => kind);

describe('the books of a campaign without a request', () => {
  it('agree when everything transmitted is there, once', () => {
    const { disagreements, counts } = checkTransmittalBooks(honest());
    expect(disagreements).toEqual([]);
    expect(counts).toMatchObject({
      filesTransmitted: 5,
      textsTransmitted: 4,
      repeated: 1,
      submissionsFiled: 3,
      jointTexts: 1,
    });
  });

  it.each<[string, () => Partial<TransmittalBooks>]>([
    ['text-not-once', () => ({ submissions: honest().submissions.slice(1) })],
    [
      'text-not-once',
      () => ({
        submissions: [
          ...honest().submissions,
          { id: '1', respondents: ['AUT'], version: 3, fileHashes: ['hash of a.txt'] },
        ],
      }),
    ],
    [
      'not-transmitted',
      () => ({
        submissions: [...honest().submissions, { id: '3', respondents: ['KEN'], version: 1, fileHashes: ['x'] }],
      }),
    ],
    [
      'letter-filed',
      () => ({
        submissions: [
          ...honest().submissions,
          { id: '3', respondents: ['KEN'], version: 1, fileHashes: ['hash of letter.txt'] },
        ],
      }),
    ],
    [
      'wrong-respondents',
      () => ({
        submissions: honest().submissions.map((each) => (each.id === '2' ? { ...each, respondents: ['KEN'] } : each)),
      }),
    ],
    ['not-in-ledger', () => ({ ledger: honest().ledger.filter(({ data }) => data.submissionId !== '2') })],
    ['judged-before-stored', () => ({ ledger: honest().ledger.filter(({ type }) => type !== 'transmittal-stored') })],
    ['not-cleared', () => ({ ledger: honest().ledger.filter(({ type }) => type !== 'paper-cleared') })],
    ['own-clearance', () => ({ drafter: 'clearing-officer' })],
    ['other-bytes', () => ({ ledger: honest().ledger.filter(({ type }) => type !== 'paper-drafted') })],
    ['not-issued', () => ({ ledger: honest().ledger.slice(0, -1) })],
    ['issued-late', () => ({ meetingAt: '2016-05-31T07:00:00.000Z' })],
    ['note-sent', () => ({ notes: 1 })],
    ['message-sent', () => ({ messages: 2 })],
  ])('disagree: %s', (kind, changed) => {
    expect(kinds(changed())).toContain(kind);
  });

  it('disagree when the paper lacks a State, a part of its text, or the line that leads to a joint one', () => {
    const paper = honest().paper as NonNullable<TransmittalBooks['paper']>;
    const having = (headings: typeof paper.headings) => kinds({ paper: { ...paper, headings } });
    expect(having(paper.headings.slice(1))).toContain('not-in-paper');
    expect(having(paper.headings.slice(0, 2))).toEqual(['respondent-missing']);
    expect(
      having([{ heading: 'Austria', text: 'First of a.txt. Last of a.txt.' }, ...paper.headings.slice(1)]),
    ).toEqual(['text-cut', 'text-cut']);
    expect(kinds({ paper: { ...paper, pdfText: 'Austria' } })).toEqual(['not-in-pdf']);
  });
});
