import { describe, expect, it } from 'vitest';
import { replyByMistakes } from '../../../domain/dispatch/reply-by.ts';
import { type PossibleRecipient, recipientsOf, type WritingContent } from '../../../domain/dispatch/writing.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import type { Language } from '../../../domain/language.ts';
import type { CyclePhase } from '../../../domain/request-cycle/cycle.ts';
import { campaignExample } from './note-example.ts';

const addressee = (
  code: string,
  language: Language,
  submissions = 0,
  phase: CyclePhase = 'open',
): PossibleRecipient => ({
  code,
  language,
  names: { en: code, fr: code, [language]: code },
  cycle: { phase, submissions },
});

const addressees = [
  addressee('AUT', 'en', 1, 'answered'),
  addressee('FRA', 'fr'),
  addressee('ESP', 'es'),
  addressee('CUB', 'es', 0, 'withdrawn'),
];

const circular = (to: WritingContent['to'], ...languages: Language[]): WritingContent => ({
  kind: 'circular',
  to,
  information: Object.fromEntries(languages.map((language) => [language, ['…']])),
});

const clarification = (to: WritingContent['to'], replyBy = '2015-07-10'): WritingContent => ({
  kind: 'clarification',
  to,
  replyBy,
  questions: { en: ['?'] },
});

const all: readonly Language[] = ['en', 'fr', 'es'];

const refusal = (work: () => unknown): readonly [string, readonly string[]] => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainRefusal) return [error.code, error.mistakes.map(({ message }) => message)];
  }
  throw new Error('not refused');
};

describe('a writing', () => {
  it.each<[WritingContent['to'], string[]]>([
    ['all', ['AUT', 'FRA', 'ESP', 'CUB']],
    ['answered', ['AUT']],
    ['silent', ['FRA', 'ESP']],
    [
      ['CUB', 'FRA'],
      ['FRA', 'CUB'],
    ],
  ])('to %s goes to them and nobody else', (to, codes) => {
    const recipients = recipientsOf(circular(to, ...all), addressees, all);
    expect(recipients.map(({ code }) => code)).toEqual(codes);
    expect(recipients.every(({ insteadOf }) => insteadOf === null)).toBe(true);
  });

  it('goes in the first language of the campaign that has a text where the own one has none, and says so', () => {
    const recipients = recipientsOf(circular(['ESP', 'AUT'], 'fr'), addressees, all);
    expect(recipients).toEqual([
      { code: 'AUT', language: 'fr', insteadOf: 'en' },
      { code: 'ESP', language: 'fr', insteadOf: 'es' },
    ]);
    expect(recipientsOf(circular(['ESP'], 'fr', 'en'), addressees, all)[0]?.language).toBe('en');
  });

  it('is refused by name where no text can take the place of the missing one', () => {
    const onlyFrench = [{ ...addressee('FRA', 'fr'), names: { fr: 'FRA' } }];
    expect(refusal(() => recipientsOf(circular('all', 'en'), onlyFrench, all))).toEqual([
      'writing-refused',
      ['texts.fr is missing: FRA is written to in it, and no other text can take its place.'],
    ]);
  });

  it('is refused in a language in which the campaign has no wording', () => {
    expect(refusal(() => recipientsOf(circular('all', 'en', 'ru'), addressees, all))).toEqual([
      'writing-refused',
      ['texts.ru is in a language in which the campaign has no wording: it has en, fr, es.'],
    ]);
  });

  it('is refused to whom the campaign does not ask, and to nobody', () => {
    expect(refusal(() => recipientsOf(circular(['AUT', 'XXX'], 'en'), addressees, all))).toEqual([
      'unknown-addressee',
      ['to[1]: XXX is not an addressee of this campaign.'],
    ]);
    expect(refusal(() => recipientsOf(circular('answered', 'en'), addressees.slice(1), all))[0]).toBe(
      'writing-to-nobody',
    );
  });

  it('asks nobody about a submission that never came', () => {
    expect(recipientsOf(clarification('answered'), addressees, all).map(({ code }) => code)).toEqual(['AUT']);
    expect(refusal(() => recipientsOf(clarification('all'), addressees, all))[1]).toEqual(
      ['FRA', 'ESP', 'CUB'].map((code) => `to: ${code} has sent no submission that could be asked about.`),
    );
  });
});

describe('the day by which a clarification is asked', () => {
  it.each([
    ['2015-07-10', []],
    ['2015-06-10', ['reply-by-past']],
    ['2015-07-11', ['deadline-on-weekend']],
  ])('%s: %j', (day, codes) => {
    const mistakes = replyByMistakes(clarification('all', day), campaignExample, '2015-06-10');
    expect(mistakes.map(({ code, path }) => [code, path])).toEqual(codes.map((code) => [code, 'replyBy']));
  });
});
