import { setTimeout as wait } from 'node:timers/promises';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { DomainRefusal, NotFound, TemporaryFailure } from '../../../domain/errors.ts';
import type { CommandContext } from '../context.ts';
import { officerWithRole } from '../role.ts';

/** Real milliseconds until a campaign that no worker has taken up is given up. */
const patienceMs = 60_000;

/**
 * Launches a campaign without a request and waits until it is in the books. Nothing is started when a rule says no.
 * @param moment the campaign clock's speed and the campaign moment of the launch
 */
export const launchTransmittal = async (
  context: CommandContext,
  definition: CampaignDefinition,
  moment: { readonly clockSpeed: number; readonly nowMs: number },
): Promise<void> => {
  const officer = await officerWithRole(context, 'drafter', 'launch a campaign');
  if (await isKnown(context, definition.id))
    throw new DomainRefusal(
      'campaign-exists',
      `The campaign "${definition.id}" was launched before; nothing was started. A new campaign needs an id of its own.`,
    );
  if (moment.nowMs >= Date.parse(definition.dates.closeAt))
    throw new DomainRefusal(
      'meeting-has-opened',
      `dates.meeting: the meeting opened on ${definition.dates.closeAt}; a paper for it cannot be issued before it any more.`,
    );
  await (await context.transmittals()).launch(definition, officer, moment.clockSpeed);
  const until = Date.now() + patienceMs;
  while (!(await isKnown(context, definition.id))) {
    if (Date.now() > until)
      throw new TemporaryFailure(
        'The campaign is launched, but no worker has taken it up yet; it goes on when one runs.',
      );
    await wait(100);
  }
};

const isKnown = async (context: CommandContext, id: string): Promise<boolean> => {
  try {
    await context.database().read.campaign(id);
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
};
