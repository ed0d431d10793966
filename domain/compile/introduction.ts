import type { Language } from '../language.ts';
import type { ParagraphBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { listed } from './listed.ts';
import { paperWording } from './paper-wording.ts';
import { transmittalWording } from './transmittal-wording.ts';

/** What the introduction of a compilation states beside what it counts itself. Days are YYYY-MM-DD. */
export interface IntroductionFacts {
  readonly mandate: { readonly resolution: string; readonly paragraph: number };
  /** Date of the note verbale. */
  readonly noteVerbaleOn: string;
  /** The published deadline; null where the note named none. */
  readonly deadlineOn: string | null;
  /** Day up to which replies were counted. */
  readonly asAt: string;
  /** Replies received too late and, by the campaign's rule, left out. */
  readonly lateNotCompiled: number;
}

/** What the introduction of a paper of transmitted texts states. Days are YYYY-MM-DD, ascending. */
export interface TransmittalFacts {
  readonly mandate: { readonly resolution: string; readonly paragraph: number };
  /** Who transmitted, when, and what was asked; null where the campaign does not print it. */
  readonly transmitted: {
    readonly by: string;
    readonly on: readonly string[];
    readonly instruction: string;
  } | null;
}

/** What the introduction says about the replies that follow it. */
export interface ReplyCounts {
  /** Entities that replied, not texts. */
  readonly states: number;
  readonly organizations: number;
  /** Whether some of the replies below came late. */
  readonly lateCompiled: boolean;
}

/** What the introduction says about transmitted texts. */
export interface TransmittedCounts {
  /** Entities whose comments are there, not texts. */
  readonly states: number;
  readonly organizations: number;
  /** Texts of several respondents. */
  readonly joint: number;
}

/** The numbered paragraphs of the introduction, from 1. */
export const introductionParagraphs = (
  facts: IntroductionFacts,
  language: Language,
  counts: ReplyCounts,
): ParagraphBlock[] => {
  const wording = paperWording(language);
  const day = (value: string) => formatDay(value, language);
  const { mandate } = facts;
  const none = counts.states + counts.organizations === 0;
  const replies = none
    ? [wording.noneReceived(day(facts.asAt))]
    : [wording.received(day(facts.asAt), counts.states, counts.organizations)];
  if (facts.lateNotCompiled > 0) replies.push(wording.lateNotCompiled(facts.lateNotCompiled));
  const treatment = [wording.asReceived, wording.order, ...(counts.lateCompiled ? [wording.lateCompiled] : [])];
  const invitation =
    facts.deadlineOn === null
      ? wording.invited(day(facts.noteVerbaleOn))
      : wording.invitedUntil(day(facts.noteVerbaleOn), day(facts.deadlineOn));
  return numbered([
    [wording.pursuantTo(mandate.resolution, mandate.paragraph)],
    [invitation],
    replies,
    ...(none ? [] : [treatment]),
  ]);
};

/** The numbered paragraphs of the introduction to transmitted texts, from 1. Nobody is said to have been invited. */
export const transmittalParagraphs = (
  { mandate, transmitted }: TransmittalFacts,
  language: Language,
  counts: TransmittedCounts,
): ParagraphBlock[] => {
  const wording = transmittalWording(language);
  const { states, organizations, joint } = counts;
  if (states + organizations === 0)
    return numbered([[wording.calledFor(mandate.resolution, mandate.paragraph)], [wording.none]]);
  return numbered([
    [wording.calledFor(mandate.resolution, mandate.paragraph), ...(transmitted === null ? [wording.holds] : [])],
    ...(transmitted === null
      ? []
      : [[wording.transmitted(transmitted.by, listedDays(transmitted.on, language), transmitted.instruction)]]),
    [wording.from(states, organizations), ...(joint === 0 ? [] : [wording.joint(joint)])],
    [wording.asReceived, organizations === 0 ? wording.order : wording.orderWithOrganizations],
  ]);
};

/** "24 and 27 May 2016": days of one month name it once, where the language sets the day before the month. */
const listedDays = (days: readonly string[], language: Language): string => {
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  const written = [...months.values()].map((own) => {
    const whole = own.map((day) => formatDay(day, language));
    const apart = whole.map((text) => /^(?<day>\d+(?:er)?)(?<rest>\s.+)$/u.exec(text)?.groups);
    if (own.length === 1 || apart.includes(undefined)) return whole;
    return [
      `${listed(
        apart.map((groups) => groups?.day ?? ''),
        language,
      )}${apart[0]?.rest ?? ''}`,
    ];
  });
  return listed(written.flat(), language);
};

const numbered = (paragraphs: readonly (readonly string[])[]): ParagraphBlock[] =>
  paragraphs.map((sentences, index) => ({
    kind: 'paragraph',
    number: index + 1,
    runs: [{ text: sentences.join(' ') }],
  }));
