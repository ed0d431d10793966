import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authors, inForce, type SubmissionInTime } from '../../../domain/receive/submission.ts';

const text = (id: string, change: Partial<SubmissionInTime> = {}): SubmissionInTime => ({
  id,
  receivedAtMs: 10,
  supersedes: null,
  withdrawnAtMs: null,
  ...change,
});

const idsAt = (submissions: readonly SubmissionInTime[], atMs: number): string[] =>
  inForce(submissions, atMs).map(({ id }) => id);

describe('texts that hold', () => {
  it('are those received by the moment', () => {
    expect(idsAt([text('a'), text('b', { receivedAtMs: 20 })], 19)).toEqual(['a']);
    expect(idsAt([text('a'), text('b', { receivedAtMs: 20 })], 20)).toEqual(['a', 'b']);
  });

  it('give way to what takes their place, from the moment it is received', () => {
    const texts = [text('a'), text('b', { receivedAtMs: 20, supersedes: 'a' })];
    expect(idsAt(texts, 19)).toEqual(['a']);
    expect(idsAt(texts, 20)).toEqual(['b']);
  });

  it('end with their withdrawal, and what they had replaced does not come back', () => {
    const texts = [text('a'), text('b', { supersedes: 'a', withdrawnAtMs: 30 })];
    expect(idsAt(texts, 29)).toEqual(['b']);
    expect(idsAt(texts, 30)).toEqual([]);
  });

  it('leave one of a chain of versions, the last received', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 40 }), (count, atMs) => {
        const chain = Array.from({ length: count }, (_, index) =>
          text(`v${index}`, { receivedAtMs: index, supersedes: index === 0 ? null : `v${index - 1}` }),
        );
        expect(idsAt(chain, atMs)).toEqual([`v${Math.min(atMs, count - 1)}`]);
      }),
    );
  });
});

describe('authors', () => {
  it('are one, or several of a joint text', () => {
    expect(authors(['AUT'])).toEqual([{ code: 'AUT', capacity: 'author' }]);
    expect(authors(['AUT', 'CHE']).map(({ capacity }) => capacity)).toEqual(['joint', 'joint']);
  });
});
