import type { ActionStatus } from '../mandates/action-status.ts';
import type { MandateAddressee, MandateVerb } from '../mandates/mandate.ts';
import { numberInText, ordinalInText } from '../mandates/number-words.ts';
import { formatDay } from '../wording/dates.ts';

/**
 * The English phrases of a report on a resolution. Names, numbers, dates and symbols are put in; whatever is a phrase of
 * its own in the registry (what an operative paragraph asks) is put in whole. Nobody who edits official records has read
 * them yet.
 */
export const phrasesReviewed: boolean = false;

/** "a; b; and c" where an item holds commas, else "a, b and c". */
export const listInText = (items: readonly string[]): string => {
  if (items.length < 2) return items[0] ?? '';
  const heavy = items.some((item) => item.includes(','));
  const [between, last] = heavy ? ['; ', '; and '] : [', ', ' and '];
  return `${items.slice(0, -1).join(between)}${last}${items.at(-1)}`;
};

/** A capital at the beginning of a sentence. */
export const capitalized = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** "on 9 June 2015", "on 6 and 7 June 2016", "from 28 to 30 September 2015", "from 30 May to 3 June 2016". */
export const daysInText = (from: string, to: string): string => {
  const last = formatDay(to, 'en');
  if (from === to) return `on ${last}`;
  const [day, month, year] = formatDay(from, 'en').split(' ') as [string, string, string];
  const first = [
    day,
    ...(from.slice(0, 7) === to.slice(0, 7) ? [] : [month]),
    ...(from.slice(0, 4) === to.slice(0, 4) ? [] : [year]),
  ].join(' ');
  const next = Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`) === 86_400_000;
  return next ? `on ${first} and ${last}` : `from ${first} to ${last}`;
};

/** "the third meeting of the Working Group on Firearms"; a body without a capital is the meeting itself. */
export const meetingInText = (body: { readonly name: string; readonly gathers: string }, ordinal: number): string =>
  /^\p{Lu}/u.test(body.name)
    ? `the ${ordinalInText(ordinal)} ${body.gathers} of the ${body.name}`
    : `the ${ordinalInText(ordinal)} ${body.name}`;

/** "the second meeting", where it is plain of which body. */
export const shortMeetingInText = (body: { readonly gathers: string }, ordinal: number): string =>
  `the ${ordinalInText(ordinal)} ${body.gathers}`;

const verbInText: Readonly<Record<MandateVerb, string>> = {
  requests: 'requested',
  invites: 'invited',
  encourages: 'encouraged',
  reiterates: 'repeated its call on',
  decides: 'decided',
};

export const addresseeInText: Readonly<Record<MandateAddressee, string>> = {
  secretariat: 'the Secretariat',
  'states-parties': 'States parties',
  'other-member-states': 'other interested Member States',
  conference: 'the Conference',
  'working-groups': 'the working groups',
};

/** "requested the Secretariat", "invited States parties and, on a voluntary basis, other interested Member States". */
export const askedInText = (
  verb: MandateVerb,
  asked: readonly { readonly addressee: MandateAddressee; readonly named?: string | undefined }[],
): string => {
  const named = asked.map(({ addressee, named: own }, index) => {
    const name = own ?? addresseeInText[addressee];
    if (addressee !== 'other-member-states') return name;
    return index === 0 ? `${name}, on a voluntary basis,` : `and, on a voluntary basis, ${name}`;
  });
  return `${verbInText[verb]} ${named.join(' ')}`;
};

/** "more than 2,100 cases", "approximately 80 States", "14 crime types"; under ten in words. */
export const figureInText = (
  qualifier: 'exact' | 'more-than' | 'approximately',
  value: number,
  unit: { readonly one: string; readonly many: string },
): string => {
  const number = `${numberInText(value)} ${value === 1 ? unit.one : unit.many}`;
  if (qualifier === 'exact') return number;
  return qualifier === 'more-than' ? `more than ${number}` : `approximately ${number}`;
};

/** Where an action stands, as a table has it. */
export const statusInText: Readonly<Record<ActionStatus, string>> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  implemented: 'Implemented',
  superseded: 'Superseded',
  'not-applicable': 'For others to act on',
};
