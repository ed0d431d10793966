import { randomUUID } from 'node:crypto';
import { storeTransmittal } from '../../../adapters/database/store-transmittal.ts';
import { readTransmittal } from '../../../adapters/transmittals/read-transmittal.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import type { RegisteredTransmittal } from '../../../workflows/contracts/transmittal.ts';
import { campaignMoment } from '../campaign-moment.ts';
import type { CommandContext } from '../context.ts';
import { officerWithRole } from '../role.ts';

export interface TransmittalToRegister {
  readonly campaignId: string;
  /** Folder, archive or message. */
  readonly path: string;
  /** A manifest that lies elsewhere. */
  readonly manifest?: string | undefined;
  /** When it was received, in the campaign's zone; the present moment where it is not said. */
  readonly on?: string | undefined;
  /** Who transmits, and what is asked, where it is not what the campaign says. */
  readonly transmittedBy?: string | undefined;
  readonly instruction?: string | undefined;
}

export interface RegisteredBatch extends RegisteredTransmittal {
  readonly transmittalId: string;
  readonly files: number;
}

/**
 * Stores a batch as it came, then has it filed. Nothing in it is judged before its bytes are committed.
 * @throws DomainRefusal `not-a-registrar`, `not-a-transmittal-campaign`, `not-yet-received`, `transmittal-refused`
 */
export const registerTransmittal = async (
  context: CommandContext,
  wanted: TransmittalToRegister,
): Promise<RegisteredBatch> => {
  const { campaignId } = wanted;
  const { read } = context.database();
  const officer = await officerWithRole(context, 'registrar', 'register submissions');
  const { definition, clock } = await read.campaign(campaignId);
  if (definition.transmittal === undefined)
    throw new DomainRefusal(
      'not-a-transmittal-campaign',
      `"${campaignId}" asked its addressees itself: register what they send with "verbale receive".`,
    );
  const { zone } = definition.dates;
  const nowMs = Math.floor(campaignTime(clock, Date.now()));
  const receivedAtMs = wanted.on === undefined ? nowMs : campaignMoment(wanted.on, zone, '12:00', '--on');
  if (receivedAtMs > nowMs)
    throw new DomainRefusal('not-yet-received', `--on "${wanted.on}" is still to come on the campaign clock.`);

  context.output.progress('Reading the batch …');
  const batch = await readTransmittal(wanted.path, wanted.manifest);
  const { id } = await storeTransmittal(context.database(), {
    ...batch,
    id: randomUUID(),
    campaignId,
    transmittedBy: wanted.transmittedBy ?? definition.transmittal.transmittedBy,
    instruction: wanted.instruction ?? definition.transmittal.instruction,
    transmittedOn: localDay(receivedAtMs, zone),
    receivedAtMs,
    storedRealAtMs: Date.now(),
    registeredBy: officer,
  });
  context.output.progress('Filing the batch …');
  const registered = await (await context.transmittals()).register(campaignId, { transmittalId: id, officer });
  context.output.endProgress();
  return { ...registered, transmittalId: id, files: batch.files.length };
};
