import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Dependencies } from '../activities/ports/dependencies.ts';
import type { NewIncoming } from '../activities/ports/intake.ts';
import { storeIncoming } from '../adapters/database/store-incoming.ts';
import { readMessageHead } from '../adapters/mail/message-head.ts';
import { intakeWorkflowType } from '../workflows/contracts/intake.ts';
import { verbaleTaskQueue } from '../workflows/contracts/task-queues.ts';
import { intakeWorkflowId } from '../workflows/contracts/workflow-ids.ts';

/** Real milliseconds between two looks for stored items that nobody judges yet. */
const sweepMs = 3_000;

const sweepSize = 200;

/** A message as a door has it. */
export interface ReceivedMail {
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly raw: Uint8Array;
  /** Bytes of the whole, where `raw` is only its head. */
  readonly wholeSize?: number | null;
  readonly receivedAtMs: number;
  /** Empty where nobody connected by a network. */
  readonly remoteAddress?: string;
  readonly helo?: string;
}

/**
 * Behind every door: commits the raw bytes before anything is answered (design D4), then has the item
 * judged by its own workflow. While Temporal is away items wait in the database and are found again.
 */
export class IntakeDesk {
  readonly #deps: Dependencies;
  readonly #client: Client;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: Dependencies, client: Client, log: Logger) {
    this.#deps = deps;
    this.#client = client;
    this.#log = log;
  }

  /** Looks for items left over, now and from time to time. */
  open(): void {
    const sweep = async (): Promise<void> => {
      try {
        for (const id of await this.#deps.database.read.unjudgedItems(sweepSize)) await this.#judge(id);
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

  /** Stores one message; resolves when it is committed. The same bytes from the same sender are stored once. */
  store(door: NewIncoming['door'], mail: ReceivedMail): Promise<void> {
    return this.keep(door, mail, (item) => storeIncoming(this.#deps.database, item));
  }

  /** The same, for a door that commits more than the message with it. @param commit resolves with whether it is new */
  async keep(
    door: NewIncoming['door'],
    mail: ReceivedMail,
    commit: (item: NewIncoming) => Promise<boolean>,
  ): Promise<void> {
    const { sha256, newId } = this.#deps;
    const id = newId();
    const { envelopeFrom, envelopeTo, raw, wholeSize = null, remoteAddress: address = '', helo = '' } = mail;
    const isNew = await commit({
      id,
      door,
      envelopeFrom,
      envelopeTo,
      ...(address === '' ? {} : { peer: { address, helo } }),
      raw,
      rawSha256: sha256(raw),
      wholeSize,
      ...headOf(raw),
      storedRealAtMs: mail.receivedAtMs,
      registration: null,
    });
    // The sender is answered now; judging goes its own way and is found again if this start is lost.
    if (isNew) void this.#judge(id);
  }

  async #judge(itemId: string): Promise<void> {
    try {
      await this.#client.workflow.start(intakeWorkflowType, {
        workflowId: intakeWorkflowId(itemId),
        taskQueue: verbaleTaskQueue,
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
        args: [{ itemId }],
        staticSummary: `Incoming item ${itemId}`,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError))
        this.#log.warn({ itemId, error: String(error) }, 'An item waits to be judged; tried again');
    }
  }
}

const headOf = (raw: Uint8Array): { readonly messageId: string | null; readonly answers: readonly string[] } => {
  const { messageId, answers } = readMessageHead(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  return { messageId: messageId || null, answers };
};
