import { campaignTime } from '../../domain/campaign/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import { engine } from '../../domain/ledger/event.ts';
import { apply, type CycleEvent } from '../../domain/request-cycle/apply.ts';
import { isAwaiting, type RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Activities, CohortCycles } from '../../workflows/contracts/activities.ts';
import { numberWithdrawals } from '../dispatch/withdrawal-notes.ts';
import type { CycleSelection, Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { CampaignRecord, LockedAddressee, LockedCycle } from '../ports/records.ts';
import { byCohort } from './by-cohort.ts';

interface CycleChange {
  readonly campaignId: string;
  readonly selection: CycleSelection;
  readonly actor: string;
  /** Type and data of the ledger event of each changed cycle. */
  readonly ledger: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
  /** The event for a cycle at a campaign moment, or null to leave it alone. */
  readonly event: (cycle: RequestCycle, atMs: number) => CycleEvent | null;
  /** Reason of held items that this decision answers. */
  readonly answers?: string;
  /** What else the decision brings about for those whose cycles it changed, in the same transaction. */
  readonly also?: (
    unit: Unit,
    campaign: CampaignRecord,
    changed: readonly LockedAddressee[],
    atMs: number,
  ) => Promise<void>;
}

/** Applies one event to many cycles, each with its own ledger event, in one transaction. */
const changeCycles = async (deps: Dependencies, change: CycleChange): Promise<CohortCycles[]> => {
  const campaign = await deps.database.read.campaign(change.campaignId);
  return deps.database.transaction(async (unit) => {
    const locked = await unit.lockCycles(change.campaignId, change.selection);
    refuseUnknown(change, locked);
    const atMs = campaignTime(campaign.clock, deps.time.nowMs());
    const changed = locked.flatMap((addressee) => {
      const event = change.event(addressee.cycle, atMs);
      const after = event === null ? addressee.cycle : apply(addressee.cycle, event);
      return after === addressee.cycle ? [] : [{ ...addressee, cycle: after }];
    });
    await unit.saveCycles(
      change.campaignId,
      changed.map(({ cycle }) => cycle),
    );
    await change.also?.(unit, campaign, changed, atMs);
    const { campaignId, actor } = change;
    const codes = changed.map(({ cycle }) => cycle.code);
    const settled =
      change.answers === undefined
        ? []
        : await unit.settleHeld({ campaignId, codes, reason: change.answers, officer: actor, atMs });
    await unit.append(campaignId, [
      ...codes.map((code) => ({ atMs, subject: code, actor, ...change.ledger })),
      ...settled.map(({ id, code }) => ({ atMs, type: 'item-settled', subject: code, actor, data: { itemId: id } })),
    ]);
    return byCohort(changed);
  });
};

const refuseUnknown = ({ selection, campaignId }: CycleChange, locked: readonly LockedCycle[]): void => {
  if (!('codes' in selection)) return;
  const known = new Set(locked.map(({ cycle }) => cycle.code));
  const unknown = selection.codes.find((code) => !known.has(code));
  if (unknown !== undefined)
    throw new NotFound(`The addressee of ${campaignId}`, unknown, 'addressees are named by their codes, such as AUT');
};

const selectionOf = (codes: readonly string[] | null): CycleSelection =>
  codes === null ? { everybody: true } : { codes };

/**
 * Moves the published deadline and the cut-off of named addressees, or of everybody still awaited;
 * each then is owed an extension note. Asked again, it changes nothing more. Of an extension for everybody
 * those are left out who have a later deadline of their own; a named addressee's is refused.
 */
export const extendDeadline =
  (deps: Dependencies): Activities['extendDeadline'] =>
  ({ campaignId, officer, codes, deadlineAtMs, cutOffAtMs }) =>
    changeCycles(deps, {
      campaignId,
      selection: selectionOf(codes),
      actor: officer,
      ledger: {
        type: 'deadline-extended',
        data: { deadline: new Date(deadlineAtMs).toISOString(), cutOff: new Date(cutOffAtMs).toISOString() },
      },
      event: (cycle, atMs) => {
        if (codes === null && !isAwaiting(cycle)) return null;
        if (cycle.extensionsGranted > 0 && cycle.deadlineAtMs === deadlineAtMs) return null;
        // An extension for everybody takes nothing from whoever was given more time already.
        if (codes === null && cycle.extensionsGranted > 0 && cycle.deadlineAtMs > deadlineAtMs) return null;
        return { type: 'deadline-extended', deadlineAtMs, cutOffAtMs, atMs };
      },
      answers: 'asks-for-extension',
    });

/**
 * Withdraws the request to named addressees, or to everybody; nothing more of the cycle is sent to them. Unless it
 * is done silently, each whom the request has reached is owed a note that says so.
 */
export const withdrawRequest =
  (deps: Dependencies): Activities['withdrawRequest'] =>
  ({ campaignId, officer, codes, reason, silently = true }) =>
    changeCycles(deps, {
      campaignId,
      selection: selectionOf(codes),
      actor: officer,
      ledger: { type: 'request-withdrawn', data: { reason, ...(silently ? { silently } : {}) } },
      event: (cycle, atMs) => (codes === null && !isAwaiting(cycle) ? null : { type: 'request-withdrawn', atMs }),
      ...(silently
        ? {}
        : { also: (unit, campaign, withdrawn, atMs) => numberWithdrawals(deps, unit, campaign, withdrawn, atMs) }),
    });

/** Stops the reminders to named addressees, or to everybody still awaited. Asked again, it changes nothing more. */
export const pauseReminders =
  (deps: Dependencies): Activities['pauseReminders'] =>
  ({ campaignId, officer, codes, reason }) =>
    changeCycles(deps, {
      campaignId,
      selection: selectionOf(codes),
      actor: officer,
      ledger: { type: 'reminders-paused', data: { reason } },
      event: (_cycle, atMs) => ({ type: 'reminders-paused', atMs }),
    });

/** Takes the reminders up again: those missed meanwhile become one. */
export const resumeReminders =
  (deps: Dependencies): Activities['resumeReminders'] =>
  ({ campaignId, officer, codes, reason }) =>
    changeCycles(deps, {
      campaignId,
      selection: selectionOf(codes),
      actor: officer,
      ledger: { type: 'reminders-resumed', data: { reason } },
      event: (_cycle, atMs) => ({ type: 'reminders-resumed', atMs }),
    });

/** Stops waiting for whoever has not answered when the campaign closes. @returns all cycles of the cohort */
export const closeCohort =
  (deps: Dependencies): Activities['closeCohort'] =>
  async ({ campaignId, cohort }) => {
    await changeCycles(deps, {
      campaignId,
      selection: { cohort },
      actor: engine,
      ledger: { type: 'cycle-closed', data: {} },
      event: (_cycle, atMs) => ({ type: 'cycle-closed', atMs }),
    });
    return deps.database.read.cyclesOfCohort(campaignId, cohort);
  };
