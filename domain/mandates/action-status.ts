import type { EvidenceLink } from './evidence-link.ts';
import type { MandateAction, Requirement } from './mandate.ts';

/** Where an action stands as at a day. */
export const actionStatuses = [
  'not-started',
  'in-progress',
  'implemented',
  'superseded',
  /** It asks others to act: the Secretariat can support it, not implement it. */
  'not-applicable',
] as const;

export type ActionStatus = (typeof actionStatuses)[number];

/** A piece of evidence as at a day. */
export interface Evidence extends EvidenceLink {
  /** One line for a person. */
  readonly label: string;
  /** Day on which it happened or is to happen, YYYY-MM-DD; null where no day is known. */
  readonly on: string | null;
  /** Whether it had happened by the end of the day it is asked as at. */
  readonly happened: boolean;
  /** Of a meeting: whether it was interpreted. */
  readonly interpreted: boolean;
}

export interface ActionStanding {
  readonly status: ActionStatus;
  /** What is there and what is missing, one phrase each. */
  readonly because: readonly string[];
}

/**
 * Where an action stands. Never implemented without evidence that was counted; what is asked of others is never implemented
 * by the Secretariat, whatever evidence there is of its support.
 * @param day YYYY-MM-DD, to its end
 * @param dueOn the day on which the action is due, or null
 */
export const actionStanding = (
  action: MandateAction,
  evidence: readonly Evidence[],
  day: string,
  dueOn: string | null,
): ActionStanding => {
  const { superseded, requires = [] } = action;
  if (superseded !== undefined && superseded.on <= day)
    return { status: 'superseded', because: [`superseded by resolution ${superseded.by}`] };
  const there = evidence.filter(({ happened }) => happened);
  if (action.addressee !== 'secretariat')
    return {
      status: 'not-applicable',
      because: there.length === 0 ? [] : [`supported by the Secretariat: ${pieces(there.length)}`],
    };
  // A document in the register is being worked on, whether or not it has been submitted.
  const begun = evidence.some(({ kind }) => kind === 'document');
  if (there.length === 0 && !begun)
    return {
      status: 'not-started',
      because: [evidence.length === 0 ? 'no evidence' : `nothing has happened yet, planned: ${evidence.length}`],
    };
  if (action.continuing === true && (dueOn === null || day < dueOn))
    return { status: 'in-progress', because: [`goes on; ${pieces(there.length)} so far`] };
  if (requires.length === 0)
    return { status: 'in-progress', because: [`${pieces(there.length)}; nothing says when it is implemented`] };
  const judged = requires.map((requirement) => judge(requirement, there));
  return {
    status: judged.every(({ met }) => met) ? 'implemented' : 'in-progress',
    because: judged.map(({ text }) => text),
  };
};

const pieces = (count: number): string => `${count} ${count === 1 ? 'piece' : 'pieces'} of evidence`;

const judge = ({ kind, atLeast, interpreted = false }: Requirement, there: readonly Evidence[]) => {
  // The same thing linked twice is one piece of evidence.
  const counted = new Set(
    there.filter((each) => each.kind === kind && (each.interpreted || !interpreted)).map(({ id }) => id),
  ).size;
  const what = interpreted ? `${kind} with interpretation` : kind;
  return {
    met: counted >= atLeast,
    text: `${what}: ${counted} of at least ${atLeast} ${kind === 'document' ? 'submitted' : 'counted'}`,
  };
};
