import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFieldPaths } from '../../../adapters/campaign-file/field-names.ts';
import { parseWriting, readWriting } from '../../../adapters/writing-file/writing-file.ts';
import { writingSchemas } from '../../../adapters/writing-file/writing-schema.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { projectFolder } from '../../../stack/project.ts';
import { ownFolder } from '../../support/stack.ts';

const documented = readFileSync(join(projectFolder, 'docs/writing-file.md'), 'utf8');
const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(documented) ?? [];

const transmittal = [
  'id: passed-on',
  'kind: transmittal',
  'to: all',
  'document:',
  '  symbol: CTOC/COP/WG.8/2015/2',
  '  file: paper.pdf',
  'texts:',
  '  en:',
  '    title: Comments received',
].join('\n');

/** Every mistake as "path:line message". */
const mistakesIn = (text: string): string[] => {
  try {
    parseWriting(text, 'writing.yaml', null);
    return [];
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    return error.mistakes.map(({ path, line, message }) => `${path}:${line} ${message}`);
  }
};

describe('a writing file', () => {
  it('is read as the documents show it', () => {
    const { id, content } = parseWriting(example, 'writing.yaml', null);
    expect(id).toBe('questions-june');
    expect(content).toMatchObject({ kind: 'clarification', to: ['AUT', 'FRA'], replyBy: '2015-07-10' });
    expect(content.kind === 'clarification' && content.questions.fr).toHaveLength(2);
  });

  it('has every field explained', () => {
    const fields = Object.values(writingSchemas).flatMap((schema) => allFieldPaths(schema));
    const table = documented.slice(documented.lastIndexOf('| field'));
    for (const field of new Set(fields.filter((path) => path !== 'document'))) expect(table).toContain(`\`${field}\``);
  });

  it('takes the document along that it names, by its content', async () => {
    const folder = ownFolder('writing');
    writeFileSync(join(folder, 'paper.pdf'), '%PDF-1.7 paper');
    writeFileSync(join(folder, 'writing.yaml'), transmittal);
    const { content, enclosures } = await readWriting(join(folder, 'writing.yaml'));
    expect(content).toEqual({
      kind: 'transmittal',
      to: 'all',
      document: {
        symbol: 'CTOC/COP/WG.8/2015/2',
        name: 'paper.pdf',
        mediaType: 'application/pdf',
        sha256: enclosures[0]?.sha256,
      },
      titles: { en: 'Comments received' },
    });
  });

  it('is refused whole, each mistake with its field and line', async () => {
    const wrong = [
      'id: Questions June',
      'kind: clarification',
      'to: [AUT, aut, AUT]',
      'replyBy: 2015-02-30',
      'text: {}',
      'texts:',
      '  en:',
      '    questions: []',
      '  de:',
      '    questions: [Was?]',
    ].join('\n');
    expect(mistakesIn(wrong)).toEqual([
      expect.stringMatching(/^id:1 id must be small letters/),
      expect.stringMatching(/^to\[1\]:3 .*must be the code of an addressee/),
      expect.stringMatching(/^to\[2\]:3 .*repeats AUT/),
      expect.stringMatching(/^replyBy:4 .*a day that exists/),
      expect.stringMatching(/^text:5 .*is not a field of such a writing; did you mean "texts"\?/),
      expect.stringMatching(/^texts\.en\.questions:8 .*at least one question/),
      expect.stringMatching(/^texts\.de:9 /),
    ]);
    expect(mistakesIn('id: x\nkind: telegram')).toEqual([
      expect.stringMatching(/^kind:2 kind must be one of clarification, transmittal, circular/),
    ]);
    expect(mistakesIn('id: x\nkind: circular\ntexts: {}')).toEqual([
      expect.stringContaining('to is missing'),
      expect.stringContaining('texts:3 texts must hold the text in at least one language'),
    ]);
    expect(mistakesIn(transmittal.replace('to: all', 'to: everyone'))).toEqual([
      expect.stringMatching(/^to:3 to must be all, answered, silent, or a list of codes/),
    ]);
    expect(mistakesIn(transmittal.replace('paper.pdf', 'paper.exe'))).toEqual([
      expect.stringMatching(/^document\.file:6 .*every mission can open/),
    ]);
    expect(mistakesIn('kind: circular\n\t- x')[0]).toMatch(/YAML|kind/);
  });

  it('is refused where its document is not there, or is no text of ours', async () => {
    const folder = ownFolder('writing');
    const path = join(folder, 'writing.yaml');
    writeFileSync(path, transmittal);
    await expect(readWriting(path)).rejects.toMatchObject({
      code: 'writing-file-invalid',
      mistakes: [{ path: 'document.file', line: 6, message: expect.stringContaining('cannot be read (ENOENT)') }],
    });
    await expect(readWriting(join(folder, 'none.yaml'))).rejects.toMatchObject({ code: 'not-found' });
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x41]));
    await expect(readWriting(path)).rejects.toMatchObject({ code: 'writing-file-unreadable' });
  });
});
