import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { wrappedText } from '../wrapped-text.ts';
import { type AskedWriting, prepareWriting, refuseBeforehand, tellPrepared } from '../writing/prepare-writing.ts';
import { decide } from './decide.ts';
import { shortId, wholeId } from './whole-id.ts';

interface RefuseOptions {
  readonly reason: string;
  readonly tell?: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const refuseCommand = (): Command =>
  withOfficer(newCommand('refuse', 'refuse a held item: it is kept and counts for nobody'))
    .argument('<item>', 'id of the item, or its beginning')
    .requiredOption('--reason <text>', 'why; kept in the ledger')
    .option(
      '--tell <text>',
      'tell the mission so: your words, in its language; needs the role drafter too, and another officer clears the note',
    )
    .action((item: string, options: RefuseOptions) =>
      runCommand(options, async (context) => {
        if (options.reason.trim() === '')
          throw new DomainRefusal('usage', '--reason is empty: say why in a few words; the ledger keeps them.');
        const itemId = await wholeId(context, 'item', item);
        const told = options.tell === undefined ? null : await noteAbout(context, itemId, options.tell.trim());
        await decide(context, { kind: 'refuse', itemId, reason: options.reason.trim() });
        if (told === null) {
          for (const line of wrappedText(
            'To tell the mission: verbale write (docs/inbox.md); another officer clears it.',
          ))
            context.output.line(line);
          return undefined;
        }
        tellPrepared(context.output, told.campaignId, told, await prepareWriting(context, told.campaignId, told));
        return undefined;
      }),
    );

/**
 * The note that tells of a refusal: a circular to the one mission, at its registered mailbox, whoever wrote. One for an
 * item, which is refused once. @throws DomainRefusal `nobody-to-tell` before anything is decided
 */
const noteAbout = async (
  context: CommandContext,
  itemId: string,
  text: string,
): Promise<(AskedWriting & { readonly campaignId: string }) | null> => {
  const { read } = context.database();
  const officer = context.officer();
  const { campaignId, addresseeCode, class: taken, state } = await read.incoming(itemId);
  const refuse = (why: string): never => {
    throw new DomainRefusal('nobody-to-tell', `${why} Nothing was decided.`);
  };
  if (text === '') refuse('--tell needs the words that the mission is to read.');
  // What does not wait cannot be refused, and the decision says so.
  if (state !== 'held') return null;
  if (taken !== 'reply')
    refuse('It was taken for the mail of a machine, and a machine is told nothing: leave --tell out.');
  if (campaignId === null || addresseeCode === null)
    return refuse(
      'Nobody knows yet whose it is, so nobody can be told: refuse it without --tell, and write to whom you think with "verbale write" (docs/writing-file.md).',
    );
  if (!(await read.officer(officer)).roles.includes('drafter'))
    refuse(
      `"${officer}" may not write to a mission: the role drafter is missing. Refuse it without --tell, and let a drafter write with "verbale write".`,
    );
  const { language } = await read.addressee(campaignId, addresseeCode);
  const writing: AskedWriting = {
    id: `refused-${shortId(itemId)}`,
    content: { kind: 'circular', to: [addresseeCode], information: { [language]: [text] } },
  };
  await refuseBeforehand(context, campaignId, writing);
  return { ...writing, campaignId };
};
