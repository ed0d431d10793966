import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { CompilationInput } from '../../domain/compile/compilation.ts';
import type { EditionForm } from '../../domain/compile/edition.ts';
import type { EditionOf, IntroductionFacts } from '../../domain/compile/introduction.ts';
import { inLanguageOf } from '../../domain/compile/language-version.ts';
import { compiledReply, respondentNaming } from '../../domain/compile/recorded-reply.ts';
import { standingReplies } from '../../domain/compile/standing-replies.ts';
import type { DayLine } from '../../domain/compile/submission-section.ts';
import type { Language } from '../../domain/language.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { SubmissionRecord } from '../ports/intake.ts';

/** What is compiled, before it is worded in a language. */
export interface Gathered {
  readonly definition: CampaignDefinition;
  readonly asAtMs: number;
  readonly submissions: readonly SubmissionRecord[];
  /** Late replies that the campaign's rule leaves out. */
  readonly leftOut: number;
  /** The paper in a language, of some of the submissions. */
  inputOf(
    language: Language,
    chosen: readonly SubmissionRecord[],
    paper: { readonly symbol: string; readonly edition: EditionOf | null },
  ): CompilationInput;
}

/** Reads what a paper of a form may have as at a moment, of a campaign with a request or without one. */
export const gather = async (
  deps: Dependencies,
  definition: CampaignDefinition,
  asAtMs: number,
  form: EditionForm,
): Promise<Gathered> => {
  const { read } = deps.database;
  const { zone } = definition.dates;
  const day = localDay(asAtMs, zone);
  const [submissions, { entities }, addressees] = await Promise.all([
    read.submissions(definition.id),
    read.directory(),
    read.addressees(definition.id, 0, Number.MAX_SAFE_INTEGER),
  ]);
  const { standing, leftOut } = standingReplies(submissions, asAtMs, definition.lateReplies, form);
  const name = respondentNaming(entities, addressees, day);
  const daysOf =
    definition.transmittal === undefined ? new Map<string, string>() : await transmittedDays(deps, definition);
  const dayOf = ({ id, receivedAtMs }: SubmissionRecord): string => daysOf.get(id) ?? localDay(receivedAtMs, zone);
  return {
    definition,
    asAtMs,
    submissions: standing,
    leftOut: leftOut.length,
    inputOf: (language, chosen, { symbol, edition }) => {
      const worded = inLanguageOf(definition, language);
      return {
        definition: { ...worded.paper, symbol },
        campaignTitle: definition.title,
        issuedOn: day,
        edition,
        introduction: introductionOf(worded, day, [...new Set(chosen.map(dayOf))].sort(), leftOut.length),
        days: daysIn(definition),
        submissions: chosen.map((submission) => compiledReply(submission, language, name, dayOf(submission))),
      };
    },
  };
};

const daysIn = ({ transmittal }: CampaignDefinition): DayLine => {
  if (transmittal === undefined) return 'received';
  return transmittal.provenance === 'each-text' ? 'transmitted' : 'none';
};

const introductionOf = (
  { mandate, dates, transmittal }: CampaignDefinition,
  day: string,
  transmittedOn: readonly string[],
  lateNotCompiled: number,
): IntroductionFacts => {
  if (transmittal !== undefined) {
    const { provenance, transmittedBy: by, instruction } = transmittal;
    return {
      kind: 'transmittal',
      mandate,
      transmitted: provenance === 'none' ? null : { by, on: transmittedOn, instruction },
    };
  }
  return {
    kind: 'request',
    mandate,
    noteVerbaleOn: localDay(Date.parse(dates.dispatchAt), dates.zone),
    deadlineOn: localDay(Date.parse(dates.deadlineAt), dates.zone),
    asAt: day,
    lateNotCompiled,
  };
};

/** The day on which each text on file was transmitted first. */
const transmittedDays = async (deps: Dependencies, { id }: CampaignDefinition): Promise<Map<string, string>> => {
  const days = new Map<string, string>();
  for (const batch of await deps.database.read.transmittals(id))
    for (const { submissionId, outcome } of await deps.database.read.transmittedTexts(batch.id))
      if (submissionId !== null && outcome === 'filed') days.set(submissionId, batch.transmittedOn);
  return days;
};
