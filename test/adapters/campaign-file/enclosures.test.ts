import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCampaign } from '../../../adapters/campaign-file/campaign-file.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { smallestCampaign } from './smallest-campaign.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbale-enclosures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'files'));
writeFileSync(join(folder, 'files', 'questionnaire.txt'), 'One question.');
writeFileSync(join(folder, 'files', 'empty.pdf'), '');
writeFileSync(join(folder, 'files', 'huge.pdf'), Buffer.alloc(10 * 1024 * 1024 + 1));
writeFileSync(join(folder, '..', 'verbale-outside.pdf'), 'outside');
afterAll(() => rmSync(join(folder, '..', 'verbale-outside.pdf')));

const campaignWith = (...files: readonly string[]): string => {
  const path = join(folder, 'campaign.yaml');
  const listed = files.map((file) => `    - file: ${file}\n      title: { en: A questionnaire }`);
  writeFileSync(path, `${smallestCampaign.trimEnd()}\nnotes:\n  enclosures:\n${listed.join('\n')}\n`);
  return path;
};

const mistakesOf = async (...files: readonly string[]): Promise<string[]> => {
  try {
    await readCampaign(campaignWith(...files));
  } catch (error) {
    if (error instanceof DomainRefusal)
      return error.mistakes.map(({ path, line, message }) => `${path} ${line} ${message}`);
    throw error;
  }
  return [];
};

describe('enclosures of a campaign', () => {
  it('are known by name, kind and content, and come with their bytes', async () => {
    const { definition, enclosures } = await readCampaign(campaignWith('files/questionnaire.txt'));
    expect(definition.notes?.enclosures).toEqual([
      {
        name: 'questionnaire.txt',
        mediaType: 'text/plain; charset=utf-8',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        title: { en: 'A questionnaire' },
      },
    ]);
    expect(enclosures.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['One question.']);
    expect(enclosures[0]?.sha256).toBe(definition.notes?.enclosures?.[0]?.sha256);
  });

  it.each([
    ['files/missing.pdf', 'cannot be read (ENOENT)'],
    ['files/empty.pdf', 'which is empty'],
    ['files/huge.pdf', '10 are the most that go with a note'],
    ['../verbale-outside.pdf', 'must lie beside the campaign file'],
    ['files/program.exe', 'must be a file that every mission can open'],
  ])('%s is refused with its line', async (file, reason) => {
    const mistakes = await mistakesOf('files/questionnaire.txt', file);
    expect(mistakes.length).toBeGreaterThan(0);
    for (const mistake of mistakes) expect(mistake).toMatch(/^notes\.enclosures\[1\]\.file \d+ /);
    expect(mistakes.join('\n')).toContain(reason);
  });
});
