import { saysListBusiness } from './automatic-reply-wording.ts';
import type { Rule } from './evidence.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { carries, displayNameIs, hasPart, headerMatches, senderIs } from './machine-traits.ts';
import { isListSubject, isSpamSubject } from './other-machine-subjects.ts';

/** A message that has come through more hops than this runs in a circle. */
export const maximumHops = 25;

const listHeaders = [
  'list-id',
  'list-post',
  'list-owner',
  'list-archive',
  'list-subscribe',
  'list-help',
  'mailing-list',
  'x-beenthere',
  'x-list',
  'x-mailing-list',
  'x-mailinglist',
  'x-mailman-version',
  'x-ml-name',
] as const;

const campaignHeaders = ['x-campaign', 'x-campaignid', 'x-mc-user', 'x-sg-eid', 'feedback-id', 'list-unsubscribe-post'];

/** Whether it is one of our own automatic messages, come back. */
export const carriesOwnLoop = (message: IncomingMessage): boolean => carries(message, 'x-verbale-loop');

const isDigest = (message: IncomingMessage): boolean =>
  headerMatches(message, 'content-type', /^multipart\/digest\b/) || hasPart(message, 'multipart/digest');

const offersEnd = (message: IncomingMessage): boolean =>
  carries(message, 'list-unsubscribe') || campaignHeaders.some((name) => carries(message, name));

/**
 * A digest or a mailing to many on a list that takes no posts: nobody writes an answer that way. A post on
 * any other list may be a mission's own mail that came through its group address.
 */
export const isMassMailing = (message: IncomingMessage): boolean =>
  message.inReplyTo.length === 0 &&
  message.references.length === 0 &&
  (isDigest(message) || (offersEnd(message) && !carries(message, 'list-post') && !carries(message, 'mailing-list')));

/** Rules for mail that goes to many, or in a circle. */
export const listRules: readonly Rule[] = [
  {
    says: 'list-or-loop',
    weight: 'decisive',
    reason: 'It carries our own loop header.',
    holds: ({ message }) => carriesOwnLoop(message),
  },
  {
    says: 'list-or-loop',
    weight: 'decisive',
    reason: `It has come through more than ${maximumHops} mail servers.`,
    holds: ({ message }) => message.received > maximumHops,
  },
  {
    says: 'list-or-loop',
    weight: 'decisive',
    reason: 'It came through a mailing list (List-Id or the like).',
    holds: ({ message }) => listHeaders.some((name) => carries(message, name)),
  },
  {
    says: 'list-or-loop',
    weight: 'decisive',
    reason: 'It is a digest of messages.',
    holds: ({ message }) => isDigest(message),
  },
  {
    says: 'list-or-loop',
    weight: 'strong',
    reason: 'Its Precedence says that it went to many.',
    holds: ({ message }) =>
      ['precedence', 'x-precedence'].some((name) => headerMatches(message, name, /^(?:bulk|junk|list)\b/)),
  },
  {
    says: 'list-or-loop',
    weight: 'strong',
    reason: 'It offers to end a subscription, as mail to many does.',
    holds: ({ message }) => offersEnd(message),
  },
  {
    says: 'list-or-loop',
    weight: 'strong',
    reason: 'The program of a mailing list sent it.',
    holds: ({ message }) => {
      const list =
        /^<?"?(?:owner-|listserv|lyris|majordomo|mailman|ezmlm|listmaster|listproc|sympa|newsletters?\b|news\b|bounces?[-+=]|b-)|[-.](?:bounces?|owner|request|admin|return|errors|help|confirm|digest|list-?admin)(?:[+=-][^@]*)?(?:@|>|$)/;
      return (
        senderIs(message, list) ||
        headerMatches(message, 'sender', list) ||
        headerMatches(message, 'errors-to', list) ||
        headerMatches(message, 'return-path', list) ||
        list.test(message.envelopeFrom) ||
        displayNameIs(message, /\b(?:listserv|majordomo|mailman|ezmlm)\b/i)
      );
    },
  },
  {
    says: 'list-or-loop',
    weight: 'strong',
    reason: 'Its subject is that of a digest, a subscription or a moderated list.',
    holds: ({ message }) => isListSubject(message.subject),
  },
  {
    says: 'list-or-loop',
    weight: 'strong',
    reason: 'Its text is that of a mailing list’s program.',
    holds: ({ opening }) => saysListBusiness.test(opening),
  },
];

const moneyTalk =
  /(?:next of kin|beneficiary|inheritance|deceased (?:client|customer)|transfer (?:of )?(?:the |this )?(?:sum|fund|money)|(?:million|millions of) (?:us )?(?:dollars|usd|euros?|pounds)|us\$ ?\d[\d,.]* ?m|lottery|you have won|winning (?:number|ticket)|business proposal|confidential (?:business|transaction|proposal)|(?:100 ?%|totally) risk[- ]?free|atm card|western union|moneygram|bitcoin wallet|btc address)/giu;
const sales =
  /(?:viagra|cialis|levitra|\bvalium\b|xanax|penis|enlargement|weight loss|lose weight|casino|payday loan|refinanc|mortgage rate|replica (?:watch|rolex)|rolex|cheap (?:meds|software|pills)|online pharmac|adult (?:site|dating)|make money (?:fast|online|from home)|work (?:from|at) home|act now|limited time offer|click here (?:to|now)|order now|no prescription|free (?:trial|gift|quote)|opt[- ]?out|remove me|unsubscribe)/giu;

const different = (text: string, pattern: RegExp): number =>
  new Set([...text.matchAll(pattern)].map(([found]) => found.toLowerCase())).size;

/** Rules for mail that nobody asked for; it is never more than held. */
export const spamRules: readonly Rule[] = [
  {
    says: 'spam-like',
    weight: 'strong',
    reason: 'A spam filter marked it.',
    holds: ({ message }) =>
      headerMatches(message, 'x-spam-flag', /^yes/) ||
      headerMatches(message, 'x-spam-status', /^yes/) ||
      isSpamSubject(message.subject),
  },
  {
    says: 'spam-like',
    weight: 'strong',
    reason: 'Its text offers money or goods as unasked-for mail does.',
    holds: ({ words }) => different(words, moneyTalk) >= 3 || different(words, sales) >= 3,
  },
];
