import {
  allHandlersFinished,
  condition,
  continueAsNew,
  getExternalWorkflowHandle,
  log,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { campaignTime, realDelayUntil } from '../domain/campaign/clock.ts';
import { nextNote } from '../domain/remind/next-note.ts';
import { type CyclePlan, isAwaiting, type RequestCycle } from '../domain/request-cycle/cycle.ts';
import { mail, records } from './activity-options.ts';
import type { NoteName, SentNotes } from './contracts/activities.ts';
import { cohortClosedSignal } from './contracts/campaign.ts';
import {
  type CohortInput,
  type CohortResult,
  type CohortState,
  cyclesChangedSignal,
  dispatchResumedSignal,
  getCyclesQuery,
} from './contracts/cohort.ts';
import { dueAttribute, stageAttribute } from './contracts/search-attributes.ts';
import { campaignWorkflowId } from './contracts/workflow-ids.ts';

/** Notes handed to one activity. Larger batches cost fewer history events, smaller ones are retried sooner. */
const batchSize = 200;

/** Real milliseconds before due notes are asked for again of which nothing came; doubled each time. */
const firstStallMs = 100;
const longestStallMs = 60_000;

/**
 * Up to `cohortSize` request cycles on one timeline (design D1): takes what is due, has it sent,
 * waits for the next due moment or for a message, whichever is first.
 */
export async function cohort(input: CohortInput): Promise<CohortResult> {
  const cycles = new Map<string, RequestCycle>();
  let changed = false;
  const keep = (list: readonly RequestCycle[]): void => {
    for (const cycle of list) {
      const known = cycles.get(cycle.code);
      if (known !== undefined && known.revision >= cycle.revision) continue;
      cycles.set(cycle.code, cycle);
      changed = true;
    }
  };
  const held = heldBack(cycles);
  setHandler(cyclesChangedSignal, keep);
  setHandler(dispatchResumedSignal, ({ pause }) => {
    if (held.release(pause)) changed = true;
  });
  setHandler(getCyclesQuery, () => [...cycles.values()]);

  const opening: CohortState = input.carried ?? (await records.openCohort(input));
  const { clock, plan } = opening;
  keep(opening.cycles);
  let stalls = 0;

  for (;;) {
    const nowMs = campaignTime(clock, Date.now());
    if (nowMs >= plan.closeAtMs || ![...cycles.values()].some(isAwaiting)) break;

    if (historyIsLong(input)) {
      // A message whose handler has not finished would be lost.
      await condition(allHandlersFinished);
      // The next run asks again for what a pause holds back.
      held.release(Number.POSITIVE_INFINITY);
      await continueAsNew<typeof cohort>({ ...input, carried: { clock, plan, cycles: [...cycles.values()] } });
    }

    const wanted = [...cycles.values()].flatMap((cycle) => {
      const note = nextNote(cycle, plan, nowMs);
      return note === null ? [] : [{ code: cycle.code, ...note }];
    });
    const due = wanted.filter((note) => note.dueAtMs <= nowMs);
    if (due.length > 0) {
      describe(cycles, due.length, null);
      changed = false;
      const sent = await sendInBatches(input.campaignId, due);
      keepAll(sent, cycles, keep, held);
      if (changed || sent.some(({ waits }) => waits.length > 0)) stalls = 0;
      else {
        // Nothing came of it, and asking again at once could go on for ever.
        await condition(() => changed, Math.min(longestStallMs, firstStallMs * 2 ** stalls));
        stalls += 1;
      }
      continue;
    }

    const nextAtMs = Math.min(plan.closeAtMs, ...wanted.map((note) => note.dueAtMs));
    describe(cycles, 0, nextAtMs);
    changed = false;
    // A reply takes a cycle out and never makes another one due earlier: the timer goes on, and the reply
    // costs its signal and one workflow task.
    const mustLook = (): boolean =>
      changed && (historyIsLong(input) || hasNews(cycles, plan, campaignTime(clock, Date.now()), nextAtMs));
    await condition(mustLook, Math.max(1, realDelayUntil(clock, nextAtMs, Date.now())));
  }

  keep(await records.closeCohort(input));
  await condition(allHandlersFinished);
  describe(cycles, 0, null);
  await tellCampaign(input);
  return { cohort: input.cohort, phases: phasesOf(cycles) };
}

const historyIsLong = ({ continueAfterEvents = Number.POSITIVE_INFINITY }: CohortInput): boolean =>
  workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > continueAfterEvents;

/** Whether something is due before the timer fires, or nobody is awaited any more. */
const hasNews = (
  cycles: ReadonlyMap<string, RequestCycle>,
  plan: CyclePlan,
  nowMs: number,
  nextAtMs: number,
): boolean => {
  const list = [...cycles.values()];
  return (
    !list.some(isAwaiting) ||
    list.some((cycle) => (nextNote(cycle, plan, nowMs)?.dueAtMs ?? Number.POSITIVE_INFINITY) < nextAtMs)
  );
};

const sendInBatches = async (campaignId: string, due: readonly NoteName[]): Promise<SentNotes[]> => {
  const notes = due.map(({ code, kind, sequence }) => ({ code, kind, sequence }));
  const batches = Array.from({ length: Math.ceil(notes.length / batchSize) }, (_, index) =>
    notes.slice(index * batchSize, (index + 1) * batchSize),
  );
  return Promise.all(batches.map((batch) => mail.sendNotes({ campaignId, notes: batch })));
};

/** A wait is kept beside the cycle only: the database did not change, so neither does the revision. */
const keepAll = (
  results: readonly SentNotes[],
  cycles: Map<string, RequestCycle>,
  keep: (list: readonly RequestCycle[]) => void,
  held: HeldBack,
): void => {
  for (const { cycles: list, waits } of results) {
    keep(list);
    for (const { note, notBeforeMs, pause } of waits) {
      const cycle = cycles.get(note.code);
      if (cycle === undefined || (pause !== undefined && !held.hold(note.code, pause))) continue;
      cycles.set(note.code, { ...cycle, deferred: { kind: note.kind, sequence: note.sequence, notBeforeMs } });
    }
  }
};

/** What a pause of sending holds back: it is asked for again when the pause is over, and not before. */
interface HeldBack {
  /** @returns false when the pause is over already: its end may overtake the news of it */
  readonly hold: (code: string, pause: number) => boolean;
  /** Lets go what this pause, or an earlier one, held. @returns whether there was anything */
  readonly release: (pause: number) => boolean;
}

const heldBack = (cycles: Map<string, RequestCycle>): HeldBack => {
  const waiting = new Map<string, { readonly pause: number; readonly before: RequestCycle }>();
  let over = 0;
  return {
    hold: (code, pause) => {
      const before = cycles.get(code);
      if (before === undefined || pause <= over) return false;
      waiting.set(code, { pause, before });
      return true;
    },
    release: (pause) => {
      over = Math.max(over, pause);
      let found = false;
      for (const [code, { pause: ofPause, before }] of waiting) {
        if (ofPause > over) continue;
        waiting.delete(code);
        // A newer cycle has taken its place since and waits for nothing.
        if (cycles.get(code)?.revision !== before.revision) continue;
        cycles.set(code, before);
        found = true;
      }
      return found;
    },
  };
};

const phasesOf = (cycles: ReadonlyMap<string, RequestCycle>): Record<string, number> => {
  const phases: Record<string, number> = {};
  for (const { phase } of cycles.values()) phases[phase] = (phases[phase] ?? 0) + 1;
  return phases;
};

/** What the Temporal web UI shows of this cohort, and what `temporal workflow list` can ask for. */
const describe = (cycles: ReadonlyMap<string, RequestCycle>, sending: number, nextAtMs: number | null): void => {
  if (nextAtMs !== null) {
    const requested = [...cycles.values()].every(({ phase }) => phase !== 'awaiting-dispatch');
    upsertSearchAttributes([
      { key: stageAttribute, value: requested ? 'remind' : 'dispatch' },
      { key: dueAttribute, value: new Date(nextAtMs) },
    ]);
  }
  const phases = Object.entries(phasesOf(cycles)).map(([phase, count]) => `- ${phase}: **${count}**`);
  const now =
    sending > 0
      ? `Sending ${sending} notes.`
      : nextAtMs === null
        ? 'Nothing further will be sent.'
        : `Next: ${new Date(nextAtMs).toISOString()} (campaign time).`;
  setCurrentDetails([now, '', ...phases].join('\n'));
};

const tellCampaign = async ({ campaignId, cohort: number }: CohortInput): Promise<void> => {
  try {
    await getExternalWorkflowHandle(campaignWorkflowId(campaignId)).signal(cohortClosedSignal, { cohort: number });
  } catch (error) {
    // The campaign is over already; the result of this cohort is in the database.
    log.warn('The campaign no longer listens', { campaignId, cohort: number, error: String(error) });
  }
};
