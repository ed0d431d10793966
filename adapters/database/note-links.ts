import type { CampaignClock } from '../../domain/campaign/clock.ts';
import { engine } from '../../domain/ledger/event.ts';
import { type LinkPurpose, type NoteLink, noteLinkEnd } from '../../domain/portal/note-link.ts';
import { defaultTerms } from '../../domain/portal/upload-link.ts';
import type { Transaction } from './prisma-client.ts';

/** Of a link's note, addressee and campaign, what decides for how long it is good; `l` is the link. */
export const situationColumns = `n.state AS "noteState", n.attempt AS "noteAttempt", n.prepared_at AS "notePreparedAt",
  a.phase, (a.cycle->>'cutOffAtMs')::float8 AS "cutOffAtMs", c.clock_origin_at AS "originAt",
  c.clock_anchored_real_at AS "anchoredRealAt", c.clock_speed AS speed`;

export const situationJoins = `LEFT JOIN note n ON n.id = l.note_id
  LEFT JOIN addressee a ON a.campaign_id = l.campaign_id AND a.code = l.addressee_code
  LEFT JOIN campaign c ON c.id = l.campaign_id`;

export interface SituationRow {
  readonly noteState: string | null;
  readonly noteAttempt: number | null;
  readonly notePreparedAt: Date | null;
  readonly phase: string | null;
  readonly cutOffAtMs: number | null;
  readonly originAt: Date | null;
  readonly anchoredRealAt: Date | null;
  readonly speed: number | null;
}

/** The real moment at which a note's link ends; 0 where its note is not there. */
export const endOfNoteLink = (purpose: LinkPurpose, row: SituationRow, realNowMs: number): number => {
  const { noteState, noteAttempt, notePreparedAt, phase, cutOffAtMs, originAt, anchoredRealAt, speed } = row;
  if (noteState === null || notePreparedAt === null || phase === null || cutOffAtMs === null || originAt === null)
    return 0;
  const clock: CampaignClock = {
    originMs: originAt.getTime(),
    anchoredAtMs: anchoredRealAt?.getTime() ?? null,
    speed: speed ?? 1,
  };
  const note = { state: noteState, attempt: noteAttempt ?? 0, preparedAtMs: notePreparedAt.getTime() };
  return noteLinkEnd(purpose, { note, phase, cutOffAtMs, clock }, realNowMs);
};

/** A note whose bytes were fixed just now, with the links that stand in them. */
export interface NoteWithLinks {
  readonly id: string;
  readonly campaignId: string;
  readonly code: string;
  readonly links: readonly NoteLink[];
}

/** Keeps the links of notes; one rendered anew had others, which nobody has seen. */
export const keepNoteLinks = async (
  tx: Transaction,
  notes: readonly NoteWithLinks[],
  realNowMs: number,
): Promise<void> => {
  const rows = (wanted: LinkPurpose) =>
    notes.flatMap(({ id: noteId, campaignId, code, links }) =>
      links
        .filter(({ purpose }) => purpose === wanted)
        .map(({ id, tokenSha256 }) => ({
          id,
          tokenSha256,
          campaignId,
          addresseeCode: code,
          noteId,
          issuedBy: engine,
          issuedRealAt: new Date(realNowMs),
        })),
    );
  const [uploads, notices] = [rows('upload'), rows('notice')];
  const ids = [...uploads, ...notices].map(({ noteId }) => noteId);
  if (ids.length === 0) return;
  await tx.uploadLink.deleteMany({ where: { noteId: { in: ids }, uses: 0 } });
  await tx.noticeLink.deleteMany({ where: { noteId: { in: ids }, confirmedRealAt: null } });
  await tx.uploadLink.createMany({ data: uploads.map((row) => ({ ...row, usesAllowed: defaultTerms.uses })) });
  await tx.noticeLink.createMany({ data: notices });
};
