import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompilationInput, compilationPaper } from '../../../domain/compile/compilation.ts';
import type { CompiledSubmission } from '../../../domain/compile/compiled-submission.ts';
import { directionOf, type Language } from '../../../domain/language.ts';
import { type Paper, type PaperBlock, plainText } from '../../../domain/paper/paper.ts';
import { samplePaperDefinition } from './sample-compilation.ts';

const names: Readonly<Record<string, string>> = {
  AUT: 'Austria',
  CHE: 'Switzerland',
  CIV: 'Côte d’Ivoire',
  CRI: 'Costa Rica',
  EU: 'European Union',
  LIE: 'Liechtenstein',
};

const text = (codes: readonly string[], language: Language, first: string): CompiledSubmission => ({
  respondents: codes.map((code) => {
    const name = names[code] ?? code;
    return { code, name, sortKey: name, isState: code !== 'EU' };
  }),
  language,
  direction: directionOf(language),
  replyKind: 'text',
  onBehalfOf: [],
  receivedOn: '2016-05-24',
  late: false,
  publication: 'publish',
  blocks: [{ kind: 'paragraph', runs: [{ text: first }] }],
  attachments: [],
});

const input: CompilationInput = {
  definition: { ...samplePaperDefinition, symbol: 'CTOC/COP/WG.8/2016/CRP.1' },
  campaignTitle: 'Second meeting',
  issuedOn: '2016-06-01',
  edition: null,
  introduction: {
    kind: 'transmittal',
    mandate: { resolution: '7/1', paragraph: 5 },
    transmitted: {
      by: 'the Chair of the second meeting',
      on: ['2016-05-24', '2016-05-30'],
      instruction: 'that they be compiled',
    },
  },
  days: 'none',
  submissions: [
    text(['CHE', 'AUT', 'LIE'], 'en', 'Joint text of three.'),
    text(['CIV'], 'fr', 'Texte de la Côte d’Ivoire.'),
    text(['CRI'], 'es', 'Texto de Costa Rica.'),
    text(['AUT'], 'en', 'Text of Austria alone.'),
    text(['EU'], 'en', 'Text of the Union.'),
  ],
};

const headings = ({ content }: Paper): string[] =>
  content.flatMap((block) => (block.kind === 'heading' ? [plainText(block.runs)] : []));

const sentences = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [plainText(block.runs)] : block.kind === 'section' ? sentences(block.blocks) : [],
  );

describe('the paper of transmitted texts', () => {
  it('has every State under its own name, and a joint text once, under all names', () => {
    const paper = compilationPaper(input);
    expect(headings(paper)).toEqual([
      'Introduction',
      'Comments of States',
      'Austria',
      'Austria, Liechtenstein and Switzerland',
      'Costa Rica',
      'Côte d’Ivoire',
      'Liechtenstein',
      'Switzerland',
      'Comments of organizations',
      'European Union',
      'List of respondents',
    ]);
    const said = sentences(paper.content);
    expect(said.filter((sentence) => sentence === 'Joint text of three.')).toHaveLength(1);
    expect(
      said.filter((sentence) => sentence.includes('see under Austria, Liechtenstein and Switzerland')),
    ).toHaveLength(2);
  });

  it('says who transmitted the texts, when, and what was asked, and of nobody that he was invited', () => {
    const said = sentences(compilationPaper(input).content).slice(0, 4).join(' ');
    expect(said).toContain('the Chair of the second meeting on 24 and 30 May 2016');
    expect(said).toContain('requested that they be compiled');
    expect(said).toContain('five States and one organization');
    expect(said).toContain('One text was submitted jointly');
    expect(said).not.toMatch(/note verbale|invit|deadline/i);
  });

  it('prints no provenance where the campaign says so, and the day under each text where it says that', () => {
    const introduction = { kind: 'transmittal' as const, mandate: input.introduction.mandate, transmitted: null };
    const silent = compilationPaper({ ...input, introduction });
    expect(JSON.stringify(silent)).not.toMatch(/Chair|24 May/);
    const talking = sentences(compilationPaper({ ...input, days: 'transmitted' }).content);
    expect(talking.filter((sentence) => sentence.includes('[Transmitted on 24 May 2016]'))).toHaveLength(5);
  });

  it('is a conference room paper in the languages that are inside', () => {
    expect(compilationPaper(input).masthead).toMatchObject({
      kind: 'conference-room-paper',
      distribution: null,
      languageLine: 'Original: English/French/Spanish',
      byline: 'Conference room paper prepared by the Secretariat',
    });
  });

  it('comes out the same whatever the order of texts and respondents', () => {
    const first = compilationPaper(input);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...input.submissions], { minLength: 5 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (submissions, order) => {
          const turned = submissions.map((each) =>
            each.respondents.length === 3
              ? { ...each, respondents: order.map((at) => each.respondents[at] ?? fail()) }
              : each,
          );
          expect(compilationPaper({ ...input, submissions: turned })).toEqual(first);
        },
      ),
    );
  });

  it('puts what one respondent submitted alone and its part in a joint text under one heading', () => {
    const submissions = [text(['AUT', 'CHE'], 'en', 'Both.'), text(['CHE'], 'fr', 'La Suisse seule.')];
    const paper = compilationPaper({ ...input, submissions });
    expect(headings(paper).slice(2, 4)).toEqual(['Austria and Switzerland', 'Switzerland']);
    const said = sentences(paper.content);
    expect(said.indexOf('La Suisse seule.')).toBe(said.indexOf('[Joint text: see under Austria and Switzerland]') - 1);
  });
});

const fail = (): never => {
  throw new Error('not there');
};
