import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../../domain/directory/entity.ts';
import { judgeManifest } from '../../../../domain/receive/transmittal/judge-manifest.ts';
import {
  type ManifestLine,
  seriesOf,
  type TransmittedFile,
} from '../../../../domain/receive/transmittal/transmittal.ts';

const entity = (code: string, en: string, more: Partial<Entity> = {}): Entity => ({
  code,
  kind: 'member-state',
  m49: null,
  regionalGroup: null,
  names: { en: { shortName: en, addressPhrase: en, sortKey: en, reviewed: false } },
  languages: ['en'],
  mailboxes: [],
  ...more,
});

const entities = [entity('AUT', 'Austria'), entity('CHE', 'Switzerland'), entity('KEN', 'Kenya')];

const file = (name: string, sha256 = name, size = 10): TransmittedFile => ({ name, sha256, size });

const line = (number: number, files: string[], codes: string[], rest: Partial<ManifestLine> = {}): ManifestLine => ({
  line: number,
  files,
  codes,
  language: null,
  reference: null,
  date: null,
  replaces: false,
  ...rest,
});

const judge = (lines: readonly ManifestLine[], files: readonly TransmittedFile[]) =>
  judgeManifest(lines, { manifest: 'manifest.csv', files, entities, receivedOn: '2016-05-24' });

/** "3 entity: message" of every mistake. */
const named = (mistakes: ReturnType<typeof judge>['mistakes']): string[] =>
  mistakes.map(({ path, line: at, message }) => `${at ?? '-'} ${path.split('#')[1]}: ${message}`);

describe('a manifest', () => {
  it('makes each line one submission, of one or several respondents, of one or several files', () => {
    const { texts, kept, mistakes } = judge(
      [
        line(2, ['a.docx', 'annex.pdf'], ['AUT'], { language: 'en', reference: 'NV 12', date: '2016-05-20' }),
        line(3, ['joint.pdf'], ['CHE', 'KEN']),
        line(4, ['letter.txt'], ['-']),
      ],
      [file('batch/a.docx'), file('batch/annex.pdf'), file('batch/joint.pdf'), file('batch/letter.txt')],
    );
    expect(mistakes).toEqual([]);
    expect(texts.map(({ codes, files }) => [seriesOf(codes), files.map(({ name }) => name)])).toEqual([
      ['AUT', ['batch/a.docx', 'batch/annex.pdf']],
      ['CHE+KEN', ['batch/joint.pdf']],
    ]);
    expect(texts[0]).toMatchObject({ language: 'en', reference: 'NV 12', dated: '2016-05-20', line: 2 });
    expect(kept.map(({ name }) => name)).toEqual(['batch/letter.txt']);
  });

  it('has every mistake named at once, with its line and what was meant', () => {
    const { mistakes } = judge(
      [
        line(2, ['a.dcx'], ['AUT']),
        line(3, ['b.docx'], ['KNE'], { language: 'english', date: '2016-02-30' }),
        line(4, ['b.docx'], ['CHE', 'CHE'], { date: '2016-05-25' }),
        line(5, ['c.docx'], ['CHE']),
        line(6, ['d.docx'], ['AUT', '-']),
        line(7, [], []),
      ],
      [file('a.docx'), file('b.docx'), file('c.docx'), file('d.docx'), file('e.docx')],
    );
    expect(named(mistakes)).toEqual([
      '2 file: There is no file "a.dcx"; did you mean "a.docx"?',
      '3 entity: "KNE" is not an entity of the directory; did you mean KEN (Kenya)?',
      '3 language: "english" is none of ar, zh, en, fr, ru, es; leave it empty where you do not know.',
      '3 date: "2016-02-30" is no day that exists: write it as 2016-05-24.',
      '4 file: "b.docx" stands on line 3 already: name each file once.',
      '4 entity: CHE stands twice.',
      '4 date: 2016-05-25 is after the batch was received (2016-05-24).',
      '5 entity: CHE stands on line 4 already: name all files of one submission on one line.',
      '6 entity: "-" stands alone: it says that the file is nobody\'s text.',
      '6 entity: AUT stands on line 2 already: name all files of one submission on one line.',
      '7 file: No file is named.',
      '7 entity: Whose text it is, is missing: write a code such as AUT, or "-" if nobody\'s.',
      '- file: "a.docx" is not named: say whose text it is, or write "-" if it is nobody\'s.',
      '- file: "e.docx" is not named: say whose text it is, or write "-" if it is nobody\'s.',
    ]);
  });

  it('finds empty files, the same bytes under two names, and a name that two folders have', () => {
    const { mistakes } = judge(
      [
        line(2, ['a.txt'], ['AUT']),
        line(3, ['x/same.pdf'], ['CHE']),
        line(4, ['y/other.pdf'], ['KEN']),
        line(5, ['b.txt'], ['-']),
      ],
      [file('a.txt', '0', 0), file('x/same.pdf', 's'), file('y/other.pdf', 's'), file('x/b.txt'), file('y/b.txt')],
    );
    const messages = named(mistakes);
    expect(messages).toContain('2 file: "a.txt" is empty.');
    expect(messages.find((message) => message.startsWith('4 file'))).toContain('byte for byte "x/same.pdf" (CHE)');
    expect(messages).toContain('5 file: "b.txt" could be x/b.txt or y/b.txt: write it with its folder.');
  });

  it('finds a file by its name however its accents are written', () => {
    const { mistakes } = judge(
      [line(2, ['Côte.docx'.normalize('NFD')], ['AUT'])],
      [file('Côte.docx'.normalize('NFC'))],
    );
    expect(mistakes).toEqual([]);
  });
});
