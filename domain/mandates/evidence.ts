import { documents } from '../documents/document.ts';
import { bodies } from '../meetings/body.ts';
import { meetings } from '../meetings/meeting.ts';
import { meetingState } from '../meetings/meeting-state.ts';
import type { Known, RegistryView } from '../registry/fact.ts';
import type { Evidence } from './action-status.ts';
import type { CampaignRecordAsAt } from './campaign-evidence.ts';
import { communications } from './communication.ts';
import type { EvidenceLink } from './evidence-link.ts';
import { figures } from './figure.ts';
import type { Mandate, MandateAction } from './mandate.ts';
import { ordinalInText } from './number-words.ts';
import { resolutions } from './resolution.ts';

/**
 * Everything that is evidence for an action as at a day: what it names, communications that name its paragraph, and
 * campaigns under its paragraph with what happened in them. What is not known on the day is not there.
 * @param day YYYY-MM-DD, to its end
 */
export const evidenceOf = (
  view: RegistryView,
  day: string,
  mandate: Known<Mandate>,
  action: MandateAction,
  campaigns: readonly CampaignRecordAsAt[],
): Evidence[] => {
  const symbol = view.find(resolutions, mandate.resolution)?.symbol;
  const links: EvidenceLink[] = [
    ...(action.evidence ?? []),
    ...view
      .all(communications)
      .filter((sent) => sent.mandates.includes(mandate.id))
      .map(({ id }) => ({ kind: 'communication' as const, id })),
    ...campaigns
      .filter((campaign) => campaign.mandate.resolution === symbol && campaign.mandate.paragraph === mandate.paragraph)
      .map(({ id }) => ({ kind: 'campaign' as const, id })),
  ];
  const seen = new Set<string>();
  return links.flatMap((link) => {
    const key = `${link.kind} ${link.id}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return resolve(view, day, link, campaigns) ?? [];
  });
};

const resolve = (
  view: RegistryView,
  day: string,
  { kind, id }: EvidenceLink,
  campaigns: readonly CampaignRecordAsAt[],
): Evidence | null => {
  const evidence = (label: string, on: string | null, happened: boolean, interpreted = false): Evidence => ({
    kind,
    id,
    label,
    on,
    happened,
    interpreted,
  });
  switch (kind) {
    case 'meeting': {
      const meeting = view.find(meetings, id);
      if (meeting === undefined || meeting.cancelled !== undefined) return null;
      const body = view.find(bodies, meeting.body);
      const label = `${ordinalInText(meeting.ordinal)} ${body?.gathers ?? 'meeting'}, ${body?.shortName ?? meeting.body}`;
      return evidence(
        label,
        meeting.to,
        meetingState(meeting, day) === 'held',
        (meeting.interpretation ?? []).length > 0,
      );
    }
    case 'document': {
      const document = view.find(documents, id);
      if (document === undefined) return null;
      const on = document.issuedOn ?? document.submittedOn ?? null;
      return evidence(document.symbol ?? document.subject, on, on !== null && on <= day);
    }
    case 'communication': {
      const sent = view.find(communications, id);
      if (sent === undefined) return null;
      return evidence(
        `${sent.form.replace('-', ' ')} to ${sent.to}`,
        sent.on ?? null,
        sent.on === undefined || sent.on <= day,
      );
    }
    case 'figure': {
      const figure = view.find(figures, id);
      return figure === undefined ? null : evidence(`figure ${id}`, figure.asAt, figure.asAt <= day);
    }
    case 'campaign': {
      const campaign = campaigns.find((each) => each.id === id);
      if (campaign === undefined) return null;
      const { notesSent, answered, firstNoteOn, firstAnswerOn } = campaign;
      const label = `campaign ${id}: ${notesSent} notes sent, ${answered} answered`;
      return evidence(label, firstNoteOn ?? firstAnswerOn, notesSent + answered > 0);
    }
    case 'submission': {
      const [campaignId, code = ''] = id.split('/');
      const campaign = campaigns.find((each) => each.id === campaignId);
      if (campaign === undefined) return null;
      return evidence(`submission of ${code} in ${campaignId}`, null, campaign.answeredBy.includes(code));
    }
  }
};
