import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { ObstacleKind } from '../../../domain/compile/paper-obstacles.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import type { CommandContext } from '../context.ts';

/** Clears the drafted paper of a campaign without a request: exactly the bytes of the hash are issued. */
export const clearTransmitted = async (
  context: CommandContext,
  { id, paper }: CampaignDefinition,
  wanted: { readonly hash: string | undefined; readonly allow: readonly ObstacleKind[] },
): Promise<undefined> => {
  const officer = context.officer();
  const gateway = await context.transmittals();
  const progress = await gateway.progress(id);
  const hash = wanted.hash ?? progress.preparedHash;
  if (hash === null)
    throw new DomainRefusal(
      'not-ready',
      `There is no draft of ${paper.symbol} to clear; "verbale compile ${id}" makes one.`,
    );
  const cleared = await gateway.clear(id, { officer, hash, allow: wanted.allow });
  context.output.result(cleared);
  const { entries = 0 } = cleared.paper ?? {};
  context.output.line(
    `Cleared by ${officer}: ${paper.symbol} is issued with ${entries === 1 ? '1 text' : `${entries} texts`}.`,
  );
  return undefined;
};
