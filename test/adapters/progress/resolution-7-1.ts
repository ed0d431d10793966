import { planImport, readRegistryFolder } from '../../../adapters/registry-files/read-registry-folder.ts';
import { plainText } from '../../../domain/paper/paper.ts';
import { type MadeReport, makeReport, planFor, resolutionNamed } from '../../../domain/progress/make-report.ts';
import type { OfficersEdit } from '../../../domain/progress/officers-edit.ts';
import { reportedParagraphs } from '../../../domain/progress/progress-report.ts';
import type { Fact } from '../../../domain/registry/fact.ts';
import { viewAsAt } from '../../../domain/registry/registry-view.ts';

const folder = 'campaigns/resolution-7-1';

/** Everything that the demonstration knows of resolution 7/1. */
export const facts: readonly Fact[] = planImport(folder, (await readRegistryFolder(folder)).facts, [], null).map(
  ({ fact }) => fact,
);

/** The report on resolution 7/1 as at a day, from these facts. */
export const reportOn = (day: string, from = facts, edits: readonly OfficersEdit[] = []): MadeReport => {
  const view = viewAsAt(from, day);
  return makeReport(planFor(view, resolutionNamed(view, '7/1')), { facts: from, day, campaigns: [], edits });
};

export const paragraphOf = ({ report }: MadeReport, id: string) => {
  const found = reportedParagraphs(report).find((paragraph) => paragraph.id === id);
  if (found === undefined) throw new Error(`There is no paragraph ${id}.`);
  return { ...found, text: plainText(found.runs) };
};

/** The facts with one of them told otherwise. */
export const toldOtherwise = (kind: string, id: string, change: Record<string, unknown>, from = facts): Fact[] =>
  from.map((fact) =>
    fact.kind === kind && fact.id === id ? { ...fact, content: { ...fact.content, ...change } } : fact,
  );
