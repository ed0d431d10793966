import { describe, expect, test } from 'vitest';
import { admissionOf, contentIdentity, judgeVersion, timelinessOf } from '../../../domain/receive/admissibility.ts';

describe('timelinessOf', () => {
  const limits = { deadlineAtMs: 1000, cutOffAtMs: 2000 };
  test.each([
    [999, 'in-time'],
    [1000, 'in-time'],
    [1001, 'in-grace'],
    [2000, 'in-grace'],
    [2001, 'late'],
  ])('at %i it is %s', (receivedAtMs, expected) => {
    expect(timelinessOf(receivedAtMs, limits)).toBe(expected);
  });

  test('without grace the moment after the deadline is late', () => {
    expect(timelinessOf(1001, { deadlineAtMs: 1000, cutOffAtMs: 1000 })).toBe('late');
  });
});

describe('judgeVersion', () => {
  test('the first is version 1, another content the next', () => {
    expect(judgeVersion('a', [])).toEqual({ kind: 'new', version: 1 });
    expect(
      judgeVersion('c', [
        { version: 2, contentHash: 'b' },
        { version: 1, contentHash: 'a' },
      ]),
    ).toEqual({ kind: 'new', version: 3 });
  });

  test('the same content is a duplicate of the version it repeats, even of an older one', () => {
    const filed = [
      { version: 1, contentHash: 'a' },
      { version: 2, contentHash: 'b' },
    ];
    expect(judgeVersion('a', filed)).toEqual({ kind: 'duplicate', ofVersion: 1 });
  });
});

describe('contentIdentity', () => {
  test('does not depend on the order, repetition or letter case of the hashes', () => {
    expect(contentIdentity(['B1', 'a0', 'a0'], 'covering text')).toBe(contentIdentity(['a0', 'b1'], null));
  });

  test('a text is the same however it is folded, and differs from another', () => {
    expect(contentIdentity([], 'Cafe\u0301  law\n')).toBe(contentIdentity([], 'Caf\u00e9 law'));
    expect(contentIdentity([], 'one')).not.toBe(contentIdentity([], 'two'));
    expect(contentIdentity([], 'a0')).not.toBe(contentIdentity(['a0'], null));
  });
});

describe('admissionOf', () => {
  test.each([
    ['in-time', 'refuse', 'compile'],
    ['in-grace', 'refuse', 'compile'],
    ['late', 'refuse', 'refuse'],
    ['late', 'accept-not-compiled', 'keep'],
    ['late', 'compile', 'compile'],
  ] as const)('%s under %s: %s', (timeliness, policy, expected) => {
    expect(admissionOf(timeliness, policy)).toBe(expected);
  });
});
