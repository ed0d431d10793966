import { join } from 'node:path';
import type { ObstacleKind } from '../../domain/compile/paper-obstacles.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import { printVersion } from './compile-lines.ts';
import type { CommandContext } from './context.ts';
import { writePaperVersion } from './paper-files.ts';

/** What is cleared of a paper: a draft by its hash, and what it may go out in spite of. */
interface PaperToClear {
  readonly hash: string | undefined;
  readonly allow: readonly ObstacleKind[];
  /** Where the issued paper is written; undefined = nowhere. */
  readonly out: string | undefined;
}

/**
 * Issues the latest draft of a campaign's paper: exactly the bytes of its hash.
 * @throws DomainRefusal `not-ready`, `stale-clearance`, and the rule that says no
 */
export const clearPaper = async (
  context: CommandContext,
  campaignId: string,
  { hash, allow, out }: PaperToClear,
): Promise<undefined> => {
  const { output } = context;
  const officer = context.officer();
  const { read } = context.database();
  const latest = (await read.paperVersions(campaignId)).at(-1);
  if (latest?.state !== 'draft')
    throw new DomainRefusal(
      'not-ready',
      latest === undefined
        ? `There is no draft of the paper of "${campaignId}"; "verbale compile ${campaignId}" makes one.`
        : `${latest.symbol} has been issued, and no draft has been made since.`,
    );
  const gateway = await context.gateway();
  const issued = await gateway.clearPaper({ campaignId, officer, hash: hash ?? latest.hash, allow });
  const files = out === undefined ? [] : await writePaperVersion(read, issued, join(out, campaignId));
  output.result({ ...issued, files });
  output.line(`Cleared by ${officer}.`);
  printVersion(output, campaignId, issued, files);
  return undefined;
};
