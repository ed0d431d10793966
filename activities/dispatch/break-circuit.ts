import {
  type AnsweredAttempt,
  breakCircuit,
  breakerPolicy,
  describeBrokenCircuit,
} from '../../domain/dispatch/circuit-breaker.ts';
import { engine, type LedgerEntry } from '../../domain/ledger/event.ts';
import type { DispatchPause, Unit } from '../ports/database.ts';
import type { CampaignRecord } from '../ports/records.ts';

/** The event that ends a pause: attempts before it count no more. */
export const resumedType = 'dispatch-resumed';

const attemptTypes = ['note-accepted', 'note-deferred', 'note-refused', 'note-rerouted', resumedType];

type Told = Pick<LedgerEntry, 'type' | 'data'>;

/** What the ledger says about one attempt; null where the exchange gave no answer, or it was no attempt. */
const attemptOf = ({ type, data }: Told): AnsweredAttempt | null => {
  const reply = data.response;
  if (typeof reply !== 'string') return null;
  if (type === 'note-accepted') return { answer: 'accepted', reply };
  if (type === 'note-deferred') return { answer: 'refused-for-now', reply };
  if (type !== 'note-refused' && type !== 'note-rerouted') return null;
  return { answer: reply.startsWith('4') ? 'refused-for-now' : 'refused-for-good', reply };
};

interface Stop {
  /** The pause that holds now; null while notes are sent. */
  readonly pause: DispatchPause | null;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Looks at the last attempts of the campaign when some were refused, and pauses its sending where there
 * are too many refusals: one task for a person, one event. The ledger holds the attempts, so that
 * several workers and a restarted one judge by the same window.
 * @param entries what is about to be appended
 */
export const stopAfterRefusals = async (
  unit: Unit,
  { id, definition }: CampaignRecord,
  entries: readonly LedgerEntry[],
  atMs: number,
): Promise<Stop> => {
  const policy = breakerPolicy(definition.sending);
  const own = entries.flatMap((entry) => attemptOf(entry) ?? []);
  if (policy === null || own.every(({ answer }) => answer === 'accepted')) return { pause: null, entries: [] };
  const latest = await unit.latestEvents(id, attemptTypes, policy.ofLast);
  const resumed = latest.findIndex(({ type }) => type === resumedType);
  const earlier = (resumed < 0 ? latest : latest.slice(0, resumed))
    .toReversed()
    .flatMap((each) => attemptOf(each) ?? []);
  const broken = breakCircuit(policy, [...earlier, ...own]);
  if (broken === null) return { pause: await unit.dispatchPause(id), entries: [] };

  const reason = describeBrokenCircuit(broken);
  const { isNew, ...pause } = await unit.pauseDispatch(id, { atMs, reason });
  if (!isNew) return { pause, entries: [] };
  await unit.openTasks([{ campaignId: id, addresseeCode: null, kind: 'dispatch-paused', reason, openedAtMs: atMs }]);
  const data = { ...broken, reason, pause: pause.number };
  return { pause, entries: [{ atMs, type: 'dispatch-paused', subject: null, actor: engine, data }] };
};
