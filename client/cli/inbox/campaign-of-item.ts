import { onlyCampaign } from '../commands/show.ts';
import type { CommandContext } from '../context.ts';

/** The campaign that an item is filed in: as named, as the item belongs to one already, or the only one that there is. */
export const campaignOfItem = async (
  context: CommandContext,
  itemId: string,
  named: string | undefined,
): Promise<string> => {
  const { read } = context.database();
  if (named !== undefined) return (await read.campaign(named)).id;
  return (await read.incoming(itemId)).campaignId ?? onlyCampaign(context);
};
