import { describe, expect, it } from 'vitest';
import { compilationPaper } from '../../../domain/compile/compilation.ts';
import type { CompiledSubmission } from '../../../domain/compile/compiled-submission.ts';
import { editionForms } from '../../../domain/compile/edition.ts';
import { paperWording } from '../../../domain/compile/paper-wording.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { type PaperBlock, plainText } from '../../../domain/paper/paper.ts';
import { sampleCompilation, samplePaperDefinition, sampleSubmissions } from './sample-compilation.ts';

const sentences = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.runs)] : []));

const one = (rest: Partial<CompiledSubmission>, code: string): CompiledSubmission => ({
  ...(sampleSubmissions[0] as CompiledSubmission),
  respondents: [{ code, name: code, sortKey: code, isState: true }],
  ...rest,
});

const everyKind: readonly CompiledSubmission[] = [
  ...sampleSubmissions,
  one({ replyKind: 'nil-return', blocks: [] }, 'PER'),
  one({ replyKind: 'declined', blocks: [] }, 'NER'),
  one({ publication: 'on-file' }, 'NZL'),
  one({ onBehalfOf: [{ code: 'MLT', name: 'Malta', sortKey: 'Malta', isState: true }] }, 'MNE'),
  one({ attachments: [{ name: 'law', link: 'https://laws.example/1' }] }, 'MUS'),
  {
    ...one({}, 'CHL'),
    respondents: ['CHL', 'PRY'].map((code) => ({ code, name: code, sortKey: code, isState: true })),
  },
];

const paperIn = (language: Language, submissions = everyKind) =>
  compilationPaper({
    ...sampleCompilation,
    definition: { ...samplePaperDefinition, language },
    submissions,
  });

describe.each(languages)('a paper in %s', (language) => {
  const wording = paperWording(language);

  it('says that no native speaker has checked it, in data', () => {
    expect(wording.reviewed).toBe(false);
  });

  it('has every phrase in its own language and fills every hole', () => {
    const { content, masthead } = paperIn(language);
    const said = sentences(content).join('\n');
    expect(said).toContain(wording.textOnFile);
    expect(said).toContain(wording.jointLine);
    for (const phrase of [wording.nilReturns, wording.declined, wording.onBehalfOf]) expect(said).toContain(phrase);
    expect(said).toContain('7/1');
    expect(JSON.stringify({ content, masthead })).not.toMatch(/undefined|\[object|\{\w+\}|NaN/);
    const scripts: Partial<Record<Language, RegExp>> = { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u };
    const script = scripts[language] ?? (language === 'ru' ? /\p{Script=Cyrillic}/u : /\p{Script=Latin}/u);
    const ownWords = content.flatMap((block) => (block.kind === 'paragraph' && block.number ? [block] : []));
    expect(ownWords.length).toBeGreaterThanOrEqual(5);
    for (const block of ownWords) expect(plainText(block.runs)).toMatch(script);
  });

  it('names who had nothing to say in a sentence and not under a heading', () => {
    const { content } = paperIn(language);
    const named = content.flatMap((block) => (block.kind === 'heading' ? [plainText(block.runs)] : []));
    expect(named).not.toContain('PER');
    expect(named).toContain('NZL');
    expect(sentences(content).filter((text) => text.includes('PER'))).toHaveLength(1);
  });

  it.each([0, 1, 2, 3, 5, 10, 11, 21, 103])('counts %i States without a hole', (states) => {
    const submissions = Array.from({ length: states }, (_, index) => one({}, `S${index}`));
    const text = sentences(paperIn(language, submissions).content).join(' ');
    if (states > 9) expect(text).toContain(String(states));
    expect(text).not.toMatch(/undefined| {2}/);
  });

  it.each(editionForms.filter((form) => form !== 'first'))('words a paper that is a %s', (form) => {
    const symbol = form === 'reissue' ? 'CTOC/COP/WG.8/2015/2*' : 'CTOC/COP/WG.8/2015/2/Add.1';
    const paper = compilationPaper({
      ...sampleCompilation,
      definition: { ...samplePaperDefinition, language, symbol },
      edition: { form, symbol: 'CTOC/COP/WG.8/2015/2' },
    });
    const said = sentences(paper.content);
    if (form === 'reissue') expect(said[0]).toMatch(/^\* .*2015/);
    else expect(said[0]).toBe(wording[form].holds('CTOC/COP/WG.8/2015/2'));
    expect(paper.masthead).toMatchObject({
      byline: form === 'reissue' ? wording.noteBySecretariat : wording[form].title,
    });
  });
});

it('a version in Arabic, Chinese or Russian has distribution, date and original in English, as documents have', () => {
  for (const language of ['ar', 'zh', 'ru'] as const) {
    const { masthead } = paperIn(language);
    expect(masthead).toMatchObject({ distribution: 'Distr.: General', languageLine: 'Original: All languages' });
    expect(masthead.date.replace(/^\u200E/, '')).toBe('11 September 2015');
  }
  expect(paperIn('es').masthead).toMatchObject({ distribution: 'Distr. general', date: '11 de septiembre de 2015' });
});

it('one of several versions never says that its language is the only one', () => {
  const definition = {
    ...samplePaperDefinition,
    symbol: 'CTOC/COP/WG.8/2016/CRP.1',
    languages: ['en', 'fr'] as const,
  };
  const submissions = [one({}, 'AUT')];
  const line = (language: 'en' | 'fr') =>
    compilationPaper({ ...sampleCompilation, submissions, definition: { ...definition, language } }).masthead;
  expect(line('en')).toMatchObject({ languageLine: 'Original: English' });
  expect(line('fr')).toMatchObject({ languageLine: 'Original\u00a0: anglais' });
});
