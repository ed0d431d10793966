import { canonicalJson } from '../ledger/canonical-json.ts';
import type { StatedField } from './fact-reader.ts';

/** The text that an officer gave a paragraph; it stands until it is let go. */
export interface OfficersEdit {
  /** Id of the paragraph. */
  readonly paragraph: string;
  /** 1-based, counted for the paragraph. */
  readonly version: number;
  /** The day as at which the report was when it was edited; earlier reports do not have it. YYYY-MM-DD. */
  readonly asAt: string;
  /** Null: the paragraph was let go, and says again what the data say. */
  readonly text: string | null;
  readonly officer: string;
  /** Real milliseconds. */
  readonly atMs: number;
  /** What the paragraph stated when it was edited. */
  readonly stated: readonly StatedField[];
}

/** The edit that stands in a report as at a day: the latest of those made for that day or an earlier one. */
export const standingEdit = (edits: readonly OfficersEdit[], paragraph: string, day: string): OfficersEdit | null => {
  const [latest] = edits
    .filter((edit) => edit.paragraph === paragraph && edit.asAt <= day)
    .toSorted((a, b) => b.version - a.version);
  return latest === undefined || latest.text === null ? null : latest;
};

/** A fact that is not what it was when a text was written. */
export interface ChangedField {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  /** Undefined where it was not stated then, or is not stated now. */
  readonly before: unknown;
  readonly now: unknown;
}

/** What has changed between two readings of the data of one paragraph; empty when a text written then still holds. */
export const changedFields = (then: readonly StatedField[], now: readonly StatedField[]): ChangedField[] => {
  const key = ({ kind, id, field }: StatedField): string => `${kind}/${id}/${field}`;
  const before = new Map(then.map((stated) => [key(stated), stated]));
  const after = new Map(now.map((stated) => [key(stated), stated]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((each) => {
    const [old, fresh] = [before.get(each), after.get(each)];
    const { kind, id, field } = (old ?? fresh) as StatedField;
    const same = old !== undefined && fresh !== undefined && canonicalJson(old.value) === canonicalJson(fresh.value);
    return same ? [] : [{ kind, id, field, before: old?.value, now: fresh?.value }];
  });
};
