import type { WritingActivities } from '../workflows/contracts/writing.ts';
import { prepareWriting } from './dispatch/prepare-writing.ts';
import { recordWritingClearance } from './dispatch/record-writing-clearance.ts';
import { recordWritingDiscard } from './dispatch/record-writing-discard.ts';
import { sendNotesBesides } from './dispatch/send-notes-besides.ts';
import { mapFailures } from './failure-mapping.ts';
import type { Dependencies } from './ports/dependencies.ts';

/** Everything that the workflows of notes besides the request may ask for, bound to its outside. */
export const createWritingActivities = (deps: Dependencies): WritingActivities =>
  mapFailures<WritingActivities>({
    prepareWriting: prepareWriting(deps),
    recordWritingClearance: recordWritingClearance(deps),
    recordWritingDiscard: recordWritingDiscard(deps),
    sendNotesBesides: sendNotesBesides(deps),
  });
