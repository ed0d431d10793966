import { join } from 'node:path';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { obstacleSentence } from '../../../domain/compile/paper-obstacles.ts';
import { wordSentence } from '../../../domain/compile/word-limit.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { withCompilationBar } from '../compilation-bar.ts';
import type { CommandContext } from '../context.ts';
import { writePaperVersion } from '../paper-files.ts';

/** Options of `compile` that a paper of transmitted texts does not take, and what does it instead. */
const notTaken = {
  asAt: '--as-at: its draft has every text on file. With --diff it is taken.',
  language: '--language: it is drafted in all languages of its campaign file (paper.languages).',
  allow: '--allow: what stands in its way is allowed when it is cleared (verbale clear --allow).',
} as const;

/**
 * An option that does nothing would look as if it had been heeded.
 * @throws DomainRefusal `usage`
 */
export const mustSuitTransmitted = (options: Readonly<Partial<Record<keyof typeof notTaken, string>>>): void => {
  for (const option of ['asAt', 'language', 'allow'] as const)
    if (options[option] !== undefined)
      throw new DomainRefusal('usage', `The paper of a Chair's texts does not take ${notTaken[option]}`);
};

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
    progress = await withCompilationBar(context, campaignId, gateway.draft(campaignId, { officer: context.officer() }));
  }
  const { paper, preparedHash } = progress;
  const version = (await context.database().read.paperVersions(campaignId)).findLast(
    ({ state }) => state === (isIssued() ? 'issued' : 'draft'),
  );
  const files =
    version === undefined
      ? []
      : await writePaperVersion(
          context.database().read,
          { ...version, versionId: version.id },
          join(folder, campaignId),
        );
  output.result({ ...paper, symbol: definition.paper.symbol, issued: isIssued(), preparedHash, files });
  const texts = paper?.entries === 1 ? '1 text' : `${paper?.entries ?? 0} texts`;
  output.line(`${definition.paper.symbol}, ${isIssued() ? 'as issued' : 'draft'}: ${texts}.`);
  for (const file of files) output.line(`  ${file}`);
  if (version !== undefined) output.line(wordSentence(version.words));
  for (const obstacle of version?.state === 'draft' ? version.obstacles : [])
    output.line(`In its way - ${obstacle.kind}: ${obstacleSentence(obstacle)}.`);
  if (preparedHash !== null) {
    output.line('');
    output.line(`  verbale clear ${campaignId} --as <clearing officer>`);
    output.line(output.faint(`To be cleared: ${preparedHash}`));
  }
  return undefined;
};
