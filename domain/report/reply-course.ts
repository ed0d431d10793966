import type { LedgerEvent } from '../ledger/event.ts';
import { authors, type Respondent } from '../receive/submission.ts';
import { type ReplyForm, replyForms } from './measures.ts';

/** The part of a ledger event that a status of responses reads. */
export type ReportedEvent = Pick<LedgerEvent, 'sequence' | 'at' | 'type' | 'subject' | 'data'>;

/** A reply as the ledger has it: one version, with all whose reply it is. */
export interface FiledReply {
  /** Id of the submission, or subject and version where an event names none. */
  readonly key: string;
  /** Code of the addressee, or of those together ("CHE+LIE"), under which its versions are kept. */
  readonly series: string;
  readonly version: unknown;
  /** When it came, ISO 8601 in UTC: counted from when it was filed, dated by when it was received. */
  readonly receivedAt: string;
  readonly late: boolean;
  readonly respondents: ReadonlyMap<string, ReplyForm>;
  /** Key of the reply whose place it takes; null where it stands beside others, undefined where nobody said. */
  readonly supersedes: string | null | undefined;
}

/** Types of the events that say what became of replies. */
export const replyEventTypes = [
  'submission-filed',
  'submission-acknowledged',
  'submission-withdrawn',
  'submission-undone',
  'submission-restored',
  'withdrawal-undone',
] as const;

/** Events of before respondents had a capacity list codes alone; those of before there were any name their subject. */
const respondentsOf = ({ subject, data }: ReportedEvent): readonly Respondent[] => {
  const given = Array.isArray(data.respondents) ? (data.respondents as readonly (string | Respondent)[]) : [];
  if (given.length === 0) return authors(subject === null ? [] : [subject]);
  const codes = given.filter((each) => typeof each === 'string');
  return codes.length > 0 ? authors(codes) : (given as readonly Respondent[]);
};

/** A nil return and a refusal say the same for whoever signs them; a text is told apart by who wrote it. */
const formOf = (kind: unknown, { capacity }: Respondent): ReplyForm => {
  if (kind === 'nil-return' || kind === 'declined') return kind;
  if (capacity === 'on-behalf-of') return 'on-behalf';
  return capacity === 'joint' ? 'joint' : 'text';
};

const keyOf = ({ subject, data }: ReportedEvent): string =>
  typeof data.submissionId === 'string' ? data.submissionId : `${subject}#${data.version}`;

/** All replies of a campaign, in the order in which they were filed, and what became of each. */
export class ReplyCourse {
  readonly #replies = new Map<string, FiledReply>();
  readonly #bySeries = new Map<string, FiledReply[]>();
  readonly #withdrawn = new Set<string>();
  readonly #undone = new Set<string>();
  readonly #acknowledged = new Set<string>();
  readonly #countOnBehalf: boolean;

  /** @param countOnBehalf whether a text submitted on behalf of others counts as their reply */
  constructor(countOnBehalf: boolean) {
    this.#countOnBehalf = countOnBehalf;
  }

  follow(event: ReportedEvent): void {
    if (event.type === 'submission-filed') {
      this.#file(event);
      return;
    }
    const reply = this.#find(event);
    if (reply === undefined) return;
    if (event.type === 'submission-acknowledged') this.#acknowledged.add(reply.key);
    else if (event.type === 'submission-withdrawn') this.#withdrawn.add(reply.key);
    else if (event.type === 'withdrawal-undone') this.#withdrawn.delete(reply.key);
    else if (event.type === 'submission-restored') this.#undone.delete(reply.key);
    else this.#undone.add(reply.key);
  }

  #file(event: ReportedEvent): void {
    const { at, data, subject } = event;
    const key = keyOf(event);
    if (this.#replies.has(key)) return;
    const counted = respondentsOf(event).filter(({ capacity }) => this.#countOnBehalf || capacity !== 'on-behalf-of');
    const reply: FiledReply = {
      key,
      series: subject ?? key,
      version: data.version,
      receivedAt: typeof data.receivedAt === 'string' ? data.receivedAt : at,
      late: data.late === true,
      respondents: new Map(counted.map((each) => [each.code, formOf(data.replyKind, each)])),
      supersedes: typeof data.supersedes === 'string' || data.supersedes === null ? data.supersedes : undefined,
    };
    this.#replies.set(key, reply);
    const series = this.#bySeries.get(reply.series);
    if (series === undefined) this.#bySeries.set(reply.series, [reply]);
    else series.push(reply);
  }

  /** The reply that an event is about: by its id, else by series and version, else the last of the series. */
  #find({ subject, data }: ReportedEvent): FiledReply | undefined {
    const named = typeof data.submissionId === 'string' ? this.#replies.get(data.submissionId) : undefined;
    const series = this.#bySeries.get(subject ?? '') ?? [];
    return named ?? series.find(({ version }) => version === data.version) ?? series.at(-1);
  }

  /** Replies that their State has not withdrawn and that were not filed by mistake, in the order of filing. */
  standing(): FiledReply[] {
    return this.#received().filter(({ key }) => !this.#withdrawn.has(key));
  }

  /**
   * Of those that stand the ones whose place no later one took. One that took another's place and was withdrawn does
   * not bring the other back (`inForce` of domain/receive/submission.ts).
   */
  current(): FiledReply[] {
    const received = this.#received();
    const last = new Map(received.map((reply) => [reply.series, reply]));
    const replaced = new Set(received.flatMap(({ supersedes }) => supersedes ?? []));
    return this.standing().filter((reply) => {
      const latest = last.get(reply.series);
      const isOvertaken = latest !== undefined && latest !== reply && latest.supersedes === undefined;
      return !isOvertaken && !replaced.has(reply.key);
    });
  }

  #received(): FiledReply[] {
    return [...this.#replies.values()].filter(({ key }) => !this.#undone.has(key));
  }

  isAcknowledged(reply: FiledReply): boolean {
    return this.#acknowledged.has(reply.key);
  }
}

/** Whether there is a text to read; each such reply is one document, however many signed it. */
export const isText = ({ respondents }: FiledReply): boolean =>
  [...respondents.values()].some((form) => form !== 'nil-return' && form !== 'declined');

/** The form that decides where several replies stand: a text of one's own outranks a joint one, and so on. */
export const decidingForm = (forms: readonly ReplyForm[]): ReplyForm | null =>
  replyForms.find((form) => forms.includes(form)) ?? null;
