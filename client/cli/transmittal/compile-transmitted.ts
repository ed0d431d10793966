import { join } from 'node:path';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { parseSymbol, symbolFileName } from '../../../domain/compile/document-symbol.ts';
import type { CommandContext } from '../context.ts';
import { writePaper } from '../paper-files.ts';

/**
 * The paper of a campaign without a request: as issued, or, while it has not been issued, a draft made now that waits
 * for clearance. A draft says so in its file name.
 */
export const compileTransmitted = async (
  context: CommandContext,
  definition: CampaignDefinition,
  folder: string,
): Promise<undefined> => {
  const { output } = context;
  const gateway = await context.transmittals();
  const campaignId = definition.id;
  let progress = await gateway.progress(campaignId);
  const isIssued = (): boolean => progress.stage === 'issued' || progress.stage === 'over';
  if (!isIssued()) {
    output.progress('Drafting …');
    progress = await gateway.draft(campaignId, { officer: context.officer() });
    output.endProgress();
  }
  const { paper, preparedHash } = progress;
  const name = symbolFileName(parseSymbol(definition.paper.symbol));
  const files =
    paper === null
      ? []
      : await writePaper(
          context.database().read,
          { campaignId, kind: isIssued() ? 'compilation' : 'draft', asAtMs: paper.asAtMs },
          join(folder, campaignId),
          isIssued() ? name : `${name}-draft`,
        );
  output.result({ ...paper, symbol: definition.paper.symbol, issued: isIssued(), preparedHash, files });
  const texts = paper?.entries === 1 ? '1 text' : `${paper?.entries ?? 0} texts`;
  output.line(`${definition.paper.symbol}, ${isIssued() ? 'as issued' : 'draft'}: ${texts}.`);
  for (const file of files) output.line(`  ${file}`);
  if (preparedHash !== null) {
    output.line('');
    output.line(`  verbale clear ${campaignId} --as <clearing officer>`);
    output.line(output.faint(`To be cleared: ${preparedHash}`));
  }
  return undefined;
};
