import { describe, expect, test } from 'vitest';
import type { Attribution, Evidence } from '../../../domain/receive/attribution.ts';
import { evidenceClause, whyHeld } from '../../../domain/receive/attribution-wording.ts';
import { aVerdict } from './sender-fixture.ts';

const campaignId = 'resolution-7-1';
const piece = (changes: Partial<Evidence>): Evidence => ({
  kind: 'thread',
  where: 'in-reply-to',
  value: '<note-5@secretariat.test>',
  codes: ['AUT'],
  campaignId,
  ...changes,
});
const held = (changes: Partial<Extract<Attribution, { kind: 'held' }>>): string =>
  whyHeld({
    kind: 'held',
    reason: 'one-piece-of-evidence',
    candidates: [{ campaignId, code: 'AUT' }],
    evidence: [piece({})],
    sender: null,
    ...changes,
  });

describe('the number of a collective note', () => {
  const codes = ['AUT', 'BEL', 'CHE', 'DEU', 'ESP'];
  test('is said to be of so many addressees, and not of each by name', () => {
    const evidence = [piece({ kind: 'reference', where: 'subject', value: 'VB 2015/6/OCB', codes })];
    const candidates = codes.map((code) => ({ campaignId, code }));
    expect(held({ evidence, candidates })).toBe(
      'could be from any of 5 addressees: its subject names VB 2015/6/OCB, our note to 5 addressees',
    );
  });
});

describe('evidenceClause', () => {
  test.each<[Partial<Evidence>, string]>([
    [{}, 'it answers our note to AUT (<note-5@secretariat.test>)'],
    [{ where: 'references' }, 'it continues a thread with our note to AUT (<note-5@secretariat.test>)'],
    [
      { kind: 'reference', where: 'subject', value: 'VB 2015/6/OCB' },
      'its subject names VB 2015/6/OCB, our note to AUT',
    ],
    [{ kind: 'reference', where: 'text', value: 'VB 2015/6/OCB' }, 'its text names VB 2015/6/OCB, our note to AUT'],
    [
      { kind: 'reference', where: 'quoted-text', value: 'VB 2015/6/OCB' },
      'what it repeats of earlier mail names VB 2015/6/OCB, our note to AUT, which does not count',
    ],
    [{ kind: 'token', where: 'envelope', value: 'abc' }, 'it came to the address that our note to AUT gives'],
    [
      { kind: 'sender', where: 'mailbox', value: 'a@aut.example', vouched: 'unverified' },
      'a@aut.example is a registered mailbox of AUT, though nobody vouches that it sent this',
    ],
    [
      { kind: 'sender', where: 'domain', value: 'aut.example', codes: ['AUT', 'FRA'], vouched: 'verified' },
      'aut.example is the domain of a registered mailbox of AUT and FRA',
    ],
  ])('%j', (changes, clause) => {
    expect(evidenceClause(piece(changes))).toBe(clause);
  });
});

describe('whyHeld', () => {
  test('names the candidates and what speaks for each', () => {
    const other = piece({ kind: 'reference', where: 'subject', value: 'VB 2015/7/OCB', codes: ['FRA'] });
    expect(
      held({
        reason: 'conflicting-evidence',
        candidates: [
          { campaignId, code: 'AUT' },
          { campaignId, code: 'FRA' },
        ],
        evidence: [piece({}), other],
      }),
    ).toBe(
      'could be from AUT or FRA: it answers our note to AUT (<note-5@secretariat.test>); its subject names VB 2015/7/OCB, our note to FRA',
    );
  });

  test('says where nothing was found', () => {
    expect(held({ reason: 'no-evidence', candidates: [], evidence: [] })).toBe('nothing in it names an addressee');
  });

  test('begins with the sender who is not believed', () => {
    const sender = aVerdict({ status: 'failed', reasons: ['it has 2 From headers where a message has one'] });
    expect(held({ reason: 'failed-sender', sender })).toMatch(
      /^its sender is not believed: it has 2 From headers where a message has one; could be from AUT: /,
    );
  });

  test('says when it is the same addressee in two campaigns', () => {
    expect(held({ reason: 'conflicting-evidence', evidence: [piece({}), piece({ campaignId: 'other' })] })).toMatch(
      /; in more than one campaign$/,
    );
  });

  test('stays short however much was found', () => {
    const text = held({ evidence: Array.from({ length: 50 }, () => piece({})) });
    expect(text.split(';')).toHaveLength(7);
    expect(text).toMatch(/and more$/);
  });
});
