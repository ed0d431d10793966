import { heldItems } from '../../../adapters/database/overview.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import type { CompiledPaperResult } from '../../../workflows/contracts/papers.ts';
import type { CommandContext } from '../context.ts';

/** Real milliseconds between two looks at what is held. */
const lookMs = 250;

/** Campaign time by which a deadline is extended for whoever asks: two weeks. */
const extensionMs = 14 * 86_400_000;

/** The officer of a rehearsal who clears what the desk officer drafted. */
const clearingOfficer = 'clearing-officer';

/**
 * The officers of a rehearsal: the desk looks at what is held for a person and extends the deadline of whoever asks for
 * more time; a second officer clears the paper once it is drafted, in spite of what is held still. Both through the same
 * door as the command line.
 */
export class SimulatedDesk {
  readonly #context: CommandContext;
  readonly #definition: CampaignDefinition;
  readonly #done = new Set<string>();
  #open = false;
  #issued: CompiledPaperResult | null = null;
  #round: Promise<void> = Promise.resolve();

  constructor(context: CommandContext, definition: CampaignDefinition) {
    this.#context = context;
    this.#definition = definition;
  }

  open(): void {
    this.#open = true;
    const round = async (): Promise<void> => {
      while (this.#open) {
        await this.#look();
        await this.#clearPaper();
        await new Promise((resolve) => setTimeout(resolve, lookMs));
      }
    };
    this.#round = round();
    // Told by close(); a rehearsal that fails meanwhile, and takes the database away, has a better reason to give.
    this.#round.catch(() => undefined);
  }

  /** The paper that was issued; null while there is none. */
  get issued(): CompiledPaperResult | null {
    return this.#issued;
  }

  async close(): Promise<void> {
    this.#open = false;
    await this.#round;
    await this.#clearPaper();
  }

  async #clearPaper(): Promise<void> {
    const campaignId = this.#definition.id;
    const latest = (await this.#context.database().read.paperVersions(campaignId)).at(-1);
    if (latest?.state !== 'draft') return;
    this.#issued = await (await this.#context.gateway()).clearPaper({
      campaignId,
      officer: clearingOfficer,
      hash: latest.hash,
      allow: latest.obstacles.map(({ kind }) => kind),
    });
  }

  async #look(): Promise<void> {
    const { id, dates } = this.#definition;
    const held = await heldItems(this.#context.databaseClient(), id);
    for (const item of held) {
      if (item.reason !== 'asks-for-extension' || item.addressee === null || this.#done.has(item.id)) continue;
      this.#done.add(item.id);
      try {
        await (await this.#context.gateway()).extend(id, {
          officer: this.#context.officer(),
          codes: [item.addressee],
          deadlineAtMs: Date.parse(dates.deadlineAt) + extensionMs,
          cutOffAtMs: Date.parse(dates.cutOffAt) + extensionMs,
        });
      } catch (error) {
        // Asked too late, or answered meanwhile: a person would say no as well.
        if (!(error instanceof DomainRefusal)) throw error;
      }
    }
  }
}
