import type { Reads } from '../../../activities/ports/database.ts';
import { localTime } from '../../../domain/time/zoned.ts';
import type { Output } from '../output.ts';

/** One batch as `verbale status` shows it. */
interface BatchRow {
  readonly id: string;
  readonly receivedAtMs: number;
  readonly form: string;
  readonly state: string;
  readonly reason: string | null;
  readonly files: number;
  readonly filed: number;
  readonly duplicates: number;
  readonly kept: number;
}

/** Where a campaign without a request stands. */
export interface TransmittalOverview {
  readonly meetingAt: string;
  readonly zone: string;
  readonly batches: readonly BatchRow[];
  readonly texts: number;
  /** Codes of those whose texts are on file. */
  readonly respondents: readonly string[];
  readonly stage: string;
  readonly symbol: string;
}

/** Null for a campaign that asked its addressees itself. */
export const transmittalOverview = async (read: Reads, campaignId: string): Promise<TransmittalOverview | null> => {
  const { definition, status } = await read.campaign(campaignId);
  if (definition.transmittal === undefined) return null;
  const batches: BatchRow[] = [];
  for (const { id, receivedAtMs, form, state, reason, files } of await read.transmittals(campaignId)) {
    const texts = await read.transmittedTexts(id);
    const count = (outcome: string): number => texts.filter((text) => text.outcome === outcome).length;
    batches.push({
      id,
      receivedAtMs,
      form,
      state,
      reason,
      files: files.length,
      filed: count('filed'),
      duplicates: count('duplicate'),
      kept: count('kept'),
    });
  }
  const respondents = await read.respondents(campaignId);
  return {
    meetingAt: definition.dates.closeAt,
    zone: definition.dates.zone,
    batches,
    texts: respondents.size,
    respondents: [...new Set([...respondents.values()].flat())].sort(),
    stage: status,
    symbol: definition.paper.symbol,
  };
};

/** What waits for whom, by stage. */
const next: Readonly<Record<string, string>> = {
  receiving: 'texts are awaited',
  'awaiting-clearance': 'the draft waits for a clearing officer',
  issued: 'issued',
  over: 'issued; the meeting has opened',
  'not-issued': 'not issued: the meeting opened before it was cleared',
};

export const printTransmittals = (output: Output, overview: TransmittalOverview): void => {
  output.line(`Nobody was asked. ${overview.symbol}: ${next[overview.stage] ?? overview.stage}.`);
  output.line(
    `To be issued before ${localTime(Date.parse(overview.meetingAt), overview.zone).slice(0, 16).replace('T', ' ')}.`,
  );
  output.line('');
  output.table(
    ['Received', 'Batch', 'Form', 'Files', 'Filed', 'Repeated', 'Kept', 'State'],
    overview.batches.map((batch) => [
      localTime(batch.receivedAtMs, overview.zone).slice(0, 10),
      batch.id.slice(0, 8),
      batch.form,
      ...[batch.files, batch.filed, batch.duplicates, batch.kept].map(String),
      batch.reason === null ? batch.state : `${batch.state}: ${batch.reason}`,
    ]),
  );
  output.line('');
  output.line(`Texts on file, all versions: ${overview.texts}, of ${overview.respondents.length} respondents.`);
  if (overview.respondents.length > 0) output.line(overview.respondents.join(', '));
};
