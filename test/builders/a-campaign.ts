import type { CampaignDefinition, CampaignWording } from '../../domain/campaign/definition.ts';

export const englishWording: CampaignWording = {
  subject: 'the first meeting, to be held in Vienna from 28 to 30 September 2015',
  mandateParagraph: 'By its resolution 7/1, the Conference requested the Secretariat to seek comments and views.',
  requestParagraph: 'Comments and views are invited by {deadline}.',
  reviewed: false,
};

/** A complete, valid campaign over the dates of the demonstration; tests state only what they care about. */
export const aCampaign = (overrides: Partial<CampaignDefinition> = {}): CampaignDefinition => ({
  id: 'example-2015',
  title: 'Comments on an example',
  mandate: {
    resolution: '7/1',
    resolutionTitle: 'An example of a resolution',
    paragraph: 5,
    body: 'Conference of the Parties',
  },
  office: {
    name: { en: 'The Secretariat of the Conference', fr: 'Le Secrétariat de la Conférence' },
    letterhead: ['Secretariat of the Conference'],
    dutyStation: 'Vienna',
    referencePattern: 'VB {year}/{serial}/OCB',
    senderMailbox: 'notes@secretariat.example',
    replyMailbox: 'replies@secretariat.example',
    complimentaryClosing: true,
  },
  audience: { instrument: 'UNTOC', asAt: '2015-05-20', classes: ['parties'], include: [], exclude: [] },
  dates: {
    zone: 'Europe/Vienna',
    dispatchAt: '2015-05-20T07:00:00Z',
    deadlineAt: '2015-07-03T16:00:00Z',
    cutOffAt: '2015-07-07T10:00:00Z',
    compileAt: '2015-07-20T07:00:00Z',
    closeAt: '2015-09-28T07:00:00Z',
  },
  languages: ['en'],
  wording: { en: englishWording },
  reminders: { offsets: [-20, -5, 1], cap: 3, minimumGap: 5 },
  sending: { ratePerSecond: null, retryFirstAfterSeconds: 900, retryFactor: 2, giveUpAfterHours: 72 },
  lateReplies: 'accept-not-compiled',
  paper: {
    symbol: 'CTOC/COP/WG.8/2015/2',
    title: 'Comments and views',
    language: 'en',
    masthead: {
      body: ['Conference'],
      distribution: 'General',
      session: ['First meeting'],
      placeAndDates: 'Vienna, 28–30 September 2015',
      agendaItem: null,
      agendaFootnote: null,
    },
  },
  statusReport: { everyDays: null },
  cohortSize: 200,
  ...overrides,
});
