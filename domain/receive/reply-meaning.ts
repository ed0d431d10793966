import {
  leavesOpen,
  saysBesides,
  saysCorrigendum,
  saysDeclined,
  saysNilReturn,
  saysReplaces,
  saysWithdrawn,
} from './reply-meaning-wording.ts';
import { announcesAttachment, asksForMoreTime, promisesReplyLater } from './reply-wording.ts';
import type { ReplyKind } from './submission.ts';
import { countWords } from './word-count.ts';

/** A note that says one thing is no longer than this, courtesies included. */
const longestNoteWords = 160;

/** Words of a file in which it says what it is. */
const headWords = 60;

/** What somebody wrote: in the body of the message, and in the files that are the submission. */
export interface WrittenReply {
  readonly subject: string;
  /** Without quotations and signature. */
  readonly newText: string;
  /** Empty where there is no file. */
  readonly fileText: string;
}

/**
 * What a reply says that it is. `unclear`: it says something of the kind and leaves it open; `withdrawal`: its sender
 * takes back what it sent.
 */
export type ReplyMeaning =
  | { readonly kind: ReplyKind }
  | { readonly kind: 'withdrawal' }
  | { readonly kind: 'unclear'; readonly perhaps: 'nil-return' | 'declined' | 'withdrawal' };

/**
 * Reads a nil return, a refusal to send a text and a withdrawal in a short note, and only in one that says this and
 * nothing besides. A long text is a text, whatever phrases are in it; what is said "for the time being", with an
 * exception or as a question is for a person to read.
 */
export const replyMeant = ({ newText, fileText }: WrittenReply): ReplyMeaning => {
  const whole = `${newText}\n${fileText}`;
  if (countWords(newText) > longestNoteWords || countWords(fileText) > longestNoteWords) return { kind: 'text' };
  const said = [
    ...(saysNilReturn(whole) ? (['nil-return'] as const) : []),
    ...(saysDeclined(whole) ? (['declined'] as const) : []),
    ...(saysWithdrawn(whole) ? (['withdrawal'] as const) : []),
  ];
  const [first] = said;
  if (first === undefined) return { kind: 'text' };
  const open =
    said.length > 1 ||
    leavesOpen(whole) ||
    asksForMoreTime(whole) ||
    promisesReplyLater(whole) ||
    (fileText.trim() === '' && announcesAttachment(newText));
  return open ? { kind: 'unclear', perhaps: first } : { kind: first };
};

/** Beginning of a text, where it says what it is. */
const headOf = (text: string): string => text.trim().split(/\s+/u).slice(0, headWords).join(' ').slice(0, 600);

/**
 * Whether the sender says that this takes the place of what came before: `whole` in so many words; `corrigendum` as
 * corrections, perhaps of parts only. Said in the covering words or at the head of the file; a name of a file says nothing.
 */
export const replacementSaid = ({ subject, newText, fileText }: WrittenReply): 'whole' | 'corrigendum' | null => {
  const covering = countWords(newText) > longestNoteWords ? headOf(newText) : newText;
  const said = `${subject}\n${covering}\n${headOf(fileText)}`;
  if (saysBesides(said)) return null;
  if (saysCorrigendum(said)) return 'corrigendum';
  return saysReplaces(said) ? 'whole' : null;
};
