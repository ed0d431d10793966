import { documents, type RegisteredDocument } from '../documents/document.ts';
import { type Meeting, meetings } from '../meetings/meeting.ts';
import { followingMeetings, type Pairing } from '../meetings/pairings.ts';
import { type MeetingTotals, meetingTotals } from '../meetings/totals.ts';
import type { Known, RegistryView } from '../registry/fact.ts';
import { yearOf } from '../time/calendar-day.ts';
import { type Entitlement, entitlements } from './entitlement.ts';
import { type Redistribution, redistributions } from './redistribution.ts';

/** What meetings took, and what of it is in the register. */
export interface Use {
  readonly meetings: readonly Known<Meeting>[];
  readonly totals: MeetingTotals;
  /** Documents of the register for those meetings. */
  readonly documents: readonly Known<RegisteredDocument>[];
}

/** An entitlement against its use. */
export interface EntitlementUse {
  readonly entitlement: Known<Entitlement>;
  readonly use: Use;
  /** Pairs back to back among its meetings, and the days on which two of them share the house. */
  readonly pairs: readonly Pairing[];
  readonly sharedDays: number;
  /** Entitled figures that are exceeded, with both numbers. */
  readonly exceeded: readonly {
    readonly what: 'sittings' | 'documents';
    readonly entitled: number;
    readonly used: number;
  }[];
}

/** What released resources were used for. */
export interface Reuse {
  readonly redistribution: Known<Redistribution>;
  readonly use: Use;
  /** Documents times languages, where the source counts both. */
  readonly languageVersions: number | null;
}

const useOf = (view: RegistryView, chosen: readonly Known<Meeting>[]): Use => {
  const ids = new Set(chosen.map(({ id }) => id));
  return {
    meetings: chosen,
    totals: meetingTotals(chosen, view.all(meetings)),
    documents: view.all(documents).filter(({ meeting }) => ids.has(meeting)),
  };
};

/** Every entitlement known on the day of the view, against the meetings of its bodies in its years. */
export const entitlementUses = (view: RegistryView): EntitlementUse[] => {
  const pairs = followingMeetings(view.all(meetings)).filter(({ rule }) => rule === 'back-to-back');
  return view.all(entitlements).map((entitlement) => {
    const chosen = view
      .all(meetings)
      .filter(({ body }) => entitlement.bodies.includes(body))
      .filter(({ from }) => yearOf(from) >= entitlement.fromYear && yearOf(from) <= entitlement.toYear);
    const use = useOf(view, chosen);
    const among = pairs.filter(({ first, second }) => chosen.includes(first) && chosen.includes(second));
    const used = { sittings: use.totals.sittings, documents: use.documents.length };
    return {
      entitlement,
      use,
      pairs: among,
      sharedDays: new Set(among.flatMap(({ changeoverDay }) => changeoverDay ?? [])).size,
      exceeded: (['sittings', 'documents'] as const).flatMap((what) => {
        const entitled = entitlement[what];
        return entitled !== undefined && used[what] > entitled ? [{ what, entitled, used: used[what] }] : [];
      }),
    };
  });
};

/** Every redistribution known on the day of the view, with what it was used for. */
export const reuses = (view: RegistryView): Reuse[] =>
  view.all(redistributions).map((redistribution) => ({
    redistribution,
    use: useOf(
      view,
      redistribution.usedFor.flatMap((id) => view.find(meetings, id) ?? []),
    ),
    languageVersions:
      redistribution.documents === undefined || redistribution.languages === undefined
        ? null
        : redistribution.documents * redistribution.languages,
  }));
