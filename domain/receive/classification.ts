import { automaticReplyRules } from './automatic-reply-rules.ts';
import { deliveryReportRules } from './delivery-report-rules.ts';
import type { Examined, MachineClass, Sign } from './evidence.ts';
import { points, signsOf } from './evidence.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { carriesOwnLoop, isMassMailing, listRules, spamRules } from './list-rules.ts';
import { divideBody } from './new-text.ts';
import { answersWithQuotation, bringsDocument, isFromWritingProgram, isPersonalAnswer } from './person-traits.ts';

export type IncomingClass = 'reply' | MachineClass;

/** What kind of sender a message has, and every sign that said so. */
export interface Classification {
  readonly class: IncomingClass;
  /** In plain words, for the person who looks at the item; empty for a reply without any doubt. */
  readonly reasons: readonly string[];
  /**
   * Whether a person has to look: a reply with a sign of a machine on it, or machine mail that a person
   * may have written after all. Only what is not doubtful may be filed, or set aside, by itself.
   */
  readonly doubtful: boolean;
}

/** How much of a body is read for signs, in characters; programs say what they are at the beginning. */
const read = { body: 20_000, words: 6000, opening: 400, openingLines: 4 };

const collapsed = (text: string): string => text.replace(/[\s\u00a0*_=]+/gu, ' ').trim();

/** What old programs leave of the MIME structure in a text: it says nothing about who wrote. */
const structure =
  /^\s*(?:this (?:message|mail|is a multi-?part message) .{0,20}\bmime\b|this format, some or all|content-[a-z-]+:|--\S+$|(?:boundary|charset|name)=)/iu;

const examine = (message: IncomingMessage): Examined => {
  const body = divideBody(message.bodyText.slice(0, read.body));
  const lines = body.newText.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line) && !structure.test(line));
  return {
    message,
    body,
    words: collapsed(body.newText).slice(0, read.words),
    opening: collapsed(lines.slice(0, read.openingLines).join(' ')).slice(0, read.opening),
  };
};

/** Points from which signs name a class; what one strong sign, or two hints, give. */
const enough = 2;

/** The first of these with enough signs names the class: a bounce often comes through a list, never the reverse. */
const order: readonly MachineClass[] = ['delivery-report', 'automatic-reply', 'list-or-loop', 'spam-like'];

const weightOf = (signs: readonly Sign[]): number => signs.reduce((sum, { weight }) => sum + points[weight], 0);

/** What speaks for a person, against signs none of which is decisive. */
const personPoints = (examined: Examined): number =>
  [bringsDocument, isFromWritingProgram, isPersonalAnswer, answersWithQuotation].filter((holds) => holds(examined))
    .length;

/**
 * Tells a person's reply from machine mail by headers, return path, parts, sender, subject and the first
 * words of the body (RFC 3464, 3834, 5965, 8098). Signs are weighed: one that a program states in the form
 * laid down for it is decisive; others need each other, and what speaks for a person counts against them.
 * Only a `reply` that is not doubtful may count as what a State sent (design D4). A delayed delivery is a
 * `delivery-report` too: what it means for the note is for `deliveryOutcome`.
 *
 * X-Auto-Response-Suppress is left out on purpose: it asks others not to answer automatically and stands
 * on ordinary mail of people. Quoted text is never read: a person may pass on a report.
 */
export const classifyIncoming = (message: IncomingMessage): Classification => {
  const examined = examine(message);
  const signs = [deliveryReportRules, automaticReplyRules, listRules, spamRules].flatMap((rules) =>
    signsOf(rules, examined),
  );
  const reasons = signs.map(({ reason }) => reason);
  if (signs.length === 0) return { class: 'reply', reasons, doubtful: false };

  const decisive = signs.some(({ weight }) => weight === 'decisive');
  const against = decisive ? 0 : personPoints(examined);
  const left = weightOf(signs) - against;
  if (!decisive && left < enough) return { class: 'reply', reasons, doubtful: true };

  const named =
    order.find((each) => weightOf(signs.filter(({ says }) => says === each)) >= enough) ?? (signs[0] as Sign).says;
  return { class: named, reasons, doubtful: isDoubtful(named, signs, examined) };
};

/**
 * Machine mail is set aside by itself when it says decisively what it is, or several signs besides the
 * words of its body do. A document on it, a list and a spam filter's mark leave it to a person.
 */
const isDoubtful = (named: MachineClass, signs: readonly Sign[], examined: Examined): boolean => {
  if (carriesOwnLoop(examined.message)) return false;
  if (named === 'spam-like' || bringsDocument(examined)) return true;
  const own = signs.filter(({ says }) => says === named);
  if (named === 'list-or-loop') return weightOf(own) < 2 * enough || !isMassMailing(examined.message);
  if (own.some(({ weight }) => weight === 'decisive')) return false;
  return own.filter(({ weight }) => weight === 'strong').length < 2 || personPoints(examined) > 0;
};
