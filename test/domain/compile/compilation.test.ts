import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilationPaper } from '../../../domain/compile/compilation.ts';
import { type PaperBlock, plainText } from '../../../domain/paper/paper.ts';
import { sampleCompilation, samplePaperDefinition, sampleSubmissions } from './sample-compilation.ts';

const headings = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'heading' && block.inContents
      ? [`${block.number ? `${block.number} ` : ''}${plainText(block.runs)}`]
      : [],
  );

const numbered = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.number !== undefined ? [`${block.number}. ${plainText(block.runs)}`] : [],
  );

const sentences = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.runs)] : []));

describe('the compilation', () => {
  it('has States first, then organizations, each in the alphabetical order of the language', () => {
    expect(headings(compilationPaper(sampleCompilation).content)).toEqual([
      'I. Introduction',
      'II. Replies received from States',
      'Austria',
      'China',
      'Costa Rica',
      'Côte d’Ivoire',
      'Ecuador',
      'Egypt',
      'France',
      'Russian Federation',
      'Türkiye',
      'Turkmenistan',
      'III. Replies received from organizations',
      'European Union',
      'International Criminal Police Organization (INTERPOL)',
      'IV. List of respondents',
    ]);
  });

  it('sorts by the sort key of the version, not by the name', () => {
    const submissions = sampleSubmissions
      .filter(({ respondents }) => ['AUT', 'EGY', 'FRA'].includes(respondents[0]?.code ?? ''))
      .map((submission) => ({
        ...submission,
        respondents: submission.respondents.map((each) => ({
          ...each,
          sortKey:
            new Map([
              ['AUT', 'Autriche'],
              ['EGY', 'Égypte'],
            ]).get(each.code) ?? 'Émirats',
        })),
      }));
    const definition = { ...samplePaperDefinition, language: 'fr' as const };
    expect(headings(compilationPaper({ ...sampleCompilation, definition, submissions }).content).slice(2, -1)).toEqual([
      'Austria',
      'Egypt',
      'France',
    ]);
  });

  it('counts respondents, not texts, and numbers the paragraphs of the introduction', () => {
    const twice = [...sampleSubmissions, { ...(sampleSubmissions[0] ?? fail()), receivedOn: '2015-07-20' }];
    const paper = compilationPaper({ ...sampleCompilation, submissions: twice });
    expect(numbered(paper.content)).toEqual([
      '1. The present document contains the replies that the Secretariat received pursuant to paragraph 5 of resolution 7/1.',
      '2. The Secretariat addressed a note verbale to States, and a letter to organizations, dated 20 May 2015, inviting them to reply by 31 July 2015.',
      '3. As at 10 September 2015, replies had been received from 10 States and 2 organizations.',
      '4. The replies are reproduced as received, in the language in which they were submitted. They have not been edited. States come first and organizations after them, each in alphabetical order. Replies received after the deadline are included and marked as such.',
    ]);
    expect(headings(paper.content).filter((name) => name === 'Austria')).toHaveLength(1);
    const received = sentences(paper.content).filter((text) => text.startsWith('[Original: English]'));
    expect(received.slice(0, 2)).toEqual([
      '[Original: English] [Received on 14 July 2015]',
      '[Original: English] [Received on 20 July 2015]',
    ]);
  });

  it('says of each reply its language and day, of late ones that they are late, and what is on file', () => {
    const { content } = compilationPaper(sampleCompilation);
    expect(sentences(content)).toContain('[Original: Russian] [Received on 30 August 2015, after the deadline]');
    expect(sentences(content)).toContain('The reply contains no text that could be reproduced here.');
    const onFile = content.findIndex(
      (block) => block.kind === 'paragraph' && plainText(block.runs).startsWith('On file'),
    );
    expect(content[onFile + 1]).toEqual({
      kind: 'list',
      ordered: false,
      items: [[{ text: 'Ley Orgánica.pdf (48 pages)' }], [{ text: 'anexo.xlsx' }]],
    });
  });

  it('speaks French throughout when the version is French', () => {
    const definition = { ...samplePaperDefinition, language: 'fr' as const };
    const paper = compilationPaper({ ...sampleCompilation, definition });
    expect(paper.masthead).toMatchObject({
      distribution: 'Distr. générale',
      date: '11 septembre 2015',
      byline: 'Note du Secrétariat',
    });
    expect(numbered(paper.content)[2]).toBe(
      '3. Au 10 septembre 2015, des réponses avaient été reçues de 10 États et de 2 organisations.',
    );
    expect(sentences(paper.content)).toContain('[Original\u00a0: anglais] [Reçue le 14 juillet 2015]');
  });

  it('stands with no reply at all', () => {
    const paper = compilationPaper({ ...sampleCompilation, submissions: [] });
    expect(headings(paper.content)).toEqual(['I. Introduction', 'II. Replies received from States']);
    expect(numbered(paper.content).at(-1)).toBe('3. As at 10 September 2015, no reply had been received.');
    expect(sentences(paper.content)).toContain('No State had replied when the present document was prepared.');
  });

  it.each([
    [1, 0, 'replies had been received from one State.'],
    [0, 1, 'replies had been received from one organization.'],
    [2, 1, 'replies had been received from two States and one organization.'],
  ])('words %i State(s) and %i organization(s)', (states, organizations, phrase) => {
    const some = [
      ...sampleSubmissions.filter(({ respondents }) => respondents[0]?.isState).slice(0, states),
      ...sampleSubmissions.filter(({ respondents }) => !respondents[0]?.isState).slice(0, organizations),
    ];
    const paper = compilationPaper({ ...sampleCompilation, submissions: some });
    expect(numbered(paper.content)[2]).toContain(phrase);
  });

  it('tells how many late replies were left out', () => {
    const introduction = { ...sampleCompilation.introduction, lateNotCompiled: 3, deadlineOn: null };
    const paper = compilationPaper({ ...sampleCompilation, introduction });
    expect(numbered(paper.content)[2]).toContain(
      'Three replies were received after the deadline and are not reproduced.',
    );
    expect(numbered(paper.content)[1]).toMatch(/dated 20 May 2015, inviting them to reply\.$/);
  });

  it('is the same whatever the order the submissions are given in', () => {
    const expected = JSON.stringify(compilationPaper(sampleCompilation));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...sampleSubmissions], { minLength: sampleSubmissions.length }),
        (submissions) => {
          expect(JSON.stringify(compilationPaper({ ...sampleCompilation, submissions }))).toBe(expected);
        },
      ),
    );
  });

  it('refuses a symbol that does not parse', () => {
    const definition = { ...samplePaperDefinition, symbol: 'CTOC/COP/2015' };
    expect(() => compilationPaper({ ...sampleCompilation, definition })).toThrow(
      expect.objectContaining({ code: 'symbol-does-not-parse' }),
    );
  });
});

function fail(): never {
  throw new Error('the sample has submissions');
}
