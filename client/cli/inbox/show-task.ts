import type { WaitingThing } from '../../../activities/ports/inbox.ts';
import { reasonWords } from '../../../domain/receive/inbox/reason-words.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { wrappedText } from '../wrapped-text.ts';
import { shortId } from './whole-id.ts';

/** The task, listed beside the items that wait, whose id begins so; null when none does, or several do. */
export const taskBeginning = async (context: CommandContext, beginning: string): Promise<WaitingThing | null> => {
  if (beginning.length < 4) return null;
  const tasks = (await context.database().read.waiting()).filter(
    ({ kind, id }) => kind !== 'item' && id.startsWith(beginning),
  );
  return tasks.length === 1 ? (tasks[0] as WaitingThing) : null;
};

/** All that a task says, which the list has no room for. */
export const showTask = (output: Output, task: WaitingThing): undefined => {
  const { kind, id, reason, explanation, campaignId, addressee, sinceMs } = task;
  output.result({ waiting: task });
  output.line(output.strong(`Task ${shortId(id)}: ${reasonWords(reason)}`));
  const since = `since ${new Date(sinceMs).toISOString().slice(0, 10)}`;
  output.line([addressee, campaignId, since].filter((part) => part !== null).join(', '));
  output.line('');
  for (const line of wrappedText(explanation)) output.line(line);
  if (kind === 'note-verbale') {
    output.line('');
    output.line('When the note verbale has come:');
    output.line(`  verbale inbox amend ${shortId(id)} --note-verbale-received`);
  } else {
    output.line('');
    if (addressee !== null) output.line(`What was sent to it and came back: verbale show ${addressee}`);
    if (reason === 'dispatch-paused') {
      output.line('When the cause is removed:');
      output.line(`  verbale resume ${campaignId ?? '<campaign>'} --reason <text>`);
    } else {
      output.line('When it was seen to:');
      output.line(`  verbale inbox close ${shortId(id)} --reason <text>`);
    }
  }
  return undefined;
};
