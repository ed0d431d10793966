import { meetings } from '../meetings/meeting.ts';
import { meetingTotals } from '../meetings/totals.ts';
import type { RegistryView } from '../registry/fact.ts';
import type { CampaignRecordAsAt } from './campaign-evidence.ts';
import { type Figure, type FigureDisagreement, figureDisagreement, figures } from './figure.ts';
import { tools } from './tool.ts';

/** Counts a figure; null where it cannot be counted from what is here. */
export type FigureCount = (figure: Pick<Figure, 'counted'>) => number | null;

/**
 * Counts from the registry, and from the ledgers of campaigns, as at one day.
 * @param campaigns those in this database; a campaign that is not here cannot be counted
 */
export const figureCount =
  (view: RegistryView, campaigns: readonly CampaignRecordAsAt[]): FigureCount =>
  ({ counted }) => {
    if (counted === undefined) return null;
    const { what, over } = counted;
    switch (what) {
      case 'documents':
        return over.length;
      case 'meetings':
      case 'sittings':
      case 'meeting-days': {
        const chosen = over.flatMap((id) => view.find(meetings, id) ?? []);
        if (chosen.length < over.length) return null;
        const totals = meetingTotals(chosen, view.all(meetings));
        return what === 'meetings' ? totals.meetings : what === 'meeting-days' ? totals.days : totals.sittings;
      }
      case 'crime-types':
      case 'components': {
        const chosen = over.flatMap((id) => view.find(tools, id) ?? []);
        if (chosen.length < over.length) return null;
        const lists = chosen.map(({ crimeTypes, components }) => (what === 'components' ? components : crimeTypes));
        return new Set(lists.flatMap((list) => list ?? [])).size;
      }
      case 'notes-sent':
      case 'entities-answered': {
        const chosen = campaigns.filter(({ id }) => over.includes(id));
        if (chosen.length < over.length) return null;
        return chosen.reduce((sum, { notesSent, answered }) => sum + (what === 'notes-sent' ? notesSent : answered), 0);
      }
    }
  };

/** Figures whose typed value is not what is counted, by id. */
export const figureDisagreements = (view: RegistryView, count: FigureCount): FigureDisagreement[] =>
  view.all(figures).flatMap((figure) => {
    const counted = count(figure);
    return counted === null ? [] : (figureDisagreement(figure, counted) ?? []);
  });
