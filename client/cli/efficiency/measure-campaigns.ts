import type { Reads } from '../../../activities/ports/database.ts';
import { createStatusCounter, type StatusReads } from '../../../adapters/report/status-counter.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import { parseSymbol } from '../../../domain/compile/document-symbol.ts';
import { type Untranslated, untranslated } from '../../../domain/efficiency/campaign-measures.ts';
import { inForce } from '../../../domain/receive/submission.ts';
import { addDays } from '../../../domain/time/calendar-day.ts';
import { instantOfLocal } from '../../../domain/time/zoned.ts';

/** What a campaign took and saved, counted from the ledger and from the texts on file. */
export interface CampaignMeasures {
  readonly id: string;
  readonly title: string;
  /** Null for a campaign that asked nobody. */
  readonly answers: {
    readonly replied: number;
    readonly reminders: number;
    /** Null without any answer. */
    readonly remindersPerAnswer: number | null;
    readonly medianWorkingDays: number | null;
    readonly medianCalendarDays: number | null;
  } | null;
  /** Null for a campaign whose paper is no room paper. */
  readonly untranslated: Untranslated | null;
}

/** Measures every campaign launched here, as at the end of a day at its duty station, or now where that has not come. */
export const measureCampaigns = async (
  read: StatusReads & Pick<Reads, 'campaignIds' | 'submissions'>,
  day: string,
  realNowMs: number,
  progress: (text: string) => void,
): Promise<CampaignMeasures[]> => {
  const measured: CampaignMeasures[] = [];
  for (const id of await read.campaignIds()) {
    progress(`Counting ${id} …`);
    const { definition, clock } = await read.campaign(id);
    const midnight = instantOfLocal(`${addDays(day, 1)}T00:00`, definition.dates.zone);
    const endOfDayMs = midnight.skipped ? Date.parse(`${addDays(day, 1)}T00:00:00Z`) : midnight.instantMs;
    const momentMs = Math.min(endOfDayMs - 1, Math.floor(campaignTime(clock, realNowMs)));
    measured.push({
      id,
      title: definition.title,
      answers: definition.transmittal === undefined ? await answersOf(read, id, momentMs) : null,
      untranslated: await untranslatedOf(read, id, momentMs, definition.paper),
    });
  }
  return measured;
};

const answersOf = async (read: StatusReads, id: string, momentMs: number): Promise<CampaignMeasures['answers']> => {
  const { total, reminders, remindersPerResponse, times } = await createStatusCounter(read).count(id, momentMs);
  return {
    replied: total.replied.length,
    reminders,
    remindersPerAnswer: remindersPerResponse,
    medianWorkingDays: times.medianWorkingDays,
    medianCalendarDays: times.medianCalendarDays,
  };
};

const untranslatedOf = async (
  read: Pick<Reads, 'submissions'>,
  id: string,
  momentMs: number,
  paper: { readonly symbol: string; readonly language: string; readonly languages?: readonly string[] },
): Promise<Untranslated | null> => {
  if (parseSymbol(paper.symbol).series !== 'CRP') return null;
  const texts = inForce(
    (await read.submissions(id)).filter(({ publication }) => publication === 'publish'),
    momentMs,
  );
  return untranslated(
    texts.map(({ words }) => words),
    (paper.languages ?? [paper.language]).length,
  );
};
