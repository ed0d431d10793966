/** A version on file and the door that it came by. */
export interface VersionByDoor {
  readonly version: number;
  readonly door: string;
  readonly contentHash: string;
}

/** What an upload is beside the versions on file. */
export type UploadJudgement =
  | { readonly kind: 'file' }
  /** A person decides whether the newer takes the place of what is on file; the newest is what is proposed. */
  | { readonly kind: 'ask'; readonly reason: 'second-door' | 'another-version'; readonly newestOnFile: number };

/**
 * An upload is filed when it is the first, or says that it replaces what came by the same door. The same
 * content is no matter of doors: the filing recognises it. Whatever else came before, a person is asked.
 */
export const judgeUpload = (
  upload: { readonly door: string; readonly contentHash: string; readonly replacesEarlier: boolean },
  filed: readonly VersionByDoor[],
): UploadJudgement => {
  if (filed.length === 0 || filed.some(({ contentHash }) => contentHash === upload.contentHash))
    return { kind: 'file' };
  const newestOnFile = Math.max(...filed.map(({ version }) => version));
  if (filed.some(({ door }) => door !== upload.door)) return { kind: 'ask', reason: 'second-door', newestOnFile };
  return upload.replacesEarlier ? { kind: 'file' } : { kind: 'ask', reason: 'another-version', newestOnFile };
};
