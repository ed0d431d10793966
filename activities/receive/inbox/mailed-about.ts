import type { Dependencies } from '../../ports/dependencies.ts';

/** Says what was mailed about submissions and cannot be taken back; nothing where nothing was. */
export const mailedAbout = async (
  deps: Dependencies,
  campaignId: string,
  submissionIds: readonly string[],
): Promise<string[]> => {
  const notes = (await deps.database.read.notesOf(campaignId, null)).filter(
    ({ kind, submissionId }) =>
      kind === 'acknowledgement' && submissionId !== null && submissionIds.includes(submissionId),
  );
  return notes.flatMap(({ reference, code, state }) =>
    ['accepted', 'uncertain', 'claimed'].includes(state)
      ? [
          `The acknowledgement ${reference} to ${code} was mailed and cannot be taken back; write to ${code} if it has to be corrected.`,
        ]
      : [],
  );
};
