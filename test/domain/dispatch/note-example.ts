import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { NoteInput } from '../../../domain/dispatch/note-text.ts';

/** A complete campaign, small enough to read. */
export const campaignExample: CampaignDefinition = {
  id: 'example-2015',
  title: 'An example',
  mandate: {
    resolution: '7/1',
    resolutionTitle: 'An example of a resolution',
    paragraph: 5,
    body: 'the Conference of the Parties',
  },
  office: {
    name: { en: 'The Secretariat of the Conference', fr: 'Le Secrétariat de la Conférence' },
    letterhead: ['Secretariat of the Conference', 'Vienna International Centre, Vienna'],
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
    deadlineAt: '2015-07-15T16:00:00Z',
    cutOffAt: '2015-07-17T16:00:00Z',
    compileAt: '2015-08-03T07:00:00Z',
    closeAt: '2015-09-28T07:00:00Z',
  },
  languages: ['en', 'fr'],
  wording: {
    en: {
      subject: 'the first meeting, to be held in Vienna from 28 to 30 September 2015',
      mandateParagraph: 'By its resolution 7/1, the Conference requested the Secretariat to seek comments and views.',
      requestParagraph: 'Comments and views are invited by {deadline}.',
      reviewed: true,
    },
    fr: {
      subject: 'le premier colloque, qui se tiendra à Vienne du 28 au 30 septembre 2015',
      mandateParagraph: 'Par sa résolution 7/1, la Conférence a prié le Secrétariat de solliciter des observations.',
      requestParagraph: "Des observations sont attendues au plus tard le {deadline} à l'adresse {replyMailbox}.",
      reviewed: false,
    },
  },
  reminders: { offsets: [-10], cap: 3, minimumGap: 5 },
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
};

/** A request to a mission, in English; the overrides make it any other note. */
export const noteInputExample = (overrides: Partial<NoteInput> = {}): NoteInput => ({
  kind: 'request',
  sequence: 1,
  instrument: 'note-verbale',
  language: 'en',
  addressPhrase: 'the Permanent Mission of Austria',
  reference: 'VB 2015/12/OCB',
  dated: '2015-05-20',
  deadline: '2015-07-15',
  definition: campaignExample,
  ...overrides,
});
