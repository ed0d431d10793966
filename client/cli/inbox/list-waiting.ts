import type { WaitingThing } from '../../../activities/ports/inbox.ts';
import { reasonWords } from '../../../domain/receive/inbox/reason-words.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { shortId } from './whole-id.ts';

/** Candidates that a line has room for. */
const codesShown = 2;

const candidatesShown = (candidates: readonly string[]): string =>
  candidates.length === 0
    ? '?'
    : candidates.length > codesShown
      ? `${candidates.slice(0, codesShown).join(' ')} …`
      : candidates.join(' ');

/** Lists what waits for a person, the longest waiting first. */
export const listWaiting = async (context: CommandContext, campaignId?: string): Promise<undefined> => {
  const { output } = context;
  const { read } = context.database();
  if (campaignId !== undefined) await read.campaign(campaignId);
  const waiting = await read.waiting(campaignId);
  output.result({ waiting });
  if (waiting.length === 0) {
    output.line('Nothing waits for a person.');
    return undefined;
  }
  const items = waiting.filter(({ kind }) => kind === 'item');
  const others = waiting.filter(({ kind }) => kind !== 'item');
  if (items.length > 0) {
    printHeld(output, items);
    output.line('');
    output.line('What each says and what can be done: verbale inbox show <item>');
  }
  if (others.length > 0) {
    if (items.length > 0) output.line('');
    output.line(output.strong(`Other tasks: ${others.length}`));
    printTable(output, others, 'Task', 'What');
    output.line('');
    output.line('The whole of each: verbale inbox show <task>');
  }
  return undefined;
};

/** Names the items that are held. */
export const printHeld = (output: Output, items: readonly WaitingThing[]): void => {
  output.line(output.strong(`Held for a person: ${items.length}`));
  printTable(output, items);
};

const printTable = (output: Output, things: readonly WaitingThing[], what = 'Item', last = 'From'): void =>
  output.table(
    ['Since', what, 'Whose', 'Why', last],
    things.map(({ sinceMs, id, candidates, addressee, reason, from, explanation }) => [
      new Date(sinceMs).toISOString().slice(0, 10),
      shortId(id),
      candidatesShown(candidates.length > 0 ? candidates : addressee === null ? [] : [addressee]),
      reasonWords(reason),
      from ?? explanation,
    ]),
  );
