import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factKinds } from '../../../adapters/registry-files/registry-kinds.ts';
import { canonicalJson } from '../../../domain/ledger/canonical-json.ts';
import { changedFields, type OfficersEdit } from '../../../domain/progress/officers-edit.ts';
import { reportedParagraphs } from '../../../domain/progress/progress-report.ts';
import type { ReportPlan } from '../../../domain/progress/report-plan.ts';
import { registryMistakes } from '../../../domain/registry/registry-rules.ts';
import { facts, paragraphOf, reportOn, toldOtherwise } from './resolution-7-1.ts';

it('says of the second meeting on 1 June that it will be held, and on 29 July that it was', () => {
  expect(paragraphOf(reportOn('2016-06-01'), 'meetings-held').text).toMatch(/second will be held on 6 and 7 June 2016/);
  expect(paragraphOf(reportOn('2016-06-06'), 'meetings-held').text).toMatch(
    /second is being held on 6 and 7 June 2016/,
  );
  expect(paragraphOf(reportOn('2016-07-29'), 'meetings-held').text).toMatch(/second was held on 6 and 7 June 2016/);
});

it('moves a meeting from what will be held to what was held', () => {
  const before = paragraphOf(reportOn('2016-05-30'), 'working-groups-met').text;
  expect(before).toMatch(/were held: .*fourth meeting of the Working Group on Firearms.* The following will be held/);
  const after = paragraphOf(reportOn('2016-11-01'), 'working-groups-met').text;
  expect(after).not.toMatch(/will be held/);
});

it('leaves out what was not known yet, says so, and leaves no mandate unspoken', () => {
  const { report } = reportOn('2016-06-01');
  expect(report.waiting.map(({ why }) => why)).toContainEqual(
    expect.stringMatching(
      /"sherloc-states", which is known only since 2016-06-30, after the day of the report, 2016-06-01/,
    ),
  );
  expect(JSON.stringify(reportedParagraphs(report))).not.toMatch(/2,100|CTOC\/COP\/2016\/11/);
  expect(report.unspoken).toEqual([]);
});

it('refuses, by paragraph and fact, what is newer than the report and not meant to wait', () => {
  const plan = facts.find(({ kind }) => kind === 'report-plans')?.content as unknown as ReportPlan;
  const sections = plan.sections.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.map((each) => ({
      ...each,
      states: each.states.map((statement) => ({
        ...statement,
        onceKnown: statement.say === 'figures' ? undefined : statement.onceKnown,
      })),
    })),
  }));
  const strict = toldOtherwise('report-plans', 'resolution-7-1-progress', { sections });
  expect(() => reportOn('2016-06-01', strict)).toThrow(
    /Paragraph "meetings-held" states the figure "review-mechanism-documents", which is known only since 2016-07-29/,
  );
  expect(() => reportOn('2016-07-29', strict)).not.toThrow();
});

it('gives the same paper for a day whatever becomes known later', () => {
  const paper = canonicalJson(reportOn('2016-06-15').paper);
  fc.assert(
    fc.property(
      fc.constantFrom(...facts.filter(({ kind }) => ['meetings', 'figures', 'documents', 'mandates'].includes(kind))),
      fc.integer({ min: 1, max: 900 }),
      (fact, later) => {
        const knownSince = new Date(Date.UTC(2016, 5, 15 + later)).toISOString().slice(0, 10);
        const withdrawn = {
          ...fact,
          version: fact.version + 1,
          knownSince,
          content: { ...fact.content, withdrawn: 'test' },
        };
        expect(canonicalJson(reportOn('2016-06-15', [...facts, withdrawn]).paper)).toBe(paper);
      },
    ),
    { numRuns: 20 },
  );
});

it('counts crime types, and points out by name a typed figure that the list does not bear out', () => {
  const tool = facts.find(({ id }) => id === 'sherloc')?.content as unknown as { crimeTypes: string[] };
  const thirteen = toldOtherwise('tools', 'sherloc', { crimeTypes: tool.crimeTypes.slice(1) });
  const made = reportOn('2016-07-29', thirteen);
  expect(made.report.disagreements.map(({ message }) => message)).toEqual([
    expect.stringMatching(/"sherloc-crime-types" is typed as 14, but 13 are counted/),
  ]);
  expect(paragraphOf(made, 'sherloc-coverage').text).toMatch(/13 types of crime/);
  expect(reportOn('2016-07-29').report.disagreements).toEqual([]);
});

const editOf = (change: Partial<OfficersEdit>): OfficersEdit => ({
  paragraph: 'sherloc-coverage',
  version: 1,
  asAt: '2016-07-29',
  text: 'As an officer put it.',
  officer: 'desk-officer',
  atMs: 0,
  stated: paragraphOf(reportOn('2016-07-29'), 'sherloc-coverage').stated,
  ...change,
});

it('keeps the text of an officer, in no report as at an earlier day, until it is let go', () => {
  const edit = editOf({});
  expect(paragraphOf(reportOn('2016-07-29', facts, [edit]), 'sherloc-coverage').text).toBe('As an officer put it.');
  expect(paragraphOf(reportOn('2016-08-05', facts, [edit]), 'sherloc-coverage').text).toBe('As an officer put it.');
  expect(paragraphOf(reportOn('2016-07-28', facts, [edit]), 'sherloc-coverage').text).not.toBe('As an officer put it.');
  const released = editOf({ version: 2, text: null });
  expect(paragraphOf(reportOn('2016-07-29', facts, [edit, released]), 'sherloc-coverage').text).toMatch(
    /14 types of crime/,
  );
});

it('is stale once the data under the text of an officer change, and says which', () => {
  const fresh = paragraphOf(reportOn('2016-07-29', facts, [editOf({})]), 'sherloc-coverage').edit;
  expect(fresh?.changed).toEqual([]);
  const grown = toldOtherwise('figures', 'sherloc-cases', { value: 2200 });
  const { edit } = paragraphOf(reportOn('2016-07-29', grown, [editOf({})]), 'sherloc-coverage');
  expect(edit?.changed).toEqual([{ kind: 'figures', id: 'sherloc-cases', field: 'value', before: 2100, now: 2200 }]);
});

it('tells a field that is no longer stated from one that changed', () => {
  const field = { kind: 'figures', id: 'x', field: 'value', value: 1 };
  expect(changedFields([field], [])).toEqual([{ kind: 'figures', id: 'x', field: 'value', before: 1, now: undefined }]);
});

const mistakesWith = (changed: readonly (typeof facts)[number][]): string[] =>
  registryMistakes(changed, factKinds).map(({ id, at, message }) => `${id} ${at.join('.')} ${message}`);

const planWithout = (mandate: string) => {
  const plan = facts.find(({ kind }) => kind === 'report-plans')?.content as unknown as ReportPlan;
  return plan.sections.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.map((each) => ({ ...each, covers: each.covers?.filter((id) => id !== mandate) })),
  }));
};

it('has no mistake as it stands', () => {
  expect(mistakesWith(facts)).toEqual([]);
});

it.each([4, 5, 6, 8, 9, 15, 16])('refuses a plan that claims the resolution and leaves out paragraph %i', (number) => {
  const without = toldOtherwise('report-plans', 'resolution-7-1-progress', {
    sections: planWithout(`resolution-7-1-op-${number}`),
  });
  expect(mistakesWith(without)).toEqual([
    expect.stringMatching(
      new RegExp(`claims is the whole of resolution 7/1, but paragraph ${number} is neither covered`),
    ),
  ]);
  expect(mistakesWith(toldOtherwise('report-plans', 'resolution-7-1-progress', { claims: 'listed' }, without))).toEqual(
    [],
  );
});

it('refuses evidence that is nothing, a symbol twice and a paragraph twice', () => {
  const linked = toldOtherwise('mandates', 'resolution-7-1-op-16', {
    actions: [
      {
        letter: 'a',
        verb: 'requests',
        addressee: 'secretariat',
        what: 'report',
        evidence: [{ kind: 'meeting', id: 'wg-firearms-9' }],
      },
    ],
  });
  expect(mistakesWith(linked)).toEqual([
    expect.stringMatching(/resolution-7-1-op-16 actions.0.evidence.0.id names "wg-firearms-9"/),
  ]);
  const [resolution, mandate] = [
    facts.find(({ kind }) => kind === 'resolutions'),
    facts.find(({ id }) => id === 'resolution-7-1-op-9'),
  ];
  const twin = { ...(resolution as (typeof facts)[number]), id: 'resolution-seven-one' };
  expect(mistakesWith([...facts, twin])).toEqual([
    expect.stringMatching(/symbol is "7\/1", which is the symbol of "resolution-7-1" already/),
  ]);
  const again = { ...(mandate as (typeof facts)[number]), id: 'resolution-7-1-op-9-again' };
  expect(mistakesWith([...facts, again])).toContainEqual(
    expect.stringMatching(/paragraph is 9, as that of "resolution-7-1-op-9"/),
  );
});
