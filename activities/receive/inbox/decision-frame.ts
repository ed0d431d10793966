import { campaignTime } from '../../../domain/campaign/clock.ts';
import { DomainRefusal, NotFound } from '../../../domain/errors.ts';
import { intakeChain, type LedgerEntry } from '../../../domain/ledger/event.ts';
import type { Effect, RowName, StandingOf } from '../../../domain/receive/inbox/effect.ts';
import { standsAs } from '../../../domain/receive/inbox/effect.ts';
import { countedCodes } from '../../../domain/receive/submission.ts';
import { apply } from '../../../domain/request-cycle/apply.ts';
import type { Decided, DecisionInput } from '../../../workflows/contracts/inbox.ts';
import type { Unit } from '../../ports/database.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import type { DecisionRecord } from '../../ports/inbox.ts';
import type { CampaignRecord, LockedAddressee, LockedCycle } from '../../ports/records.ts';
import { byCohort } from '../../remind/by-cohort.ts';

/** Where a decision is taken. */
export interface DecisionPlace {
  readonly decisionId: string;
  readonly officer: string;
  /** Null for what belongs to no campaign. */
  readonly campaign: CampaignRecord | null;
  readonly locked: readonly LockedAddressee[];
  /** Campaign milliseconds; real ones where there is no campaign. */
  readonly nowMs: number;
}

/** What a decision did; rows are written already, cycles and ledger are not. */
export interface DecisionWork {
  readonly effects: readonly Effect[];
  readonly entries: readonly LedgerEntry[];
  readonly acknowledge?: readonly string[];
  readonly sentences: readonly string[];
}

export interface DecisionFrame {
  readonly kind: DecisionRecord['kind'];
  readonly campaignId: string | null;
  readonly itemId: string | null;
  readonly submissionId: string | null;
  /** Addressees whose replies may change: their cycles are locked first and recounted afterwards. */
  readonly codes: readonly string[];
}

interface Outcome {
  readonly sentences: readonly string[];
  readonly acknowledge: readonly string[];
  readonly codes: readonly string[];
}

/** Changes some fields of a row. @returns the effect, or none where nothing changes */
export const change = async <Row extends RowName['row']>(
  unit: Unit,
  { officer, nowMs }: DecisionPlace,
  name: RowName<Row>,
  fields: Partial<StandingOf<Row>>,
): Promise<Effect[]> => {
  const before = await unit.standing(name);
  const after = { ...before, ...fields };
  if (standsAs(before, after)) return [];
  const effect = { ...name, before, after } as unknown as Effect;
  await unit.writeStandings([effect], officer, nowMs);
  return [effect];
};

/** Closes the tasks that were opened about something. */
export const closeTasks = async (
  unit: Unit,
  place: DecisionPlace,
  about: { readonly itemId: string } | { readonly submissionId: string },
): Promise<Effect[]> => {
  const effects: Effect[] = [];
  for (const id of await unit.openTasksAbout(about))
    effects.push(...(await change(unit, place, { row: 'task', id }, { open: false })));
  return effects;
};

/**
 * Takes a decision: rows, cycles, decision and ledger change in one transaction, or nothing does. Asked again under the
 * same id it tells what was decided.
 */
export const decideIn = async (
  deps: Dependencies,
  { decisionId, officer, decision }: DecisionInput,
  frame: DecisionFrame,
  work: (unit: Unit, place: DecisionPlace) => Promise<DecisionWork>,
): Promise<Decided> => {
  const { read } = deps.database;
  const { roles } = await read.officer(officer);
  if (!roles.includes('registrar'))
    throw new DomainRefusal(
      'not-a-registrar',
      `"${officer}" may not decide about what came in: the role registrar is missing.`,
    );
  const earlier = await knownDecision(deps, decisionId);
  if (earlier !== null) return decidedBefore(deps, earlier);
  const { campaignId, codes } = frame;
  const campaign = campaignId === null ? null : await read.campaign(campaignId);
  return deps.database.transaction(async (unit) => {
    const locked = campaign === null ? [] : await unit.lockCycles(campaign.id, { codes });
    const realNowMs = deps.time.nowMs();
    const nowMs = campaign === null ? realNowMs : campaignTime(campaign.clock, realNowMs);
    const place = { decisionId, officer, campaign, locked, nowMs };
    const { effects, entries, acknowledge = [], sentences } = await work(unit, place);
    const changed = campaign === null ? [] : await recount(unit, campaign, locked, nowMs);
    const outcome: Outcome = { sentences, acknowledge, codes: changed.map(({ cycle }) => cycle.code) };
    await unit.insertDecision({
      id: decisionId,
      campaignId,
      kind: frame.kind,
      itemId: frame.itemId,
      submissionId: frame.submissionId,
      officer,
      atMs: nowMs,
      decidedRealAtMs: realNowMs,
      content: { asked: decision, outcome },
      effects,
      undoneBy: null,
    });
    await unit.append(campaignId ?? intakeChain, [
      ...entries,
      ...changed.map(({ cycle: { code, phase, submissions } }) => ({
        atMs: nowMs,
        type: 'replies-recounted',
        subject: code,
        actor: officer,
        data: { decisionId, phase, versions: submissions },
      })),
    ]);
    return { decisionId, campaignId, sentences, acknowledge, changed: byCohort(changed) };
  });
};

/** What is left of each addressee's replies, by the rows as they are now. */
const recount = async (
  unit: Unit,
  { id, definition }: CampaignRecord,
  locked: readonly LockedAddressee[],
  nowMs: number,
): Promise<LockedCycle[]> => {
  const replies = await unit.repliesOf(
    id,
    locked.map(({ cycle }) => cycle.code),
  );
  const counts = definition.statusReport.countOnBehalf ?? false;
  const closed = nowMs >= Date.parse(definition.dates.closeAt);
  const changed = locked.flatMap((addressee) => {
    const { cycle } = addressee;
    const own = replies.filter(({ respondents }) => countedCodes(respondents, counts).includes(cycle.code));
    const after = apply(cycle, {
      type: 'replies-recounted',
      versions: Math.max(0, ...own.map((reply) => (reply.addresseeCode === cycle.code ? reply.version : 1))),
      answeredAtMs: own.length === 0 ? null : Math.min(...own.map(({ receivedAtMs }) => receivedAtMs)),
      closed,
      atMs: nowMs,
    });
    return after === cycle ? [] : [{ ...addressee, cycle: after }];
  });
  await unit.saveCycles(
    id,
    changed.map(({ cycle }) => cycle),
  );
  return changed;
};

const knownDecision = async (deps: Dependencies, id: string): Promise<DecisionRecord | null> => {
  try {
    return await deps.database.read.decision(id);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
};

const decidedBefore = async (deps: Dependencies, { id, campaignId, content }: DecisionRecord): Promise<Decided> => {
  const { outcome } = content as { readonly outcome: Outcome };
  const addressees = campaignId === null ? [] : await deps.database.read.addresseesNamed(campaignId, outcome.codes);
  return {
    decisionId: id,
    campaignId,
    sentences: outcome.sentences,
    acknowledge: outcome.acknowledge,
    changed: byCohort(addressees),
  };
};
