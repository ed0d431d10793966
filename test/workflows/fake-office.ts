import { type CampaignClock, campaignTime } from '../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { wantsNote } from '../../domain/remind/next-note.ts';
import { apply, type CycleEvent } from '../../domain/request-cycle/apply.ts';
import { type CyclePlan, newCycle, type RequestCycle } from '../../domain/request-cycle/cycle.ts';
import { cyclePlan } from '../../domain/request-cycle/plan.ts';
import type { Activities, CohortCycles, NoteName, SentNotes } from '../../workflows/contracts/activities.ts';
import type { CompiledPaperResult, IssuedPaperResult } from '../../workflows/contracts/papers.ts';
import { weekdayMornings } from '../builders/a-cycle.ts';

/** A note that left, and the campaign moment at which it did. */
export interface SentNote extends NoteName {
  readonly atMs: number;
}

/** How the exchange treats one attempt: takes it, refuses it for 15 minutes, has it held by another worker for an hour, …*/
export type Treatment =
  | 'take'
  | 'refuse-for-now'
  | 'held-elsewhere'
  | 'refuse-for-good'
  | 'nothing'
  /** Sending is paused until a person resumes it. */
  | 'paused'
  /** It goes by hand: it lies ready until a person marks it. */
  | 'lay-out';

const minuteMs = 60_000;

export interface OfficeOptions {
  readonly codes: readonly string[];
  readonly definition: CampaignDefinition;
  readonly clock: CampaignClock;
  /** Real time as the workflows of this environment see it, in milliseconds. */
  readonly realNowMs: () => Promise<number> | number;
  readonly treatment?: (note: NoteName, attempt: number) => Treatment;
}

/**
 * The database and the exchange of a campaign in memory, behind the Activities interface: cycles change
 * by the domain's own rules only, and a note is sent only while its cycle wants it.
 */
export class FakeOffice {
  readonly sent: SentNote[] = [];
  /** Names of the activities in the order in which they were asked for. */
  readonly asked: string[] = [];
  readonly cycles = new Map<string, RequestCycle>();
  /** Campaign moment at which the last cohort closed. */
  closedAtMs: number | null = null;
  readonly #options: OfficeOptions;
  readonly #attempts = new Map<string, number>();
  #paused = false;
  #pauses = 0;
  #clock: CampaignClock;
  #draft: string | null = null;

  constructor(options: OfficeOptions) {
    this.#options = options;
    this.#clock = options.clock;
    const { deadlineAt, cutOffAt } = options.definition.dates;
    for (const code of options.codes)
      this.cycles.set(code, newCycle(code, Date.parse(deadlineAt), Date.parse(cutOffAt)));
  }

  get plan(): CyclePlan {
    return cyclePlan(this.#options.definition, weekdayMornings, this.#clock);
  }

  /** Number of the cohort that an addressee is in. */
  cohortOf(code: string): number {
    return Math.floor(this.#options.codes.indexOf(code) / this.#options.definition.cohortSize) + 1;
  }

  async nowMs(): Promise<number> {
    return campaignTime(this.#clock, await this.#options.realNowMs());
  }

  /** Changes one cycle and gives what the cohort would be signalled. */
  change(code: string, event: CycleEvent): RequestCycle[] {
    const changed = apply(this.#cycle(code), event);
    this.cycles.set(code, changed);
    return [changed];
  }

  /** Notes that left for one addressee, as "reminder 1 2015-06-05". */
  lettersTo(code: string): string[] {
    return this.sent
      .filter((note) => note.code === code)
      .map(({ kind, sequence, atMs }) => `${kind} ${sequence} ${new Date(atMs).toISOString().slice(0, 10)}`);
  }

  readonly activities = (): Activities => ({
    registerCampaign: async ({ drafter }) => {
      this.#note('registerCampaign');
      this.#draft = drafter;
      const cohorts = Math.max(...this.#options.codes.map((code) => this.cohortOf(code)));
      return { addressees: this.cycles.size, cohorts, clock: this.#clock };
    },
    prepareRequestNotes: async ({ afterPosition, limit }) => {
      this.#note('prepareRequestNotes');
      const prepared = Math.min(limit, this.cycles.size - afterPosition);
      return { prepared, last: afterPosition + prepared < this.cycles.size ? afterPosition + prepared : null };
    },
    sealPreparation: async () => ({ hash: this.#answer('sealPreparation', `hash of ${this.#draft}`) }),
    recordClearance: async () => {
      this.#note('recordClearance');
      this.#clock = { ...this.#clock, anchoredAtMs: await this.#options.realNowMs() };
      return { clock: this.#clock };
    },
    startStatusSchedule: async () => this.#note('startStatusSchedule'),
    openCohort: async ({ cohort }) => {
      this.#note('openCohort');
      return { clock: this.#clock, plan: this.plan, cycles: this.#cohort(cohort) };
    },
    sendNotes: async ({ notes }) => {
      this.#note('sendNotes');
      return this.#send(notes, await this.nowMs());
    },
    closeCohort: async ({ cohort }) => {
      this.#note('closeCohort');
      const atMs = await this.nowMs();
      this.closedAtMs = atMs;
      for (const { code } of this.#cohort(cohort)) this.change(code, { type: 'cycle-closed', atMs });
      return this.#cohort(cohort);
    },
    extendDeadline: async ({ codes, deadlineAtMs, cutOffAtMs }) => {
      this.#note('extendDeadline');
      const atMs = await this.nowMs();
      return this.#changeAll(codes, { type: 'deadline-extended', deadlineAtMs, cutOffAtMs, atMs });
    },
    withdrawRequest: async ({ codes }) => {
      this.#note('withdrawRequest');
      return this.#changeAll(codes, { type: 'request-withdrawn', atMs: await this.nowMs() });
    },
    pauseReminders: async ({ codes }) => {
      this.#note('pauseReminders');
      return this.#changeAll(codes, { type: 'reminders-paused', atMs: await this.nowMs() });
    },
    resumeReminders: async ({ codes }) => {
      this.#note('resumeReminders');
      return this.#changeAll(codes, { type: 'reminders-resumed', atMs: await this.nowMs() });
    },
    recordHandDelivery: async ({ code, reference }) => {
      this.#note('recordHandDelivery');
      const { byHand } = this.#cycle(code);
      const atMs = await this.nowMs();
      if (byHand != null) this.change(code, { type: 'note-accepted', ...byHand, atMs });
      return {
        references: [reference ?? `note to ${code}`],
        changed: { cohort: this.cohortOf(code), cycles: [this.#cycle(code)] },
      };
    },
    publishNotice: async ({ code, reference }) => ({
      references: [reference],
      changed: { cohort: this.cohortOf(code), cycles: [this.#cycle(code)] },
    }),
    resumeDispatch: async () => {
      this.#note('resumeDispatch');
      const ended = this.#paused;
      this.#paused = false;
      return { pause: this.#pauses, ended };
    },
    judgeItem: async () => {
      throw new Error('No item arrives here');
    },
    acknowledge: async () => {
      throw new Error('Nothing is acknowledged here');
    },
    compilePaper: async ({ asAtMs }) => aVersion(this.#paper('compilePaper', asAtMs)),
    issuePaperVersion: async ({ hash, officer }) =>
      aVersion(this.#paper(`issuePaperVersion ${hash} by ${officer}`, null)),
    distributeReport: async ({ asAtMs }) =>
      this.#answer(`distributeReport ${asAtMs}`, { sent: true, retryInRealMs: null }),
    issueStatusReport: async ({ asAtMs }) => this.#paper('issueStatusReport', asAtMs),
    recordCampaignStage: async ({ stage }) => this.#note(`recordCampaignStage ${stage}`),
  });

  #note(name: string): void {
    this.asked.push(name);
  }

  #answer<T>(name: string, value: T): T {
    this.#note(name);
    return value;
  }

  #paper(name: string, asAtMs: number | null) {
    this.#note(name);
    return { paperId: name, asAtMs: asAtMs ?? 0, entries: this.cycles.size, pdfSha256: 'pdf', wordSha256: 'word' };
  }

  #cycle(code: string): RequestCycle {
    const cycle = this.cycles.get(code);
    if (cycle === undefined) throw new Error(`${code} is not in the audience`);
    return cycle;
  }

  #cohort(cohort: number): RequestCycle[] {
    return [...this.cycles.values()].filter(({ code }) => this.cohortOf(code) === cohort);
  }

  #changeAll(codes: readonly string[] | null, event: CycleEvent): CohortCycles[] {
    const changed = new Map<number, RequestCycle[]>();
    for (const code of codes ?? this.cycles.keys()) {
      const cohort = this.cohortOf(code);
      changed.set(cohort, [...(changed.get(cohort) ?? []), ...this.change(code, event)]);
    }
    return [...changed].map(([cohort, cycles]) => ({ cohort, cycles }));
  }

  #send(notes: readonly NoteName[], atMs: number): SentNotes {
    const waits: SentNotes['waits'][number][] = [];
    for (const note of notes) {
      if (!wantsNote(this.#cycle(note.code), this.plan, note, atMs)) continue;
      const name = `${note.code} ${note.kind} ${note.sequence}`;
      const attempt = (this.#attempts.get(name) ?? 0) + 1;
      this.#attempts.set(name, attempt);
      const treatment = this.#options.treatment?.(note, attempt) ?? 'take';
      const { code, kind, sequence } = note;
      if (treatment === 'nothing') continue;
      if (treatment === 'paused' && !this.#paused) {
        this.#paused = true;
        this.#pauses += 1;
      }
      if (treatment !== 'lay-out' && this.#paused) {
        waits.push({ note, notBeforeMs: this.plan.closeAtMs, pause: this.#pauses });
        continue;
      }
      if (treatment === 'held-elsewhere') waits.push({ note, notBeforeMs: atMs + 60 * minuteMs });
      else if (treatment === 'refuse-for-now')
        this.change(code, { type: 'note-deferred', kind, sequence, notBeforeMs: atMs + 15 * minuteMs });
      else if (treatment === 'lay-out') this.change(code, { type: 'note-laid-out', kind, sequence, atMs });
      else if (treatment === 'refuse-for-good') this.change(code, { type: 'delivery-failed', atMs });
      else {
        this.sent.push({ code, kind, sequence, atMs });
        this.change(code, { type: 'note-accepted', kind, sequence, atMs });
      }
    }
    return { cycles: [...new Set(notes.map(({ code }) => code))].map((code) => this.#cycle(code)), waits };
  }
}

/** A result of the compilation around what every paper has. */
export const aVersion = (paper: IssuedPaperResult): CompiledPaperResult => ({
  ...paper,
  versionId: paper.paperId,
  form: 'first',
  symbol: 'CTOC/COP/WG.8/2015/2',
  hash: 'hash',
  state: 'draft',
  words: { total: 0, submitted: 0, longest: 0, limit: 8_500, aboveLimit: 0 },
  obstacles: [],
  allowed: [],
});
