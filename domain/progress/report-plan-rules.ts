import { numberRanges, registryCoverage, silentlyMissing } from '../mandates/coverage.ts';
import { whenever } from '../mandates/evidence-link.ts';
import { mandateKey, mandates } from '../mandates/mandate.ts';
import { resolutions } from '../mandates/resolution.ts';
import type { FactKind, FactMistake, FieldSteps, Known, Reference, RegistryView } from '../registry/fact.ts';
import { plannedParagraphs, type ReportPlan } from './report-plan.ts';
import { referencesOfStatement } from './statement.ts';

/** Plans of reports, by id. */
export const reportPlans: FactKind<ReportPlan> = {
  name: 'report-plans',
  one: 'report plan',
  referencesOf: (plan) => [
    { at: ['resolution'], kind: resolutions.name, id: plan.resolution },
    { at: ['masthead', 'session'], kind: 'meetings', id: plan.masthead.session, by: whenever },
    ...placesOf(plan).flatMap(({ paragraph, at }): Reference[] => [
      ...(paragraph.covers ?? []).map((id, index) => ({
        at: [...at, 'covers', index],
        kind: mandates.name,
        id,
        by: whenever,
      })),
      ...paragraph.states.flatMap((statement, index) => referencesOfStatement(statement, [...at, 'states', index])),
    ]),
  ],
  mistakesIn: (view) => view.all(reportPlans).flatMap((plan) => mistakesOf(plan, view)),
};

const placesOf = (plan: ReportPlan) =>
  plan.sections.flatMap(({ paragraphs }, section) =>
    paragraphs.map((paragraph, index) => ({ paragraph, at: ['sections', section, 'paragraphs', index] as FieldSteps })),
  );

const mistakesOf = (plan: Known<ReportPlan>, view: RegistryView): FactMistake[] => {
  const mistakes: FactMistake[] = [];
  const report = (code: string, at: FieldSteps, message: string): void => {
    mistakes.push({ kind: reportPlans.name, id: plan.id, knownSince: plan.knownSince, code, at, message });
  };
  const places = placesOf(plan);
  for (const [index, { paragraph, at }] of places.entries()) {
    if (places.findIndex((other) => other.paragraph.id === paragraph.id) < index)
      report('paragraph-id-twice', [...at, 'id'], `is "${paragraph.id}" a second time: each paragraph has its own`);
    for (const [position, statement] of paragraph.states.entries())
      if (statement.say === 'see' && !places.some((other) => other.paragraph.id === statement.paragraph))
        report(
          'sees-nothing',
          [...at, 'states', position, 'paragraph'],
          `names "${statement.paragraph}", which is no paragraph of the report`,
        );
    for (const [position, id] of (paragraph.covers ?? []).entries()) {
      const mandate = view.find(mandates, id);
      if (mandate !== undefined && mandate.resolution !== plan.resolution)
        report(
          'covers-another-resolution',
          [...at, 'covers', position],
          `names "${id}", which is of another resolution`,
        );
    }
  }
  const resolution = view.find(resolutions, plan.resolution);
  if (resolution === undefined) return mistakes;
  const own = view.all(mandates).filter((mandate) => mandate.resolution === plan.resolution);
  const covered = new Set(plannedParagraphs(plan).flatMap(({ covers = [] }) => covers));
  const treated = own.filter(({ id }) => covered.has(id)).map(mandateKey);
  for (const [index, { paragraphs }] of (plan.notTreated ?? []).entries())
    for (const key of paragraphs)
      if (treated.includes(key))
        report(
          'treated-and-not',
          ['notTreated', index, 'paragraphs'],
          `names ${key}, which the report covers: take it out of one of the two`,
        );
  if (plan.claims === 'resolution') {
    const missing = silentlyMissing(registryCoverage(resolution, own), treated, plan.notTreated ?? []);
    if (missing.length > 0)
      report(
        'mandate-silently-missing',
        ['claims'],
        `is the whole of resolution ${resolution.symbol}, but ${missingInText(missing)} neither covered by a paragraph of the report nor named in notTreated with a reason: add to one of the two`,
      );
  }
  return mistakes;
};

const missingInText = (missing: readonly string[]): string => {
  const numbers = missing.filter((key) => /^\d+$/.test(key)).map(Number);
  const parts = [
    ...(numbers.length === 0 ? [] : [`${numbers.length === 1 ? 'paragraph' : 'paragraphs'} ${numberRanges(numbers)}`]),
    ...missing.filter((key) => !/^\d+$/.test(key) && key !== 'later').map((name) => `the paragraph "${name}"`),
    ...(missing.includes('later') ? ['whatever follows the last paragraph known (andLater)'] : []),
  ];
  return `${parts.join(', ')} ${missing.length === 1 ? 'is' : 'are'}`;
};
