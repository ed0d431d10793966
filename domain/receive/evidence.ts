import type { IncomingMessage } from './incoming-message.ts';
import type { DividedBody } from './new-text.ts';

/** Kinds of mail that no person wrote to us as a reply. */
export type MachineClass = 'automatic-reply' | 'delivery-report' | 'list-or-loop' | 'spam-like';

/**
 * How much one sign says: `decisive` is a statement of the sending program itself in a form laid down
 * for it; `strong` names the class but may be copied or coincide; two `hint`s together are strong.
 */
export type Weight = 'decisive' | 'strong' | 'hint';

/** One sign that a message is of a class, in words that a person can check. */
export interface Sign {
  readonly says: MachineClass;
  readonly weight: Weight;
  readonly reason: string;
}

export const points: Readonly<Record<Weight, number>> = { decisive: 4, strong: 2, hint: 1 };

/** A message as the rules look at it. */
export interface Examined {
  readonly message: IncomingMessage;
  readonly body: DividedBody;
  /** What its sender wrote now, white space collapsed, without quotation and signature; cut where it gets long. */
  readonly words: string;
  /** The first lines of that: where programs say what they are, and people greet. */
  readonly opening: string;
}

/** A rule: the reason it gives when it holds. */
export interface Rule extends Sign {
  readonly holds: (examined: Examined) => boolean;
}

/** The signs of a list of rules that hold, in their order. */
export const signsOf = (rules: readonly Rule[], examined: Examined): Sign[] =>
  rules.filter(({ holds }) => holds(examined)).map(({ says, weight, reason }) => ({ says, weight, reason }));

/** One pattern out of alternatives, without regard to case. */
export const anyOf = (alternatives: readonly string[]): RegExp => new RegExp(alternatives.join('|'), 'iu');
