import { DomainRefusal } from '../errors.ts';
import { nextNote, wantsNote } from '../remind/next-note.ts';
import { apply, type CycleEvent } from '../request-cycle/apply.ts';
import { type CycleNoteKind, type CyclePlan, newCycle, type RequestCycle } from '../request-cycle/cycle.ts';
import {
  type BookDisagreement,
  type BookedEvent,
  type BookIndex,
  type ReminderSchedule,
  textOf,
} from './book-index.ts';

export interface OwedReminders {
  readonly missed: readonly BookDisagreement[];
  /** Reminders that could not leave in time because the clock is fast: dropped after the cut-off, or never begun. */
  readonly overtaken: number;
}

/**
 * Reminders that were due and never sent. The course of each request is followed through the ledger; wherever it wants a
 * reminder for longer than the engine may need, the ledger has to say what became of it: a try, or why it was dropped.
 * What another event took away (an answer, a new deadline, a later reminder) is owed no more. Notes are sent in the order
 * in which they are due, so the time that the engine may need begins when it is done with those due before.
 */
export const owedReminders = (index: BookIndex, schedule: ReminderSchedule): OwedReminders => {
  const { speed, graceMs, plan } = schedule;
  const pauses = pausesOf(index, plan.closeAtMs);
  const due = schedule.codes.flatMap((code) => dueTo(index, code, schedule));
  const busyUntil = lastTries(index, due, plan);
  const missed: BookDisagreement[] = [];
  const overtaken = new Set<string>();
  for (const reminder of due) {
    const { cycle, sequence, dueAtMs, toMs, said } = reminder;
    const { code, cutOffAtMs } = cycle;
    const isPast = toMs > cutOffAtMs || toMs >= plan.closeAtMs;
    if (said.length > 0) {
      const isTooLate = said.every((event) => event.type === 'note-dropped' && timeOf(event) > cutOffAtMs);
      if (isTooLate) overtaken.add(`${code} ${sequence}`);
      continue;
    }
    const wanted = wantedTime(reminder, Math.max(dueAtMs, busyUntil(dueAtMs)), plan, pauses);
    if (wanted.totalMs <= graceMs * speed) {
      // It was over before anybody could act: by the clock, or because something else came.
      if (isPast) overtaken.add(`${code} ${sequence}`);
      continue;
    }
    const sentence = `${index.nameOf(code)}: the reminder ${sequence} was due at ${moment(dueAtMs)} and wanted until ${moment(wanted.untilMs)} (campaign time), but the ledger has neither a try of it nor a reason against it.`;
    missed.push({ kind: 'reminder-never-sent', code, messageId: '', sentence });
  }
  return { missed, overtaken: overtaken.size };
};

const moment = (ms: number): string => new Date(ms).toISOString();

/** A reminder that fell due while nothing else happened to its request. */
interface DueReminder {
  readonly cycle: RequestCycle;
  readonly sequence: number;
  readonly dueAtMs: number;
  /** When the next thing happened to the request. */
  readonly toMs: number;
  /** What the ledger says became of it. */
  readonly said: readonly BookedEvent[];
}

/** By a due moment, when the last of the requests and reminders due until then was first tried. */
const lastTries = (index: BookIndex, due: readonly DueReminder[], plan: CyclePlan): ((dueAtMs: number) => number) => {
  const requests = index
    .eventsOfType('note-claimed')
    .filter(({ data }) => data.kind === 'request' && data.attempt === 1)
    .map((event) => ({ dueAtMs: plan.dispatchAtMs, triedAtMs: timeOf(event) }));
  const reminders = due
    .filter(({ said }) => said.length > 0)
    .map(({ dueAtMs, said }) => ({ dueAtMs, triedAtMs: Math.min(...said.map(timeOf)) }));
  const latest = new Map<number, number>();
  return (dueAtMs) => {
    const known = latest.get(dueAtMs);
    if (known !== undefined) return known;
    const tries = [...requests, ...reminders].filter((each) => each.dueAtMs <= dueAtMs);
    const found = Math.max(...tries.map(({ triedAtMs }) => triedAtMs));
    latest.set(dueAtMs, found);
    return found;
  };
};

const dueTo = (index: BookIndex, code: string, schedule: ReminderSchedule): DueReminder[] => {
  const about = index.eventsAbout(code);
  const { plan, deadlineAtMs, cutOffAtMs } = schedule;
  const found: DueReminder[] = [];
  let cycle = newCycle(code, deadlineAtMs, cutOffAtMs);
  let fromMs = plan.dispatchAtMs;
  const standStill = (toMs: number): void => {
    const note = nextNote(cycle, plan, fromMs);
    if (note === null || note.kind !== 'reminder') return;
    const { sequence } = note;
    const dueAtMs = Math.max(note.dueAtMs, fromMs);
    if (dueAtMs >= toMs) return;
    const lastMs = toMs + schedule.graceMs * schedule.speed;
    const said = about.filter(
      (event) => isAbout(event, sequence) && timeOf(event) >= dueAtMs && timeOf(event) <= lastMs,
    );
    found.push({ cycle, sequence, dueAtMs, toMs, said });
  };
  for (const { atMs, event } of courseOf(about)) {
    standStill(Math.min(atMs, plan.closeAtMs));
    cycle = applied(cycle, event);
    fromMs = Math.max(fromMs, atMs);
  }
  standStill(plan.closeAtMs);
  return found;
};

const timeOf = (event: BookedEvent): number => Date.parse(event.at);

/** Any event about a reminder but that it got its number: that alone sends nothing. */
const isAbout = ({ type, data }: BookedEvent, sequence: number): boolean =>
  type !== 'note-prepared' && data.kind === 'reminder' && data.sequence === sequence;

/** For how long, from a moment on, the request wanted the reminder and sending was not paused; and until when. */
const wantedTime = (
  { cycle, sequence, toMs }: DueReminder,
  fromMs: number,
  plan: CyclePlan,
  pauses: readonly Pause[],
): { readonly totalMs: number; readonly untilMs: number } => {
  // What a request wants changes at these moments only.
  const turns = [
    fromMs,
    ...plan.workingMornings,
    cycle.deadlineAtMs + 1,
    cycle.cutOffAtMs + 1,
    ...pauses.flatMap((pause) => [pause.fromMs, pause.toMs]),
  ]
    .filter((turn) => turn >= fromMs && turn < toMs)
    .sort((a, b) => a - b);
  let [totalMs, untilMs] = [0, fromMs];
  for (const [position, turn] of turns.entries()) {
    const isPaused = pauses.some((pause) => pause.fromMs <= turn && turn < pause.toMs);
    if (isPaused || !wantsNote(cycle, plan, { kind: 'reminder', sequence }, turn)) continue;
    untilMs = turns[position + 1] ?? toMs;
    totalMs += untilMs - turn;
  }
  return { totalMs, untilMs };
};

interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
}

/** When a person, or too many refusals, had stopped the sending of the whole campaign. */
const pausesOf = (index: BookIndex, closeAtMs: number): Pause[] => {
  const resumed = index.eventsOfType('dispatch-resumed').map(timeOf);
  return index
    .eventsOfType('dispatch-paused')
    .map(timeOf)
    .map((fromMs) => ({ fromMs, toMs: Math.min(closeAtMs, ...resumed.filter((atMs) => atMs >= fromMs)) }));
};

interface Step {
  readonly atMs: number;
  readonly event: CycleEvent;
}

/** What happened to a request, in order of campaign time. */
const courseOf = (about: readonly BookedEvent[]): Step[] =>
  about
    .map((event) => ({ step: stepOf(event), sequence: event.sequence }))
    .flatMap(({ step, sequence }) => (step === null ? [] : [{ step, sequence }]))
    .sort((a, b) => a.step.atMs - b.step.atMs || a.sequence - b.sequence)
    .map(({ step }) => step);

const stepOf = (event: BookedEvent): Step | null => {
  const atMs = timeOf(event);
  const { type, data } = event;
  const kind = data.kind as CycleNoteKind;
  const sequence = Number(data.sequence);
  switch (type) {
    case 'note-accepted':
      return isOfCycle(event) ? { atMs, event: { type, kind, sequence, atMs } } : null;
    case 'note-deferred':
    case 'note-uncertain': {
      const notBeforeMs = momentOf(event, 'notBefore') ?? atMs;
      return isOfCycle(event) ? { atMs, event: { type: 'note-deferred', kind, sequence, notBeforeMs } } : null;
    }
    case 'note-refused':
      return isOfCycle(event) ? { atMs, event: { type: 'delivery-failed', atMs } } : null;
    case 'bounce-recorded':
      return { atMs, event: { type: 'delivery-failed', atMs } };
    case 'submission-filed':
    case 'submission-counted': {
      // No reminder leaves while a reply is in the Secretariat's hands and not filed yet.
      const receivedMs = Math.min(atMs, momentOf(event, 'receivedAt') ?? atMs);
      return { atMs: receivedMs, event: { type: 'submission-filed', version: Number(data.version), atMs: receivedMs } };
    }
    case 'deadline-extended': {
      const deadlineAtMs = momentOf(event, 'deadline') ?? atMs;
      return { atMs, event: { type, deadlineAtMs, cutOffAtMs: momentOf(event, 'cutOff') ?? deadlineAtMs, atMs } };
    }
    case 'reminders-paused':
    case 'reminders-resumed':
    case 'request-withdrawn':
    case 'cycle-closed':
      return { atMs, event: { type, atMs } };
    default:
      return null;
  }
};

const isOfCycle = ({ data }: BookedEvent): boolean =>
  data.kind === 'request' || data.kind === 'reminder' || data.kind === 'extension';

const momentOf = (event: BookedEvent, field: string): number | null => {
  const ms = Date.parse(textOf(event, field));
  return Number.isNaN(ms) ? null : ms;
};

/** What the rules of a request refuse has not happened to it. */
const applied = (cycle: RequestCycle, event: CycleEvent): RequestCycle => {
  try {
    return apply(cycle, event);
  } catch (error) {
    if (error instanceof DomainRefusal) return cycle;
    throw error;
  }
};
