import {
  type Allowance,
  mustBeAllowed,
  type Obstacle,
  type ObstacleKind,
} from '../../domain/compile/paper-obstacles.ts';
import { isWhole } from '../../domain/compile/paper-version.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import { engine } from '../../domain/ledger/event.ts';
import { refuseOwnDraft } from '../launch/clearing-officer.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { PaperVersionRecord } from '../ports/papers.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { isReviewed } from './version-obstacles.ts';
import { ledgerData } from './version-record.ts';

/** Who clears which draft, and what they allow it to go out in spite of. */
export interface Clearance {
  readonly officer: string;
  readonly hash: string;
  readonly allow: readonly ObstacleKind[];
  /** Campaign milliseconds. */
  readonly atMs: number;
}

/**
 * Issues exactly the draft that was cleared, the very same bytes, within a transaction that has locked the campaign. Done
 * twice by one officer it is done once.
 * @throws DomainRefusal `stale-clearance`, `cleared-before`, `own-draft`, `needs-allow`, `symbol-in-use`
 */
export const issueVersion = async (
  deps: Dependencies,
  unit: Unit,
  campaign: CampaignRecord,
  { officer, hash, allow, atMs }: Clearance,
): Promise<{ readonly version: PaperVersionRecord; readonly isNew: boolean }> => {
  const versions = await unit.versionsOf(campaign.id);
  const draft = versions.findLast((each) => each.hash === hash);
  if (draft?.state === 'issued') {
    if (draft.clearedBy === officer) return { version: draft, isNew: false };
    throw new DomainRefusal(
      'cleared-before',
      `${draft.symbol} was cleared by ${draft.clearedBy ?? 'another officer'}.`,
    );
  }
  if (draft === undefined || versions.at(-1)?.id !== draft.id)
    throw new DomainRefusal(
      'stale-clearance',
      'What is to be cleared has changed since it was shown; look at it again and clear that.',
    );
  refuseOwnDraft(officer, draft.draftedBy, 'paper');
  const obstacles = await stillInTheWay(deps, draft);
  mustBeAllowed(obstacles, [...draft.allowed.map(({ kind }) => kind), ...allow]);
  const allowed: Allowance[] = [
    ...draft.allowed,
    ...obstacles
      .filter(({ kind }) => allow.includes(kind) && !draft.allowed.some((each) => each.kind === kind))
      .map(({ kind }) => ({ kind, by: officer })),
  ];
  await takeOwnSymbol(deps, unit, campaign, draft, officer);
  const drafts = (await deps.database.read.papersOfVersion(draft.id)).filter(({ kind }) => kind === 'draft');
  for (const paper of drafts) await unit.insertPaper({ ...paper, id: deps.newId(), kind: 'compilation' });
  await unit.issuePaperVersion({ id: draft.id, officer, atMs, allowed });
  await unit.closeTasks({ campaignId: campaign.id, kind: 'paper-to-clear', officer, atMs });
  const version = { ...draft, state: 'issued' as const, clearedBy: officer, allowed };
  await unit.append(campaign.id, [
    { atMs, type: 'paper-cleared', subject: null, actor: officer, data: { hash, versionId: draft.id, allowed } },
    {
      atMs,
      type: 'paper-compiled',
      subject: null,
      actor: engine,
      data: ledgerData(version, drafts),
    },
  ]);
  return { version, isNew: true };
};

/** A symbol that was confirmed since the draft was made stands in nobody's way. */
const stillInTheWay = async (deps: Dependencies, { obstacles }: PaperVersionRecord): Promise<Obstacle[]> => {
  const confirmed = await Promise.all(
    obstacles.map(async ({ kind, what }) => kind === 'symbol' && (await isReviewed(deps, what[0] ?? ''))),
  );
  return obstacles.filter((_, index) => confirmed[index] === false);
};

/** An addendum, a corrigendum or a revision takes its symbol when it is issued; the others have theirs. */
const takeOwnSymbol = async (
  deps: Dependencies,
  unit: Unit,
  { id, definition }: CampaignRecord,
  { form, symbol }: PaperVersionRecord,
  officer: string,
): Promise<void> => {
  if (form === 'first' || form === 'reissue') return;
  const [other] = await unit.enterSymbol(symbol, 'assigned', {
    names: definition.paper.title,
    campaignId: id,
    enteredBy: officer,
    enteredAtMs: deps.time.nowMs(),
  });
  if (other !== undefined)
    throw new DomainRefusal(
      'symbol-in-use',
      `${symbol} was given to another document meanwhile${isWhole(form) ? '' : ` of ${definition.paper.symbol}`}: draft it anew, and it takes the next number.`,
    );
};
