import { describe, expect, it } from 'vitest';
import { parseManifest, proposedManifest } from '../../../adapters/transmittals/parse-manifest.ts';

const parse = (name: string, text: string) => parseManifest(name, Buffer.from(text));

const named = ({ mistakes }: ReturnType<typeof parse>): string[] =>
  mistakes.map(({ path, line, message }) => `${path}:${line} ${message}`);

describe('a manifest in CSV', () => {
  it('has its columns in any order, several codes and several files in a cell', () => {
    const { lines, mistakes } = parse(
      'manifest.csv',
      '\ufeffentity,file,replaces,language,date,reference\r\n"aut; CHE+LIE",a.docx; annex.pdf,yes,EN,2016-05-10,"NV 12, rev"\r\n-,letter.txt,,,,\r\n',
    );
    expect(mistakes).toEqual([]);
    expect(lines).toEqual([
      {
        line: 2,
        files: ['a.docx', 'annex.pdf'],
        codes: ['AUT', 'CHE', 'LIE'],
        language: 'en',
        reference: 'NV 12, rev',
        date: '2016-05-10',
        replaces: true,
      },
      { line: 3, files: ['letter.txt'], codes: ['-'], language: null, reference: null, date: null, replaces: false },
    ]);
  });

  it('has every line that cannot be read named', () => {
    expect(named(parse('m.csv', 'file,entitiy\na,AUT\n'))).toEqual([
      'm.csv#line:1 The column "entitiy" is not known: did you mean "entity"?',
      'm.csv#line:1 The column "entity" is missing: add it to the first line.',
    ]);
    expect(named(parse('m.csv', 'file,entity,replaces\na,AUT,perhaps\nb,CHE\n'))).toEqual([
      expect.stringMatching(/^m\.csv#line:3 The line has 2 cells where the header has 3/),
      'm.csv#replaces:2 "perhaps" is neither yes nor no.',
    ]);
    expect(named(parse('m.csv', 'file,entity\n"a,AUT\n'))[0]).toMatch(/cannot be read as CSV/);
    expect(named(parseManifestOf([0xff, 0xfe, 0x41]))[0]).toMatch(/not UTF-8/);
  });

  it('is proposed so that it can be read again', () => {
    const text = proposedManifest([
      { file: '=cmd.docx', code: 'AUT', remark: '' },
      { file: 'b "quoted".pdf', code: null, remark: 'first lines: CHE, LIE' },
    ]);
    const { lines, mistakes } = parse('m.csv', text);
    expect(mistakes).toEqual([]);
    expect(lines.map(({ files, codes }) => [files, codes])).toEqual([
      [['=cmd.docx'], ['AUT']],
      [['b "quoted".pdf'], []],
    ]);
  });
});

const parseManifestOf = (bytes: number[]) => parseManifest('m.csv', Uint8Array.from(bytes));

describe('a manifest in YAML', () => {
  it('has the same fields', () => {
    const { lines, mistakes } = parse(
      'manifest.yaml',
      'texts:\n  - file: a.docx\n    entity: AUT\n    language: en\n  - file: [b.pdf, c.pdf]\n    entity: [CHE, LIE]\n    date: 2016-05-10\n    replaces: true\nkept: letter.txt\n',
    );
    expect(mistakes).toEqual([]);
    expect(lines.map(({ line, files, codes, date, replaces }) => [line, files, codes, date, replaces])).toEqual([
      [2, ['a.docx'], ['AUT'], null, false],
      [5, ['b.pdf', 'c.pdf'], ['CHE', 'LIE'], '2016-05-10', true],
      [9, ['letter.txt'], ['-'], null, false],
    ]);
  });

  it('has its mistakes named with their lines', () => {
    expect(named(parse('m.yml', 'texts:\n  - file: a.docx\n    entities: AUT\n'))).toEqual([
      'm.yml#entity:2 "entity" is missing.',
      expect.stringMatching(/^m\.yml#\w+:2 entities: there is no such field/),
    ]);
    expect(named(parse('m.yml', 'texts: [\n'))[0]).toMatch(/cannot be read as YAML/);
    expect(named(parse('m.yml', 'texts: &a []\nkept: *a\n'))[0]).toMatch(/refers to another place/);
  });
});
