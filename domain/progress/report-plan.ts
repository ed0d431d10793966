import type { Language } from '../language.ts';
import type { NotTreated } from '../mandates/coverage.ts';
import type { FactOrigin } from '../registry/fact.ts';
import type { Statement } from './statement.ts';

/** A title in English and, as far as somebody has written it, in the other languages. */
export type Titles = Readonly<{ en: string } & Partial<Record<Language, string | undefined>>>;

/** A paragraph of the report: its number is its place. */
export interface PlannedParagraph {
  /** Names it for ever, wherever it comes to stand: "meetings-held". */
  readonly id: string;
  /** Ids of the mandates that it reports on. */
  readonly covers?: readonly string[] | undefined;
  /** What it says, in this order. */
  readonly states: readonly Statement[];
}

export interface PlannedSection {
  readonly heading: Titles;
  readonly paragraphs: readonly PlannedParagraph[];
}

/** What the head of the report says besides what the registry knows. */
export interface PlannedMasthead {
  /** Series of the symbol: "CTOC/COP/2016". The number is left open until somebody gives the symbol. */
  readonly symbolSeries: string;
  readonly symbol?: string | undefined;
  /** Id of the session it is written for. */
  readonly session: string;
  /** "2 (a)": number of the item of the provisional agenda. */
  readonly agendaItem: string;
  /** Symbol of the provisional agenda. */
  readonly agenda: string;
  readonly itemTitle: Titles;
  readonly title: Titles;
}

/** How the report on a resolution is made: its sections, the mandates each covers, and the evidence that each states. */
export interface ReportPlan extends FactOrigin {
  /** Id of the resolution. */
  readonly resolution: string;
  /** Whether it claims to report on the whole resolution, or only on the mandates that it lists. */
  readonly claims: 'resolution' | 'listed';
  readonly notTreated?: readonly NotTreated[] | undefined;
  /** Who reports: "the United Nations Office on Drugs and Crime", "UNODC". */
  readonly office: { readonly name: string; readonly shortName: string };
  readonly masthead: PlannedMasthead;
  readonly sections: readonly PlannedSection[];
  /** Whether somebody who speaks them has read the titles in the other languages. */
  readonly reviewed: boolean;
}

/** All paragraphs in their order. */
export const plannedParagraphs = ({ sections }: Pick<ReportPlan, 'sections'>): readonly PlannedParagraph[] =>
  sections.flatMap(({ paragraphs }) => paragraphs);
