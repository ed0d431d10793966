import { describe, expect, it } from 'vitest';
import { figures } from '../../../domain/mandates/figure.ts';
import { mandates } from '../../../domain/mandates/mandate.ts';
import type { Fact, FactKind, FactOrigin } from '../../../domain/registry/fact.ts';
import { missingRecords, namedRecords } from '../../../domain/registry/named-records.ts';

const kinds = new Map([mandates, figures].map((kind) => [kind.name, kind as unknown as FactKind<FactOrigin>]));

const fact = (kind: string, content: object): Fact => ({
  kind,
  id: 'r-5',
  knownSince: '2015-01-01',
  version: 1,
  content: { source: 'test', ...content },
});

const mandate = (kind: string, id: string): Fact =>
  fact('mandates', { resolution: 'r', actions: [{ letter: 'a' }, { letter: 'b', evidence: [{ kind, id }] }] });

const here = { campaigns: ['call-for-comments'], submissions: ['call-for-comments/AUT'] };
const messages = (...facts: Fact[]): string[] => missingRecords(facts, kinds, here).map(({ message }) => message);

describe('campaigns and submissions that facts name', () => {
  it('are refused at their field where the database does not have them', () => {
    expect(missingRecords([mandate('campaign', 'another')], kinds, here)).toMatchObject([
      { kind: 'mandates', id: 'r-5', at: ['actions', 1, 'evidence', 0, 'id'], code: 'unknown-campaign' },
    ]);
    expect(messages(mandate('campaign', 'another'))).toEqual([
      'names the campaign "another", which was not launched here: launch it first, or leave it out',
    ]);
    expect(messages(mandate('campaign', 'call-for-coments'))).toEqual([
      'names the campaign "call-for-coments", which was not launched here; did you mean call-for-comments?',
    ]);
    expect(messages(mandate('submission', 'another/AUT'))).toEqual([expect.stringContaining('campaign "another"')]);
    expect(messages(mandate('submission', 'call-for-comments/FRA'))).toEqual([
      expect.stringContaining('no reply of FRA on file'),
    ]);
    expect(messages(fact('figures', { counted: { what: 'notes-sent', over: ['call-for-comments', 'x'] } }))).toEqual([
      expect.stringContaining('campaign "x"'),
    ]);
  });

  it('are right where it has them, and are no affair of a fact that was withdrawn', () => {
    expect(messages(mandate('campaign', 'call-for-comments'), mandate('submission', 'call-for-comments/AUT'))).toEqual(
      [],
    );
    const { content, ...head } = mandate('campaign', 'another');
    expect(namedRecords([{ ...head, content: { ...content, withdrawn: 'a slip' } }], kinds)).toEqual([]);
  });

  it('are not looked for among campaigns where meetings are counted', () => {
    expect(messages(fact('figures', { counted: { what: 'meetings', over: ['first'] } }))).toEqual([]);
  });
});
