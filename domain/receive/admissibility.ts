/** When a reply came, against the deadline that its sender was told and the internal end of grace. */
export type Timeliness = 'in-time' | 'in-grace' | 'late';

/**
 * A reply at the very moment of a limit is still within it. All in campaign milliseconds since the epoch.
 */
export const timelinessOf = (
  receivedAtMs: number,
  limits: { readonly deadlineAtMs: number; readonly cutOffAtMs: number },
): Timeliness => {
  if (receivedAtMs <= limits.deadlineAtMs) return 'in-time';
  return receivedAtMs <= limits.cutOffAtMs ? 'in-grace' : 'late';
};

/** A version that is already on file. */
export interface FiledVersion {
  readonly version: number;
  /** Hash of what was submitted (see `contentIdentity`). */
  readonly contentHash: string;
  /** Its filing was undone: its number is taken, and the same content may be filed again. */
  readonly undone?: boolean;
}

/** What a new arrival is beside the versions on file. */
export type VersionJudgement =
  | { readonly kind: 'new'; readonly version: number }
  /** The same content came before: no new version, no new acknowledgement. */
  | { readonly kind: 'duplicate'; readonly ofVersion: number };

/** Numbers a new version, from 1; or names the version on file that it repeats (the lowest). */
export const judgeVersion = (contentHash: string, filed: readonly FiledVersion[]): VersionJudgement => {
  const same = filed
    .filter((version) => version.contentHash === contentHash && version.undone !== true)
    .map(({ version }) => version);
  if (same.length > 0) return { kind: 'duplicate', ofVersion: Math.min(...same) };
  return { kind: 'new', version: Math.max(0, ...filed.map(({ version }) => version)) + 1 };
};

/**
 * The text to hash (SHA-256) so that the same submission has the same content hash by whatever door, in
 * whatever order of files and under whatever names it comes.
 *
 * @param fileHashes SHA-256 of the files that make up the submission, in hexadecimal
 * @param ownText what the sender wrote in the body, when that is the submission; else null
 */
export const contentIdentity = (fileHashes: readonly string[], ownText: string | null): string =>
  fileHashes.length > 0
    ? `files\n${[...new Set(fileHashes.map((hash) => hash.toLowerCase()))].sort().join('\n')}`
    : `text\n${(ownText ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim()}`;

/** What a campaign may do with replies after its cut-off. */
export const lateReplyPolicies = ['refuse', 'accept-not-compiled', 'addendum', 'reissue', 'compile'] as const;

export type LateReplyPolicy = (typeof lateReplyPolicies)[number];

/**
 * What the campaign's policy does with a reply of this timeliness: into the paper; kept on file; refused; into an
 * addendum to the paper (/Add.1); or into the paper issued anew (/Rev.1).
 */
export type Admission = 'compile' | 'keep' | 'refuse' | 'addendum' | 'reissue';

const admissions: Readonly<Record<LateReplyPolicy, Admission>> = {
  refuse: 'refuse',
  'accept-not-compiled': 'keep',
  addendum: 'addendum',
  reissue: 'reissue',
  compile: 'compile',
};

/** A late reply is treated as the campaign says; every other one is compiled. */
export const admissionOf = (timeliness: Timeliness, lateReplies: LateReplyPolicy): Admission =>
  timeliness === 'late' ? admissions[lateReplies] : 'compile';
