import { continueAsNew } from '@temporalio/workflow';
import type { NotesBesides } from './contracts/writing.ts';
import { sendAll } from './send-notes-besides.ts';

/** Tells those of a withdrawal whom the request had reached. The campaign starts it, and does not wait for it. */
export async function withdrawalNotes(input: NotesBesides): Promise<void> {
  if (!(await sendAll(input))) await continueAsNew<typeof withdrawalNotes>(input);
}
