import type { Disposition, Publication } from '../submission.ts';

/** Where an incoming item stands. */
export interface ItemStanding {
  readonly state: string;
  readonly class: string | null;
  readonly reason: string | null;
  readonly campaignId: string | null;
  readonly addresseeCode: string | null;
  readonly concerns: string | null;
}

/** Where a submission stands. `filed`: it is somebody's reply; its row stays when that is undone. */
export interface SubmissionStanding {
  readonly filed: boolean;
  /** Campaign milliseconds. */
  readonly withdrawnAtMs: number | null;
  readonly awaitsNoteVerbale: boolean;
  readonly publication: Publication;
  readonly supersedes: string | null;
}

export interface FileStanding {
  readonly disposition: Disposition;
  readonly note: string | null;
}

export interface TaskStanding {
  readonly open: boolean;
}

interface Rows {
  readonly item: ItemStanding;
  readonly submission: SubmissionStanding;
  readonly file: FileStanding;
  readonly task: TaskStanding;
}

/** Names a row. `position` (from 1) is that of a file in its submission. */
export interface RowName<Row extends keyof Rows = keyof Rows> {
  readonly row: Row;
  readonly id: string;
  readonly position?: number;
}

export type StandingOf<Row extends keyof Rows> = Rows[Row];

/** One change that a decision made: a row as it was and as it became. */
export type Effect = {
  readonly [Row in keyof Rows]: RowName<Row> & { readonly before: Rows[Row]; readonly after: Rows[Row] };
}[keyof Rows];

export type Standing = Rows[keyof Rows];

/** What takes the changes back: the last first, each row as it was. */
export const inverse = (effects: readonly Effect[]): Effect[] =>
  effects.toReversed().map((effect) => ({ ...effect, before: effect.after, after: effect.before }) as Effect);

/** Whether a row stands as a change left it: all fields alike. */
export const standsAs = (one: Standing, other: Standing): boolean => {
  const values = (standing: Standing): string =>
    JSON.stringify(Object.entries(standing).sort(([a], [b]) => (a < b ? -1 : 1)));
  return values(one) === values(other);
};
