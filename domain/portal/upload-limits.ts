/** How much the portal takes. Sizes in bytes. */
export interface UploadLimits {
  readonly fileBytes: number;
  readonly files: number;
  /** All files of one submission together. */
  readonly totalBytes: number;
  /** One part of a file, as it is handed over by a browser that can resume. */
  readonly partBytes: number;
}

/** The limits that follow from the largest file, given in megabytes (1024 × 1024 bytes). */
export const limitsOf = (fileMegabytes: number): UploadLimits => ({
  fileBytes: fileMegabytes * 1024 * 1024,
  files: 20,
  totalBytes: 2 * fileMegabytes * 1024 * 1024,
  partBytes: 4 * 1024 * 1024,
});

/** A file as far as it has arrived. */
export interface FileInHand {
  readonly size: number;
  readonly received: number;
}

/** What becomes of a part that arrives; a part is taken only where the last one ended. */
export type PartJudgement =
  | { readonly kind: 'taken'; readonly received: number; readonly complete: boolean }
  /** It was taken before, or one is missing in between: the browser goes on from `received`. */
  | { readonly kind: 'elsewhere'; readonly received: number }
  | { readonly kind: 'too-large' };

/**
 * Judges a part of `length` bytes that says it begins at `start`.
 * Whatever the order, repetition or loss of parts, a file is complete only when each byte came once.
 */
export const judgePart = (
  { size, received }: FileInHand,
  part: { readonly start: number; readonly length: number },
  limits: Pick<UploadLimits, 'partBytes'>,
): PartJudgement => {
  if (part.length < 1 || part.length > limits.partBytes) return { kind: 'too-large' };
  if (part.start !== received) return { kind: 'elsewhere', received };
  const after = received + part.length;
  if (after > size) return { kind: 'too-large' };
  return { kind: 'taken', received: after, complete: after === size };
};

/** Why a file is not begun; null when it may be. */
export const refusalOfFile = (
  size: number,
  limits: Pick<UploadLimits, 'fileBytes'>,
): 'file-empty' | 'file-too-large' | null => {
  if (!Number.isSafeInteger(size) || size < 1) return 'file-empty';
  return size > limits.fileBytes ? 'file-too-large' : null;
};

/** Why these files, each whole, are not one submission; null when they are. */
export const refusalOfFiles = (
  sizes: readonly number[],
  limits: UploadLimits,
): 'files-missing' | 'files-too-many' | 'files-too-large' | null => {
  if (sizes.length === 0) return 'files-missing';
  if (sizes.length > limits.files) return 'files-too-many';
  return sizes.reduce((sum, size) => sum + size, 0) > limits.totalBytes ? 'files-too-large' : null;
};
