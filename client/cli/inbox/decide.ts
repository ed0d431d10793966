import { randomUUID } from 'node:crypto';
import type { Decided, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { CommandContext } from '../context.ts';
import { officerWithRole } from '../role.ts';
import { wrappedText } from '../wrapped-text.ts';
import { shortId } from './whole-id.ts';

/** Has a decision taken, says what it did, and how it is undone. */
export const decide = async (context: CommandContext, decision: InboxDecision): Promise<Decided> => {
  const { output } = context;
  const officer = await officerWithRole(context, 'registrar', 'decide about what came in');
  output.progress('Deciding …');
  const decided = await (await context.inbox()).decide({ decisionId: randomUUID(), officer, decision });
  output.result(decided);
  for (const sentence of decided.sentences) for (const line of wrappedText(sentence)) output.line(line);
  if (decision.kind !== 'undo')
    output.line(output.faint(`To undo this: verbale inbox undo ${shortId(decided.decisionId)}`));
  return decided;
};
