import type { Decided, InboxActivities } from '../../../workflows/contracts/inbox.ts';
import { withHeartbeat } from '../../heartbeat.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import { amend } from './amend.ts';
import { closeTask } from './close-task.ts';
import { fileItem } from './file-item.ts';
import { reattribute } from './reattribute.ts';
import { refuseItem } from './refuse-item.ts';
import { splitItem } from './split-item.ts';
import { undo } from './undo.ts';

/** Takes a decision of an officer about something that waited, or about what was filed. */
export const decideInbox =
  (deps: Dependencies): InboxActivities['decideInbox'] =>
  (input) =>
    withHeartbeat((): Promise<Decided> => {
      const { decision } = input;
      switch (decision.kind) {
        case 'file':
          return fileItem(deps, input, decision);
        case 'refuse':
          return refuseItem(deps, input, decision);
        case 'close':
          return closeTask(deps, input, decision);
        case 'split':
          return splitItem(deps, input, decision);
        case 'reattribute':
          return reattribute(deps, input, decision);
        case 'amend':
          return amend(deps, input, decision);
        case 'undo':
          return undo(deps, input, decision);
      }
    });
