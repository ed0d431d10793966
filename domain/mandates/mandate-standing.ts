import { meetings } from '../meetings/meeting.ts';
import type { Known, RegistryView } from '../registry/fact.ts';
import { type ActionStanding, actionStanding, type Evidence } from './action-status.ts';
import type { CampaignRecordAsAt } from './campaign-evidence.ts';
import { evidenceOf } from './evidence.ts';
import { byParagraph, type Mandate, type MandateAction, mandates } from './mandate.ts';

/** An operative paragraph as at a day: each of its actions with its evidence and where it stands. */
export interface MandateStanding {
  readonly mandate: Known<Mandate>;
  readonly actions: readonly {
    readonly action: MandateAction;
    readonly evidence: readonly Evidence[];
    readonly standing: ActionStanding;
    /** YYYY-MM-DD; of a session, its first day. */
    readonly dueOn: string | null;
  }[];
}

/** The mandates of a resolution as at the day of the view, in the order of their paragraphs. */
export const mandateStandings = (
  view: RegistryView,
  day: string,
  resolution: string,
  campaigns: readonly CampaignRecordAsAt[],
): MandateStanding[] =>
  view
    .all(mandates)
    .filter((mandate) => mandate.resolution === resolution)
    .toSorted(byParagraph)
    .map((mandate) => ({
      mandate,
      actions: mandate.actions.map((action) => {
        const evidence = evidenceOf(view, day, mandate, action, campaigns);
        const dueOn = dueDay(view, action.due);
        return { action, evidence, dueOn, standing: actionStanding(action, evidence, day, dueOn) };
      }),
    }));

const dueDay = (view: RegistryView, due: MandateAction['due']): string | null => {
  if (due === undefined) return null;
  return 'on' in due ? due.on : (view.find(meetings, due.session)?.from ?? null);
};
