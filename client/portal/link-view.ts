import { html } from 'hono/html';
import type { Database } from '../../activities/ports/database.ts';
import type { CampaignClock } from '../../domain/campaign/clock.ts';
import type { Language } from '../../domain/language.ts';
import { portalTextOf } from '../../domain/portal/portal-text-of.ts';
import type { UploadLink } from '../../domain/portal/upload-link.ts';
import { localTime } from '../../domain/time/zoned.ts';
import { formatClock, formatDay } from '../../domain/wording/dates.ts';
import { fillPhrase } from '../../domain/wording/fill-phrase.ts';
import type { Markup } from './page-frame.ts';

/** What the pages of a link say about it. */
export interface LinkView {
  readonly addresseeLanguage: Language;
  readonly office: (language: Language) => string;
  readonly addressee: (language: Language) => string;
  readonly request: (language: Language) => string;
  readonly reference: string;
  readonly deadlineAtMs: number;
  readonly zone: string;
  readonly clock: CampaignClock;
}

/** Reads what a link is about. */
export const readLinkView = async (
  { read }: Pick<Database, 'read'>,
  link: Pick<UploadLink, 'campaignId' | 'code'>,
): Promise<LinkView> => {
  const [{ definition, clock }, addressee] = await Promise.all([
    read.campaign(link.campaignId),
    read.addressee(link.campaignId, link.code),
  ]);
  const { office, wording, title, dates } = definition;
  return {
    addresseeLanguage: addressee.language,
    office: (language) => office.name[language] ?? office.name.en ?? office.letterhead[0] ?? '',
    addressee: (language) => addressee.names[language]?.shortName ?? addressee.name,
    request: (language) => wording[language]?.subject ?? title,
    reference: addressee.requestReference,
    deadlineAtMs: addressee.cycle.deadlineAtMs,
    zone: dates.zone,
    clock,
  };
};

/** A moment as it is written for people, with its zone and how far that is from UTC. */
export const writtenMoment = (atMs: number, zone: string, language: Language): Markup => {
  const local = localTime(atMs, zone);
  const minutes = Math.round((Date.parse(`${local}Z`) - Math.floor(atMs / 60_000) * 60_000) / 60_000);
  const size = Math.abs(minutes);
  const offset = `UTC${minutes < 0 ? '−' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  const slots = { day: formatDay(local.slice(0, 10), language), time: formatClock(local.slice(11), language) };
  // The zone stands from left to right and in one line, whatever is around it.
  const [before = '', after = ''] = portalTextOf(language).moment.split('{zone}');
  const filled = (phrase: string): string => fillPhrase(phrase, slots, 'moment');
  return html`${filled(before)}<bdi dir="ltr" class="whole">${zone}, ${offset}</bdi>${filled(after)}`;
};

/** The facts at the head of the form and of the receipt. */
export const linkFacts = (view: LinkView, language: Language): Markup => {
  const { facts } = portalTextOf(language);
  return html`<dt>${facts.addressee}</dt><dd><bdi>${view.addressee(language)}</bdi></dd>
<dt>${facts.request}</dt><dd><bdi>${view.request(language)}</bdi></dd>
<dt>${facts.reference}</dt><dd><bdi>${view.reference}</bdi></dd>
<dt>${facts.replyBy}</dt><dd><time datetime="${new Date(view.deadlineAtMs).toISOString()}">${writtenMoment(view.deadlineAtMs, view.zone, language)}</time></dd>`;
};
