import type { Decided, DecisionInput, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import { change, closeTasks, decideIn } from './decision-frame.ts';
import { heldItem } from './held-item.ts';

/** Refuses a held item: it is kept, counts for nobody, and waits for nobody. Its sender is told by nothing but a person. */
export const refuseItem = async (
  deps: Dependencies,
  input: DecisionInput,
  { itemId, reason }: Extract<InboxDecision, { kind: 'refuse' }>,
): Promise<Decided> => {
  const { campaignId } = await deps.database.read.incoming(itemId);
  const frame = { kind: 'refuse' as const, campaignId, itemId, submissionId: null, codes: [] };
  return decideIn(deps, input, frame, async (unit, place) => {
    const held = await heldItem(unit, itemId);
    return {
      effects: [
        ...(await change(unit, place, { row: 'item', id: itemId }, { state: 'refused', reason })),
        ...(await closeTasks(unit, place, { itemId })),
      ],
      entries: [
        {
          atMs: place.nowMs,
          type: 'item-refused',
          subject: held.addresseeCode,
          actor: place.officer,
          data: { decisionId: place.decisionId, itemId, heldFor: held.reason, reason },
        },
      ],
      sentences: ['Refused; it is kept and counts for nobody. Nothing was sent to its sender.'],
    };
  });
};
