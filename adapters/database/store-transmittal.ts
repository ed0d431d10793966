import type { Database } from '../../activities/ports/database.ts';
import type { NewTransmittal, TransmittalRecord } from '../../activities/ports/transmittals.ts';

/**
 * Commits a batch as it came, with its ledger event, before anything in it is judged. The same bytes are stored
 * once; a manifest given with them again takes the place of the earlier one while nothing has been filed.
 * @returns the batch under the id it has, and whether its bytes were stored before
 */
export const storeTransmittal = (
  database: Database,
  transmittal: NewTransmittal,
): Promise<{ readonly id: string; readonly state: TransmittalRecord['state']; readonly known: boolean }> =>
  database.transaction(async (unit) => {
    const earlier = await unit.insertTransmittal(transmittal);
    const { campaignId, receivedAtMs, registeredBy, manifest } = transmittal;
    const append = (type: string, data: Readonly<Record<string, unknown>>) =>
      unit.append(campaignId, [{ atMs: receivedAtMs, type, subject: null, actor: registeredBy, data }]);
    if (earlier === null) {
      await append('transmittal-stored', {
        transmittalId: transmittal.id,
        form: transmittal.form,
        rawSha256: transmittal.rawSha256,
        transmittedBy: transmittal.transmittedBy,
        transmittedOn: transmittal.transmittedOn,
        instruction: transmittal.instruction,
        files: transmittal.files,
        manifestSha256: manifest?.sha256 ?? null,
      });
      return { id: transmittal.id, state: 'stored', known: false };
    }
    const isNewManifest = manifest !== null && manifest.sha256 !== earlier.manifest?.sha256;
    if (earlier.state !== 'filed' && isNewManifest) {
      await unit.readTransmittalAnew(earlier.id, transmittal, transmittal.blobs);
      await append('manifest-given', { transmittalId: earlier.id, manifestSha256: manifest.sha256 });
    }
    return { id: earlier.id, state: earlier.state, known: true };
  });
