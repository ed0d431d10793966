import type { Language } from '../language.ts';
import type { ParagraphBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { paperWording } from './paper-wording.ts';

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

/** What the introduction says about the replies that follow it. */
export interface ReplyCounts {
  /** Entities that replied, not texts. */
  readonly states: number;
  readonly organizations: number;
  /** Whether some of the replies below came late. */
  readonly lateCompiled: boolean;
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
  return [
    [wording.pursuantTo(mandate.resolution, mandate.paragraph)],
    [invitation],
    replies,
    ...(none ? [] : [treatment]),
  ].map((sentences, index) => ({ kind: 'paragraph', number: index + 1, runs: [{ text: sentences.join(' ') }] }));
};
