import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainRefusal } from '../../../domain/errors.ts';
import { fillPhrase, unknownPlaceholders } from '../../../domain/wording/fill-phrase.ts';

const refusalOf = (act: () => unknown): DomainRefusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainRefusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('filling a phrase', () => {
  it('puts every slot in, as often as it stands there', () => {
    expect(fillPhrase('{a} and {b} and {a}', { a: 'x', b: 'y' }, 'here')).toBe('x and y and x');
  });

  it('never looks at what it put in', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(fillPhrase('<{a}|{b}>', { a, b }, 'here')).toBe(`<${a}|${b}>`);
      }),
    );
  });

  it('refuses an unknown placeholder by name and place', () => {
    const refusal = refusalOf(() => fillPhrase('by {deadlin}', { deadline: '1' }, 'wording.en.requestParagraph'));
    expect(refusal.code).toBe('unknown-placeholder');
    expect(refusal.message).toContain('{deadlin}');
    expect(refusal.message).toContain('wording.en.requestParagraph');
    expect(refusal.mistakes).toHaveLength(1);
  });

  it('does not take a property of every object for a slot', () => {
    expect(refusalOf(() => fillPhrase('{toString}', {}, 'here')).code).toBe('unknown-placeholder');
  });

  it('lists unknown placeholders for the check of a whole file', () => {
    expect(unknownPlaceholders('{a} {b} {} {c}', ['b'])).toEqual(['a', '', 'c']);
  });
});
