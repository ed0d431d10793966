import type { MissionPlan, RosterEntry } from '../../domain/rehearsal/behaviour.ts';
import type { MissionLine, PerceivedKind } from '../../domain/rehearsal/missions-log.ts';
import { type Correspondence, composeExtensionRequest, composeOutOfOffice, composeSubmission } from './compose.ts';
import type { OutgoingMail } from './mime.ts';
import type { ReadNote } from './read-note.ts';
import { type PreparedSubmission, sha256Of } from './submission-files.ts';

/** What a mission needs of the world around it. Delays are campaign milliseconds. */
export interface MissionSurroundings {
  readonly seed: number;
  readonly submission: (entry: RosterEntry, plan: MissionPlan, version: number) => Promise<PreparedSubmission>;
  /** Acts after so much campaign time, counted from now. */
  readonly later: (afterMs: number, act: () => Promise<void>) => void;
  /** Campaign time now, given a note and the real moment at which it came. */
  readonly campaignNow: (noteDatedAtMs: number, receivedAtMs: number) => number;
  /** Campaign time after which nothing is sent any more; null = no end. */
  readonly endsAtMs: number | null;
  /** Sends over the exchange; returns the SHA-256 of the message and when sending began, or null where it was refused. */
  readonly send: (
    code: string,
    envelopeFrom: string,
    mail: OutgoingMail,
  ) => Promise<{ readonly rawSha256: string; readonly startedAt: string; readonly at: string } | null>;
  readonly log: (line: MissionLine) => void;
}

/** One simulated mission: it takes notes in and does what its plan says. */
export interface Mission {
  readonly take: (note: ReadNote, envelopeFrom: string, receivedAtMs: number) => PerceivedKind;
}

const day = 86_400_000;
/** How long missions believe they have where they find no deadline in a note. */
const assumedTerm = 42 * day;

export const createMission = (entry: RosterEntry, plan: MissionPlan, around: MissionSurroundings): Mission => {
  const sent = new Map<string, 'submission' | 'extension-request'>();
  let latest: { readonly note: ReadNote; readonly receivedAtMs: number } | null = null;
  let requested = false;
  let reminders = 0;
  let awaitsExtension = false;
  let awayTold = false;
  let replyScheduled = false;

  const perceive = (note: ReadNote): PerceivedKind => {
    const answers = note.inReplyTo === null ? undefined : sent.get(note.inReplyTo);
    if (answers === 'submission') return 'acknowledgement';
    if (note.announced !== null) return note.announced;
    if (answers === 'extension-request') return 'extension';
    return requested ? 'reminder' : 'request';
  };

  const termOf = (note: ReadNote): number =>
    note.deadline === null ? assumedTerm : Date.parse(`${note.deadline}T16:00:00Z`) - note.datedAtMs;

  const schedule = (note: ReadNote, receivedAtMs: number, afterMs: number, act: () => Promise<void>): void => {
    const wished = Math.max(0, afterMs);
    const left =
      around.endsAtMs === null
        ? Number.POSITIVE_INFINITY
        : around.endsAtMs - 2 * day - around.campaignNow(note.datedAtMs, receivedAtMs);
    // What would fall beyond the end comes shortly before it; past the end nothing comes.
    if (left > 0) around.later(Math.min(wished, left), act);
  };

  const correspondence = (): Correspondence | null =>
    latest === null
      ? null
      : {
          entry,
          plan,
          seed: around.seed,
          note: latest.note,
          nowMs: around.campaignNow(latest.note.datedAtMs, latest.receivedAtMs),
        };

  const hand = async (version: number): Promise<void> => {
    const submission: PreparedSubmission =
      plan.says === undefined
        ? await around.submission(entry, plan, version)
        : { version, attachments: [], body: null };
    const about = correspondence();
    if (about === null) return;
    const mail = composeSubmission(about, submission);
    // Before it is sent: the acknowledgement may be quicker than the exchange's answer.
    sent.set(mail.messageId, 'submission');
    const outcome = await around.send(plan.code, mail.from.address, mail);
    if (outcome === null) return;
    around.log({
      event: 'submission-sent',
      at: outcome.at,
      transactionStartedAt: outcome.startedAt,
      code: plan.code,
      from: mail.from.address,
      sender: plan.sender,
      messageId: mail.messageId,
      inReplyTo: mail.inReplyTo ?? null,
      reference: about.note.reference,
      version,
      format: plan.says === undefined ? plan.format : 'body',
      ...(plan.says === undefined ? {} : { says: plan.says }),
      ...(plan.revisionUnsaid === true && version > 1 ? { says: 'unsaid' as const } : {}),
      ...(plan.jointWith === undefined ? {} : { jointWith: plan.jointWith.code }),
      files: submission.attachments.map(({ name, content }) => ({
        name,
        sha256: sha256Of(content),
        size: content.length,
      })),
      bodySha256: submission.body === null ? null : sha256Of(submission.body),
      rawSha256: outcome.rawSha256,
    });
    if (version === 1 && plan.revisionAfterMs !== null) {
      schedule(about.note, Date.now(), plan.revisionAfterMs, () => hand(2));
    }
  };

  const askForTime = async (): Promise<void> => {
    const about = correspondence();
    if (about === null) return;
    const mail = composeExtensionRequest(about);
    sent.set(mail.messageId, 'extension-request');
    awaitsExtension = true;
    const outcome = await around.send(plan.code, plan.mailbox, mail);
    if (outcome === null) return;
    around.log({
      event: 'extension-asked',
      at: outcome.at,
      code: plan.code,
      messageId: mail.messageId,
      days: plan.extensionDays,
    });
  };

  const tellAway = (note: ReadNote, envelopeFrom: string, receivedAtMs: number, kind: PerceivedKind): void => {
    const away = plan.outOfOffice;
    // RFC 3834: one automatic answer per correspondent, and none to the null sender.
    if (away === null || awayTold || away.answers !== kind || envelopeFrom === '') return;
    awayTold = true;
    schedule(note, receivedAtMs, away.afterMs, async () => {
      const about = correspondence();
      if (about === null) return;
      // A well-behaved program answers the envelope sender from the null sender; old ones answer like a person.
      const proper = away.marking === 'auto-submitted';
      const mail = composeOutOfOffice({ ...about, note }, proper ? envelopeFrom : note.replyTo);
      const outcome = await around.send(plan.code, proper ? '' : plan.mailbox, mail);
      if (outcome === null) return;
      around.log({
        event: 'out-of-office-sent',
        at: outcome.at,
        code: plan.code,
        messageId: mail.messageId,
        marking: away.marking,
        inReplyTo: note.messageId,
      });
    });
  };

  const replyAfter = (note: ReadNote, receivedAtMs: number, afterMs: number): void => {
    if (replyScheduled) return;
    replyScheduled = true;
    schedule(note, receivedAtMs, afterMs, () => hand(1));
  };

  const onRequest = (note: ReadNote, receivedAtMs: number): void => {
    requested = true;
    const term = termOf(note);
    if (plan.attitude === 'in-time') replyAfter(note, receivedAtMs, Math.min(plan.replyAfterMs, term * 0.9));
    if (plan.attitude === 'late') replyAfter(note, receivedAtMs, term + plan.replyAfterMs);
    if (plan.attitude === 'extension') {
      schedule(note, receivedAtMs, Math.min(plan.askAfterMs, term * 0.8), askForTime);
    }
  };

  return {
    take: (note, envelopeFrom, receivedAtMs) => {
      const kind = perceive(note);
      if (kind === 'acknowledgement') return kind;
      latest = { note, receivedAtMs };
      tellAway(note, envelopeFrom, receivedAtMs, kind);
      if (kind === 'request') onRequest(note, receivedAtMs);
      if (kind === 'reminder') {
        reminders += 1;
        const wakes =
          (reminders === 1 && plan.attitude === 'first-reminder') ||
          (reminders === 2 && plan.attitude === 'second-reminder');
        if (wakes) replyAfter(note, receivedAtMs, plan.replyAfterMs);
      }
      if (kind === 'extension' && awaitsExtension) {
        replyAfter(note, receivedAtMs, Math.min(plan.replyAfterMs, Math.max(0, termOf(note)) * 0.8));
      }
      return kind;
    },
  };
};
