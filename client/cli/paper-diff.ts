import type { CampaignRecord } from '../../activities/ports/records.ts';
import { campaignTime } from '../../domain/campaign/clock.ts';
import { paperChanges } from '../../domain/compile/paper-changes.ts';
import { paperInHand, printedEntries } from '../../domain/compile/paper-version.ts';
import { compiledReply, entriesInOrder, respondentNaming } from '../../domain/compile/recorded-reply.ts';
import { standingReplies } from '../../domain/compile/standing-replies.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import { localDay } from '../../domain/time/zoned.ts';
import { printChanges } from './compile-lines.ts';
import type { CommandContext } from './context.ts';

/**
 * Says what has changed since the paper was issued, with its addenda and corrigenda, State by State.
 * @throws DomainRefusal `nothing-issued`
 */
export const showChanges = async (
  context: CommandContext,
  { clock, definition }: CampaignRecord,
  asAtMs: number | null,
): Promise<undefined> => {
  const { read } = context.database();
  const { id } = definition;
  const issued = (await read.paperVersions(id)).filter(({ state }) => state === 'issued');
  const before = paperInHand(issued);
  if (before === undefined)
    throw new DomainRefusal(
      'nothing-issued',
      `${definition.paper.symbol} has not been issued: there is nothing to compare with.`,
    );
  const momentMs = asAtMs ?? Math.floor(campaignTime(clock, Date.now()));
  const { standing } = standingReplies(await read.submissions(id), momentMs, definition.lateReplies, 'revision');
  const day = localDay(momentMs, definition.dates.zone);
  const audience = await read.addressees(id, 0, Number.MAX_SAFE_INTEGER);
  const name = respondentNaming((await read.directory()).entities, audience, day);
  const language = before.languages[0] ?? definition.paper.language;
  const now = entriesInOrder(
    standing,
    standing.map((reply) => compiledReply(reply, language, name, localDay(reply.receivedAtMs, definition.dates.zone))),
    language,
  );
  const changes = paperChanges(
    printedEntries(issued),
    before.entries.map(({ series }) => series),
    now,
  );
  context.output.result({ since: issued.map(({ symbol }) => symbol), changes });
  printChanges(context.output, issued.at(-1)?.symbol ?? before.symbol, changes, (code) => name(code, 'en').name);
  return undefined;
};
