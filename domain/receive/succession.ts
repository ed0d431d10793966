import { inForce, type ReplyKind, type Respondent } from './submission.ts';

/** A submission that holds, as far as what comes after it matters. */
export interface HeldText {
  readonly id: string;
  readonly version: number;
  readonly door: string;
  readonly replyKind: ReplyKind;
  readonly words: number;
  readonly contentHash: string;
  /** Whether others are its respondents too. */
  readonly joint: boolean;
}

/**
 * What is on file of an addressee, its own and what it is a respondent of, as the rules below ask for it.
 * @param replies all that ever came, in the order of their versions
 */
export const heldTexts = (
  replies: readonly (Omit<HeldText, 'joint'> & {
    readonly respondents: readonly Respondent[];
    readonly receivedAtMs: number;
    readonly withdrawnAtMs: number | null;
    readonly supersedes: string | null;
  })[],
  atMs: number,
): HeldText[] => inForce(replies, atMs).map((reply) => ({ ...reply, joint: reply.respondents.length > 1 }));

/** What has come from somebody of whom something may be on file. */
export interface Arrival {
  readonly door: string;
  readonly replyKind: ReplyKind;
  readonly words: number;
  readonly contentHash: string;
  readonly joint: boolean;
  readonly replaces: 'whole' | 'corrigendum' | null;
}

export type Succession =
  | { readonly kind: 'file'; readonly supersedes: string | null }
  | {
      readonly kind: 'ask';
      /**
       * `second-text`: nothing says that it takes the place of the first; `second-door`: the first came by another way;
       * `corrections`: it corrects parts; `contradicts`: it says that there is no text although one is on file;
       * `joint-and-own`: one of the two is a joint text.
       */
      readonly reason: 'second-text' | 'second-door' | 'corrections' | 'contradicts' | 'joint-and-own';
      readonly newest: HeldText;
    };

/**
 * What a reply is beside the texts of its respondent that hold. The first is filed. Whatever comes after a nil return or
 * a refusal takes its place without more words: there was no text. It takes the place of another text only where its sender
 * says so, by the same way, and is not merely a list of corrections (half as long as the text at the least). Everything
 * else is a person's to decide, with the newest as the proposal (domain.md 2.4: revised texts are kept as versions).
 * The same content as one on file is for the filing to recognise.
 */
export const judgeSuccession = (arrival: Arrival, onFile: readonly HeldText[]): Succession => {
  if (onFile.some(({ contentHash }) => contentHash === arrival.contentHash)) return { kind: 'file', supersedes: null };
  const newest = onFile.toSorted((a, b) => a.version - b.version).at(-1);
  if (newest === undefined) return { kind: 'file', supersedes: null };
  const ask = (reason: Extract<Succession, { kind: 'ask' }>['reason']): Succession => ({ kind: 'ask', reason, newest });
  if (onFile.some(({ joint }) => joint) || arrival.joint) return ask('joint-and-own');
  if (newest.replyKind !== 'text') return { kind: 'file', supersedes: newest.id };
  if (arrival.replyKind !== 'text') return ask('contradicts');
  if (onFile.some(({ door }) => (door === 'portal') !== (arrival.door === 'portal'))) return ask('second-door');
  if (arrival.replaces === null || onFile.length > 1) return ask('second-text');
  if (arrival.replaces === 'corrigendum' && arrival.words * 2 < newest.words) return ask('corrections');
  return { kind: 'file', supersedes: newest.id };
};

/**
 * What it is where an officer has said so: in the place of the newest text of the addressee's own, or beside all that is
 * on file. A joint text is others' as well, and nobody replaces it alone.
 */
export const saidSuccession = (onFile: readonly HeldText[], replaces: boolean): Succession => ({
  kind: 'file',
  supersedes: (replaces && onFile.findLast(({ joint }) => !joint)?.id) || null,
});

/** Why a person is asked, in a clause; the newest is named as what it would take the place of. */
export const whyAsked = ({ reason, newest }: Extract<Succession, { kind: 'ask' }>): string => {
  const proposed = 'this is newer and is proposed in its place';
  switch (reason) {
    case 'second-text':
      return `version ${newest.version} is on file, and nothing says that this takes its place; the newest is proposed`;
    case 'second-door':
      return `version ${newest.version} came by ${newest.door === 'portal' ? 'upload link' : 'another way'}; ${proposed}`;
    case 'corrections':
      return `it corrects version ${newest.version} and is much shorter: perhaps it corrects parts of it only`;
    case 'contradicts':
      return `it says that there is no text, and version ${newest.version} is on file`;
    case 'joint-and-own':
      return `version ${newest.version} is on file, and one of the two is a joint text: both may hold`;
  }
};
