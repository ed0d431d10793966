import { DomainRefusal } from '../../../domain/errors.ts';
import type { LedgerEntry } from '../../../domain/ledger/event.ts';
import { type Effect, inverse, standsAs } from '../../../domain/receive/inbox/effect.ts';
import type { Decided, DecisionInput, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { Unit } from '../../ports/database.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import type { SubmissionRecord } from '../../ports/intake.ts';
import { type DecisionPlace, type DecisionWork, decideIn } from './decision-frame.ts';
import { mailedAbout } from './mailed-about.ts';
import { refuseReplaced } from './refuse-replaced.ts';

/**
 * Undoes a decision by a new one: every row stands as before, and what follows from the rows follows. Refused where
 * something that came later rests on it. What was mailed stays mailed, and is said.
 */
export const undo = async (
  deps: Dependencies,
  input: DecisionInput,
  { decisionId: undoes }: Extract<InboxDecision, { kind: 'undo' }>,
): Promise<Decided> => {
  const { read } = deps.database;
  const decision = await read.decision(undoes);
  const { campaignId, itemId, submissionId } = decision;
  if (decision.kind === 'undo')
    throw new DomainRefusal(
      'usage',
      'This decision undid another one. Take that one anew instead of undoing its undoing.',
    );
  const touched = submissionsIn(decision.effects);
  const submissions = await filedOrNot(deps, touched);
  const codes = [...new Set(submissions.flatMap(({ respondents }) => respondents.map(({ code }) => code)))];
  const filed = touched.filter((id) => filing(decision.effects, id) === true);
  const mailed = campaignId === null ? [] : await mailedAbout(deps, campaignId, filed);
  const frame = { kind: 'undo' as const, campaignId, itemId, submissionId, codes };
  return decideIn(deps, input, frame, async (unit, place): Promise<DecisionWork> => {
    const locked = await unit.lockDecision(undoes);
    if (locked.undoneBy !== null) throw new DomainRefusal('undone-before', 'This decision was undone before.');
    for (const submission of submissions)
      if (filed.includes(submission.id)) await refuseReplaced(unit, submission.campaignId, submission);
    const effects = inverse(locked.effects);
    await refuseChanged(unit, effects);
    await unit.writeStandings(effects, place.officer, place.nowMs);
    await unit.markUndone(undoes, place.decisionId);
    return {
      effects,
      entries: [
        ...submissions.flatMap((submission) => entriesOf(effects, submission, place)),
        {
          atMs: place.nowMs,
          type: 'decision-undone',
          subject: codes[0] ?? null,
          actor: place.officer,
          data: { decisionId: place.decisionId, undoes, kind: decision.kind, itemId, submissionId },
        },
      ],
      sentences: ['Undone: everything stands as before the decision.', ...mailed],
    };
  });
};

const submissionsIn = (effects: readonly Effect[]): string[] => [
  ...new Set(effects.flatMap(({ row, id }) => (row === 'submission' ? [id] : []))),
];

/** Whether the effects file a submission (true), take a filing back (false), or neither. */
const filing = (effects: readonly Effect[], id: string): boolean | null => {
  const changes = effects.flatMap((effect) => (effect.row === 'submission' && effect.id === id ? [effect] : []));
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined || first.before.filed === last.after.filed) return null;
  return last.after.filed;
};

const filedOrNot = (deps: Dependencies, ids: readonly string[]): Promise<SubmissionRecord[]> =>
  deps.database.read.submissionsNamed(ids);

/** @throws DomainRefusal `changed-since` */
const refuseChanged = async (unit: Unit, effects: readonly Effect[]): Promise<void> => {
  // A row that the decision changed more than once stands as the last change left it.
  const seen = new Set<string>();
  for (const { row, id, position, before } of effects) {
    const name = `${row} ${id} ${position ?? 0}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const stands = await unit.standing({ row, id, ...(position === undefined ? {} : { position }) });
    if (!standsAs(stands, before))
      throw new DomainRefusal(
        'changed-since',
        `Something else was decided about the ${row} since; undo that first (see "verbale inbox show").`,
      );
  }
};

/** What the status of responses follows. */
const entriesOf = (effects: readonly Effect[], submission: SubmissionRecord, place: DecisionPlace): LedgerEntry[] => {
  const { id, version, addresseeCode } = submission;
  const entry = (type: string, subject: string): LedgerEntry => ({
    atMs: place.nowMs,
    type,
    subject,
    actor: place.officer,
    data: { decisionId: place.decisionId, submissionId: id, version },
  });
  const change = filing(effects, id);
  if (change !== null) return [entry(change ? 'submission-restored' : 'submission-undone', addresseeCode)];
  const withdrawal = effects.find(
    (effect) =>
      effect.row === 'submission' && effect.id === id && effect.before.withdrawnAtMs !== effect.after.withdrawnAtMs,
  );
  return withdrawal === undefined ? [] : [entry('withdrawal-undone', addresseeCode)];
};
