import { describe, expect, it } from 'vitest';
import {
  type Arrival,
  type HeldText,
  judgeSuccession,
  saidSuccession,
  whyAsked,
} from '../../../domain/receive/succession.ts';

const held = (change: Partial<HeldText> = {}): HeldText => ({
  id: 'one',
  version: 1,
  door: 'smtp',
  replyKind: 'text',
  words: 400,
  contentHash: 'first',
  joint: false,
  ...change,
});

const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  door: 'smtp',
  replyKind: 'text',
  words: 400,
  contentHash: 'second',
  joint: false,
  replaces: null,
  ...change,
});

const judged = (come: Partial<Arrival>, ...onFile: Partial<HeldText>[]): string => {
  const found = judgeSuccession(arrival(come), onFile.map(held));
  return found.kind === 'file' ? `file ${found.supersedes ?? 'as it is'}` : `ask ${found.reason}`;
};

describe('what comes after a text', () => {
  it.each([
    ['the first is filed', {}, [], 'file as it is'],
    ['a second asks a person', {}, [{}], 'ask second-text'],
    ['one that says so takes its place', { replaces: 'whole' }, [{}], 'file one'],
    ['a full corrigendum takes its place', { replaces: 'corrigendum', words: 380 }, [{}], 'file one'],
    ['a list of corrections asks a person', { replaces: 'corrigendum', words: 40 }, [{}], 'ask corrections'],
    ['one by another way asks a person', { replaces: 'whole' }, [{ door: 'portal' }], 'ask second-door'],
    ['one beside two asks a person', { replaces: 'whole' }, [{}, { id: 'two', version: 2 }], 'ask second-text'],
    ['a text after a nil return takes its place', {}, [{ replyKind: 'nil-return' }], 'file one'],
    ['a text after a refusal takes its place', {}, [{ replyKind: 'declined' }], 'file one'],
    ['a nil return after a text asks a person', { replyKind: 'nil-return' }, [{}], 'ask contradicts'],
    ['a nil return again takes its own place', { replyKind: 'nil-return' }, [{ replyKind: 'nil-return' }], 'file one'],
    ['an own text beside a joint one asks a person', { replaces: 'whole' }, [{ joint: true }], 'ask joint-and-own'],
    ['a joint text beside an own one asks a person', { joint: true }, [{}], 'ask joint-and-own'],
    ['the same content is for the filing', { contentHash: 'first' }, [{ door: 'portal' }], 'file as it is'],
  ] as const)('%s', (_, come, onFile, expected) => {
    expect(judged(come, ...onFile)).toBe(expected);
  });

  it('names the newest in every reason', () => {
    for (const reason of ['second-text', 'second-door', 'corrections', 'contradicts', 'joint-and-own'] as const)
      expect(whyAsked({ kind: 'ask', reason, newest: held({ version: 7 }) })).toContain('version 7');
  });

  it('that a person says replaces it takes the place of the newest own one, and of no joint one', () => {
    const both = [
      held({ id: 'old' }),
      held({ id: 'own', version: 2 }),
      held({ id: 'shared', version: 3, joint: true }),
    ];
    expect(saidSuccession(both, true)).toEqual({ kind: 'file', supersedes: 'own' });
    expect(saidSuccession(both, false)).toEqual({ kind: 'file', supersedes: null });
    expect(saidSuccession([], true)).toEqual({ kind: 'file', supersedes: null });
  });
});
