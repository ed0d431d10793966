import { activityInfo } from '@temporalio/activity';
import { realClock } from '../../domain/campaign/clock.ts';
import { DomainRefusal, NotFound } from '../../domain/errors.ts';
import type { TransmittalActivities } from '../../workflows/contracts/transmittal.ts';
import { takeSymbol } from '../compile/take-symbol.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/**
 * Writes a campaign without a request: no audience, no notes. Its clock runs at once, for nothing leaves that would
 * have to be cleared first. Run again by the same workflow run, it finds its own work and returns.
 * @throws DomainRefusal `campaign-exists`
 */
export const registerTransmittalCampaign =
  (deps: Dependencies): TransmittalActivities['registerTransmittalCampaign'] =>
  async ({ definition, drafter, clockSpeed }) => {
    const registrationKey = activityInfo().workflowExecution?.runId ?? '';
    const { id } = definition;
    const earlier = await deps.database.read.campaign(id).catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    if (earlier?.registrationKey === registrationKey) return { clock: earlier.clock };
    if (earlier !== null)
      throw new DomainRefusal(
        'campaign-exists',
        `The campaign "${id}" was launched before; a new one needs an id of its own.`,
      );
    const nowMs = deps.time.nowMs();
    const clock =
      clockSpeed === 1
        ? realClock(nowMs)
        : { originMs: Date.parse(definition.dates.dispatchAt), anchoredAtMs: nowMs, speed: clockSpeed };
    await deps.database.transaction(async (unit) => {
      const named = await takeSymbol(unit, definition, drafter, clock.originMs, nowMs);
      await unit.insertCampaign(
        {
          id,
          status: 'receiving',
          definition: named.definition,
          preparedHash: null,
          draftedBy: drafter,
          clearedBy: null,
          clock,
          workingMornings: [],
          registrationKey,
        },
        [],
      );
      await unit.append(id, [
        {
          atMs: clock.originMs,
          type: 'campaign-registered',
          subject: null,
          actor: drafter,
          data: { definition: named.definition, clockSpeed },
        },
        named.entry,
      ]);
    });
    return { clock };
  };
