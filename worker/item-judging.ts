import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Reads } from '../activities/ports/database.ts';
import { judgedAtATime, pressureMs } from '../domain/receive/judging-room.ts';
import { intakeWorkflowType } from '../workflows/contracts/intake.ts';
import { verbaleTaskQueue } from '../workflows/contracts/task-queues.ts';
import { intakeWorkflowId } from '../workflows/contracts/workflow-ids.ts';

/** Real milliseconds between two looks for stored items, where nothing tells of one. */
const lookMs = 3_000;

/** The same while items are in hand: some may be judged by another worker, which does not tell. */
const busyLookMs = 500;

const mostSeen = 200;

/** Real milliseconds for which an item whose workflow was begun is left to it. */
const leftAloneMs = 60_000;

/** Real milliseconds for which it takes room from others: one that is tried again and again does not keep them waiting. */
const takesRoomMs = 25_000;

/** An item that a door has stored lately. */
interface Arrival {
  readonly atMs: number;
  readonly storedInMs: number;
}

interface Begun {
  readonly atMs: number;
  readonly takesRoom: boolean;
}

/**
 * Has each stored item judged by a workflow of its own, the oldest first, only so many at a time
 * (`domain/receive/judging-room.ts`). The queue is the database: while Temporal is away items wait there and are found
 * again, as are those of which a door could not tell any more.
 */
export class ItemJudging {
  readonly #read: Pick<Reads, 'unjudgedItems'>;
  readonly #client: Client;
  readonly #log: Logger;
  /** Workflows that were begun here, by item; the oldest first. */
  readonly #begun = new Map<string, Begun>();
  #arrivals: Arrival[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #lookAgain = false;
  #hasRoom = true;
  #isOpen = false;

  constructor(read: Pick<Reads, 'unjudgedItems'>, client: Client, log: Logger) {
    this.#read = read;
    this.#client = client;
    this.#log = log;
  }

  /** Looks for stored items, now and from time to time. */
  open(): void {
    this.#isOpen = true;
    this.#look();
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  /** A door has stored an item. @param storedInMs how long that took, in real milliseconds */
  stored(storedInMs: number): void {
    this.#arrivals.push({ atMs: Date.now(), storedInMs });
    this.#forgetOld();
    if (this.#hasRoom) this.#look();
  }

  /** This worker has judged an item, and another may have its turn. */
  judged(): void {
    this.#look();
  }

  #look(): void {
    if (!this.#isOpen) return;
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = true;
    clearTimeout(this.#timer);
    void this.#beginNext().then((nextMs) => {
      this.#looking = false;
      const again = this.#lookAgain;
      this.#lookAgain = false;
      if (again) this.#look();
      else if (this.#isOpen) this.#timer = setTimeout(() => this.#look(), nextMs);
    });
  }

  /** Begins as many as there is room for. @returns after how many milliseconds to look again; never rejects */
  async #beginNext(): Promise<number> {
    try {
      const stored = await this.#read.unjudgedItems(mostSeen);
      this.#forgetOld();
      const nowMs = Date.now();
      const waiting = stored.filter(({ id }) => !this.#begun.has(id));
      const inHand = stored.filter(({ id }) => this.#takesRoom(id, nowMs)).length;
      const [oldest] = waiting;
      const most = judgedAtATime({
        storedInMs: this.#arrivals.map(({ storedInMs }) => storedInMs),
        longestWaitMs: oldest === undefined ? null : nowMs - oldest.storedRealAtMs,
      });
      let room = most - inHand;
      for (const { id } of waiting) {
        if (room <= 0) break;
        if (await this.#begin(id)) room -= 1;
      }
      this.#hasRoom = room > 0;
      return stored.length === 0 ? lookMs : busyLookMs;
    } catch (error) {
      this.#log.warn({ error: String(error) }, 'Stored items wait to be judged; tried again');
      this.#hasRoom = false;
      return lookMs;
    }
  }

  #takesRoom(id: string, nowMs: number): boolean {
    const begun = this.#begun.get(id);
    return begun?.takesRoom === true && nowMs - begun.atMs < takesRoomMs;
  }

  #forgetOld(): void {
    const nowMs = Date.now();
    this.#arrivals = this.#arrivals.filter(({ atMs }) => nowMs - atMs < pressureMs);
    for (const [id, { atMs }] of this.#begun) {
      if (nowMs - atMs < leftAloneMs) return;
      this.#begun.delete(id);
    }
  }

  /** @returns whether it takes room: whoever else began it counts it */
  async #begin(itemId: string): Promise<boolean> {
    let takesRoom = true;
    try {
      await this.#client.workflow.start(intakeWorkflowType, {
        workflowId: intakeWorkflowId(itemId),
        taskQueue: verbaleTaskQueue,
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
        args: [{ itemId }],
        staticSummary: `Incoming item ${itemId}`,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      takesRoom = false;
    }
    this.#begun.set(itemId, { atMs: Date.now(), takesRoom });
    return takesRoom;
  }
}
