import { DomainRefusal } from '../../../domain/errors.ts';
import type { Decided, DecisionInput, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import { change, decideIn } from './decision-frame.ts';

/** Tasks that end by what they ask for, and the command that does it. */
const endOtherwise: Readonly<Record<string, string>> = {
  'held-item': 'decide about the item: verbale inbox show <item>',
  'note-verbale-pending': 'when the note has come: verbale inbox amend <submission> --note-verbale-received',
  'dispatch-paused': 'let the sending go on: verbale resume <campaign> --reason <text>',
};

/** Closes a task that a person has seen to by other means, or that needs nobody any more; the ledger keeps why. */
export const closeTask = async (
  deps: Dependencies,
  input: DecisionInput,
  { taskId, reason }: Extract<InboxDecision, { kind: 'close' }>,
): Promise<Decided> => {
  const { campaignId, addresseeCode, kind, reason: about } = await deps.database.read.task(taskId);
  const otherwise = endOtherwise[kind];
  if (otherwise !== undefined)
    throw new DomainRefusal('ends-otherwise', `This task is not closed by itself: ${otherwise}.`);
  const frame = { kind: 'close' as const, campaignId, itemId: null, submissionId: null, codes: [] };
  return decideIn(deps, input, frame, async (unit, place) => {
    const effects = await change(unit, place, { row: 'task', id: taskId }, { open: false });
    if (effects.length === 0) throw new DomainRefusal('not-waiting', 'This task does not wait for anybody any more.');
    return {
      effects,
      entries: [
        {
          atMs: place.nowMs,
          type: 'task-closed',
          subject: addresseeCode,
          actor: place.officer,
          data: { decisionId: place.decisionId, taskId, kind, about, reason },
        },
      ],
      sentences: ['The task is closed; what it was about stands as it stood.'],
    };
  });
};
