import { type MandateAction, mandates } from '../../mandates/mandate.ts';
import { numberInText, ordinalInText } from '../../mandates/number-words.ts';
import { resolutions } from '../../mandates/resolution.ts';
import { bodies } from '../../meetings/body.ts';
import { meetings } from '../../meetings/meeting.ts';
import { formatDay } from '../../wording/dates.ts';
import type { FactReader } from '../fact-reader.ts';
import { askedInText, listInText } from '../progress-wording.ts';

/** That the resolution asked for the report. */
export const sayRequest = (
  reader: FactReader,
  id: string,
  office: { readonly name: string; readonly shortName: string },
): string[] => {
  const mandate = reader.open(mandates, id);
  const resolution = reader.open(resolutions, mandate.state('resolution'));
  const [asked] = mandate.state('actions').map((action) => whatInText(reader, action));
  return [
    `By its resolution ${resolution.state('symbol')} of ${formatDay(resolution.state('adoptedOn'), 'en')}, “${resolution.state('title')}”, the ${resolution.state('body')} requested the ${office.name} (${office.shortName}) to ${asked}.`,
  ];
};

/** What the report deals with. */
export const sayScope = (reader: FactReader, resolutionId: string): string[] => {
  const symbol = reader.open(resolutions, resolutionId).state('symbol');
  return [
    `The present report sets out what the Secretariat has done under the paragraphs of resolution ${symbol} that call for action on its part, and how it has supported what others were asked to do.`,
    'The annex lists the operative paragraphs and says where each of them is dealt with.',
  ];
};

/** What operative paragraphs ask, one sentence for everything that is asked in the same words. */
export const sayMandates = (reader: FactReader, ids: readonly string[]): string[] =>
  ids.flatMap((id, index) => {
    const mandate = reader.open(mandates, id);
    const { symbol } = reader.open(resolutions, mandate.state('resolution')).whole;
    const paragraph = mandate.state('paragraph');
    mandate.state('name');
    const place = paragraph === undefined ? 'In another paragraph' : `By paragraph ${paragraph}`;
    return clausesOf(reader, mandate.state('actions')).map((clause, position) => {
      if (position > 0) return `It further ${clause}.`;
      return index === 0 ? `${place} of resolution ${symbol}, the Conference ${clause}.` : `${place}, it ${clause}.`;
    });
  });

/** "requested the Secretariat to prepare ..., within existing resources". */
const clausesOf = (reader: FactReader, actions: readonly MandateAction[]): string[] => {
  const groups: { readonly what: string; readonly asked: { verb: MandateAction['verb']; to: MandateAction[] }[] }[] =
    [];
  for (const action of actions) {
    const what = `${action.verb === 'decides' ? '' : 'to '}${whatInText(reader, action)}`;
    const group = groups.at(-1)?.what === what ? groups.at(-1) : undefined;
    if (group === undefined) groups.push({ what, asked: [{ verb: action.verb, to: [action] }] });
    else if (group.asked.at(-1)?.verb === action.verb) group.asked.at(-1)?.to.push(action);
    else group.asked.push({ verb: action.verb, to: [action] });
  }
  return groups.map(({ what, asked }) => {
    if (asked[0]?.verb === 'decides') return `decided ${what}`;
    return `${asked.map(({ verb, to }) => askedInText(verb, to)).join(' and ')} ${what}`;
  });
};

/** What is asked, with the least number, the session and the conditions in their places. */
export const whatInText = (reader: FactReader, { what, minimum, due, conditions = [] }: MandateAction): string => {
  const withConditions =
    conditions.length === 0
      ? what.replace('{conditions}', '')
      : what.includes('{conditions}')
        ? what.replace('{conditions}', listInText(conditions))
        : `${what}, ${listInText(conditions)}`;
  const least = minimum === undefined ? '' : `at least ${numberInText(minimum)}`;
  return withConditions.replace('{minimum}', least).replace('{due}', dueInText(reader, due));
};

const dueInText = (reader: FactReader, due: MandateAction['due']): string => {
  if (due === undefined) return '';
  if ('on' in due) return formatDay(due.on, 'en');
  const session = reader.open(meetings, due.session);
  const { gathers } = reader.open(bodies, session.state('body')).whole;
  return `its ${ordinalInText(session.state('ordinal'))} ${gathers}`;
};
