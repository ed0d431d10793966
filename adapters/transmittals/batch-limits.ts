/** What a batch of documents may be. A real one is far below each of these. */
export const batchLimits = { files: 500, bytes: 200 * 1024 * 1024 } as const;

/** A file found in a batch; its name is its path inside it, with "/" between folders. */
export interface FoundFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What programs leave behind in folders and archives, and nobody transmits. */
export const isLeftBehind = (path: string): boolean =>
  path
    .split('/')
    .some(
      (part) => part.startsWith('.') || part.startsWith('~$') || /^(?:__macosx|thumbs\.db|desktop\.ini)$/i.test(part),
    );
