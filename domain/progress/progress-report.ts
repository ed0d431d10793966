import { DomainRefusal } from '../errors.ts';
import type { CampaignRecordAsAt } from '../mandates/campaign-evidence.ts';
import { type FigureCount, figureCount, figureDisagreements } from '../mandates/count-figure.ts';
import type { FigureDisagreement } from '../mandates/figure.ts';
import { type MandateStanding, mandateStandings } from '../mandates/mandate-standing.ts';
import type { Runs } from '../paper/paper.ts';
import type { Known, RegistryView } from '../registry/fact.ts';
import { type FactReader, factReader, type StatedField } from './fact-reader.ts';
import { type ChangedField, changedFields, type OfficersEdit, standingEdit } from './officers-edit.ts';
import { type PlannedParagraph, plannedParagraphs, type ReportPlan, type Titles } from './report-plan.ts';
import { say } from './say.ts';

/** Something that the plan states once it is known, and that is not known on the report's day. */
export interface Waiting {
  readonly paragraph: string;
  readonly why: string;
}

export interface ReportedParagraph {
  readonly id: string;
  /** Its number in the paper. */
  readonly number: number;
  /** Ids of the mandates that it reports on. */
  readonly covers: readonly string[];
  /** What the data say, or what an officer wrote instead. */
  readonly runs: Runs;
  /** The data that the paragraph states. */
  readonly stated: readonly StatedField[];
  /** The officer's text that stands here, with what has changed since it was written. */
  readonly edit: { readonly by: OfficersEdit; readonly changed: readonly ChangedField[] } | null;
}

export interface ReportedSection {
  readonly heading: Titles;
  readonly paragraphs: readonly ReportedParagraph[];
}

/** A report on a resolution as at a day. */
export interface ProgressReport {
  readonly plan: Known<ReportPlan>;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly sections: readonly ReportedSection[];
  readonly standings: readonly MandateStanding[];
  readonly waiting: readonly Waiting[];
  readonly disagreements: readonly FigureDisagreement[];
  /** Ids of mandates that the plan covers and of which nothing could be said yet. */
  readonly unspoken: readonly string[];
}

export interface ReportSources {
  readonly view: RegistryView;
  /** The day since which a fact is known at all; null where it never was. */
  readonly firstKnown: (kind: string, id: string) => string | null;
  readonly campaigns: readonly CampaignRecordAsAt[];
  readonly edits: readonly OfficersEdit[];
}

/**
 * Makes the report from the registry and the ledgers as at a day, and from nothing else.
 * @throws DomainRefusal `cites-newer-data`, `cites-nothing` and what the statements refuse, each naming the paragraph
 */
export const progressReport = (plan: Known<ReportPlan>, day: string, sources: ReportSources): ProgressReport => {
  const count = figureCount(sources.view, sources.campaigns);
  const waiting: Waiting[] = [];
  let number = 0;
  const sections = plan.sections.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.flatMap((planned): ReportedParagraph[] => {
      const reader = factReader(planned.id, day, sources.view, sources.firstKnown);
      const sentences = sentencesOf(planned, reader, { plan, count, waiting });
      const stated = reader.stated();
      const edit = standingEdit(sources.edits, planned.id, day);
      if (sentences.length === 0 && edit === null) return [];
      number += 1;
      return [
        {
          id: planned.id,
          number,
          covers: planned.covers ?? [],
          runs: edit === null ? joined(sentences) : [{ text: edit.text as string }],
          stated,
          edit: edit === null ? null : { by: edit, changed: changedFields(edit.stated, stated) },
        },
      ];
    }),
  }));
  return {
    plan,
    day,
    sections: withReferences(sections),
    standings: mandateStandings(sources.view, day, plan.resolution, sources.campaigns),
    waiting,
    disagreements: figureDisagreements(sources.view, count),
    unspoken: unspokenOf(plan, sections),
  };
};

const unspokenOf = (plan: ReportPlan, sections: readonly ReportedSection[]): string[] => {
  const spoken = new Set(reportedParagraphs({ sections }).flatMap(({ covers }) => covers));
  const planned = plannedParagraphs(plan).flatMap(({ covers = [] }) => covers);
  return [...new Set(planned)].filter((id) => !spoken.has(id));
};

const sentencesOf = (
  planned: PlannedParagraph,
  reader: FactReader,
  { plan, count, waiting }: { plan: Known<ReportPlan>; count: FigureCount; waiting: Waiting[] },
): Runs[] =>
  planned.states.flatMap((statement) => {
    // What is read for a statement that has to wait is not stated.
    const attempt = reader.fork();
    try {
      const sentences = say(statement, attempt, plan, count);
      attempt.keep();
      return sentences;
    } catch (error) {
      if (!(error instanceof DomainRefusal && error.code === 'cites-newer-data' && statement.onceKnown)) throw error;
      // What follows the colon is the remedy for who wanted it now.
      const why = error.message.split(': ')[0] ?? '';
      if (!waiting.some((other) => other.why === why)) waiting.push({ paragraph: planned.id, why });
      return [];
    }
  });

/** Puts the numbers of paragraphs where `{see:id}` names them. */
const withReferences = (sections: readonly ReportedSection[]): ReportedSection[] => {
  const numbers = new Map(reportedParagraphs({ sections }).map(({ id, number }) => [id, number]));
  return sections.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.map((paragraph) => ({
      ...paragraph,
      runs: paragraph.runs.map((run) => ({
        ...run,
        text: run.text.replace(/\{see:([^{}]*)\}/g, (_, id: string) => {
          const number = numbers.get(id);
          if (number !== undefined) return String(number);
          throw new DomainRefusal(
            'sees-nothing',
            `Paragraph "${paragraph.id}" refers to paragraph "${id}", which this report does not have: take the reference out.`,
          );
        }),
      })),
    })),
  }));
};

const joined = (sentences: readonly Runs[]): Runs =>
  sentences.flatMap((runs, index) => (index === 0 ? runs : [{ text: ' ' }, ...runs]));

/** All paragraphs in their order. */
export const reportedParagraphs = ({ sections }: Pick<ProgressReport, 'sections'>): readonly ReportedParagraph[] =>
  sections.flatMap(({ paragraphs }) => paragraphs);
