/** What is kept of a link to a notice: never its token, only the token's SHA-256. Instants are real milliseconds. */
export interface NoticeLink {
  readonly id: string;
  readonly campaignId: string;
  readonly code: string;
  readonly noteId: string;
  readonly expiresRealAtMs: number;
  readonly revokedRealAtMs: number | null;
  /** When the mission confirmed that it has the note; null = it has not. */
  readonly confirmedRealAtMs: number | null;
}

/** Whether the note may be read by the link now. Why not is told to nobody who holds it. */
export const isNoticeOpen = (link: NoticeLink, realNowMs: number): boolean =>
  link.revokedRealAtMs === null && realNowMs < link.expiresRealAtMs;
