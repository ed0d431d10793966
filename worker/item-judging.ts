import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Reads } from '../activities/ports/database.ts';
import { intakeWorkflowType } from '../workflows/contracts/intake.ts';
import { verbaleTaskQueue } from '../workflows/contracts/task-queues.ts';
import { intakeWorkflowId } from '../workflows/contracts/workflow-ids.ts';

/** Real milliseconds between two looks for stored items that nobody judges yet. */
const sweepMs = 3_000;

const sweepSize = 200;

/** Real milliseconds for which an item whose workflow was begun here is left to it; a burst is not begun twice. */
const leftAloneMs = 60_000;

/**
 * Has each stored item judged by a workflow of its own. While Temporal is away items wait in the database and are found
 * again, as are those of which a door could not tell any more.
 */
export class ItemJudging {
  readonly #read: Pick<Reads, 'unjudgedItems'>;
  readonly #client: Client;
  readonly #log: Logger;
  /** Real moments at which workflows were begun, by item; the oldest first. */
  readonly #begun = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(read: Pick<Reads, 'unjudgedItems'>, client: Client, log: Logger) {
    this.#read = read;
    this.#client = client;
    this.#log = log;
  }

  /** Looks for items left over, now and from time to time. */
  open(): void {
    const sweep = async (): Promise<void> => {
      try {
        this.#forgetOld();
        for (const id of await this.#read.unjudgedItems(sweepSize)) if (!this.#begun.has(id)) await this.begin(id);
      } catch (error) {
        this.#log.warn({ error: String(error) }, 'Stored items could not be looked through; tried again');
      }
      this.#timer = setTimeout(() => void sweep(), sweepMs);
    };
    void sweep();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #forgetOld(): void {
    for (const [id, atMs] of this.#begun) {
      if (Date.now() - atMs < leftAloneMs) return;
      this.#begun.delete(id);
    }
  }

  /** Never rejects: what could not be begun is found by the next look. */
  async begin(itemId: string): Promise<void> {
    try {
      await this.#client.workflow.start(intakeWorkflowType, {
        workflowId: intakeWorkflowId(itemId),
        taskQueue: verbaleTaskQueue,
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
        args: [{ itemId }],
        staticSummary: `Incoming item ${itemId}`,
      });
      this.#begun.set(itemId, Date.now());
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError))
        this.#log.warn({ itemId, error: String(error) }, 'An item waits to be judged; tried again');
    }
  }
}
