import type { PaperWording, RespondentNumbers } from '../paper-wording.ts';
import { capital, inWords } from './in-words.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const number = (count: number, beside?: number) => inWords(count, numbers, beside);

const from = ({ states, organizations }: RespondentNumbers): string => {
  const ofStates = `${number(states, organizations)} ${states === 1 ? 'State' : 'States'}`;
  const ofOrganizations = `${number(organizations, states)} ${organizations === 1 ? 'organization' : 'organizations'}`;
  if (organizations === 0) return ofStates;
  return states === 0 ? ofOrganizations : `${ofStates} and ${ofOrganizations}`;
};

export const englishPaperWording: PaperWording = {
  reviewed: false,
  betweenSentences: ' ',
  organization: 'United Nations',
  languageNames: { ar: 'Arabic', zh: 'Chinese', en: 'English', fr: 'French', ru: 'Russian', es: 'Spanish' },
  noteBySecretariat: 'Note by the Secretariat',
  conferenceRoomPaper: 'Conference room paper prepared by the Secretariat',
  contents: 'Contents',
  page: 'Page',
  chapters: {
    introduction: 'Introduction',
    states: 'Replies received from States',
    organizations: 'Replies received from organizations',
  },
  pursuantTo: (resolution, paragraph) =>
    `The present document contains the replies that the Secretariat received pursuant to paragraph ${paragraph} of resolution ${resolution}.`,
  invited: (noteDate) =>
    `The Secretariat addressed a note verbale to States, and a letter to organizations, dated ${noteDate}, inviting them to reply.`,
  invitedUntil: (noteDate, deadline) =>
    `The Secretariat addressed a note verbale to States, and a letter to organizations, dated ${noteDate}, inviting them to reply by ${deadline}.`,
  received: (asAt, replies) => `As at ${asAt}, replies had been received from ${from(replies)}.`,
  noneReceived: (asAt) => `As at ${asAt}, no reply had been received.`,
  joint: (texts) =>
    texts === 1
      ? 'One text was submitted jointly; it is reproduced once, under the names of all those that submitted it.'
      : `Of the texts, ${number(texts)} were submitted jointly; each is reproduced once, under the names of all those that submitted it.`,
  nilReturns: 'The following replied that they had nothing to submit:',
  declined: 'The following informed the Secretariat that they would not be submitting a text:',
  asReceived:
    'The replies are reproduced as received, in the language in which they were submitted. They have not been edited.',
  order: 'States come first and organizations after them, each in alphabetical order.',
  orderOfStates: 'They follow the alphabetical order of the names of the States.',
  lateCompiled: 'Replies received after the deadline are included and marked as such.',
  lateNotCompiled: (count) =>
    count === 1
      ? 'One reply was received after the deadline and is not reproduced.'
      : `${capital(number(count))} replies were received after the deadline and are not reproduced.`,
  noStates: 'No State had replied when the present document was prepared.',
  originalLine: (language) => `[Original: ${language}]`,
  receivedLine: (day) => `[Received on ${day}]`,
  receivedLateLine: (day) => `[Received on ${day}, after the deadline]`,
  jointLine: '[Joint text]',
  seeJoint: (heading) => `[Joint text: see under ${heading}]`,
  onBehalfOf: 'Submitted also on behalf of:',
  emptySubmission: 'The reply contains no text that could be reproduced here.',
  textOnFile: 'At the wish of the respondent the text is not reproduced. It is on file with the Secretariat.',
  pagesElsewhere: (pages) =>
    `Pages without text of their own, reproduced as received in the PDF version of the present document: ${pages}.`,
  pagesOnFile: (pages) => `Pages that cannot be reproduced, on file with the Secretariat: ${pages}.`,
  attachmentsOnFile: 'On file with the Secretariat:',
  attachmentsLinked: 'Available electronically:',
  attachment: (name, pages) =>
    pages === undefined ? name : pages === 1 ? `${name} (1 page)` : `${name} (${pages} pages)`,
  list: {
    title: 'List of respondents',
    columns: { name: 'Respondent', language: 'Original', day: 'Received on', what: 'Reply' },
    what: {
      reproduced: 'Reproduced',
      joint: 'Joint text',
      'on-file': 'On file',
      'nil-return': 'Nothing to submit',
      declined: 'No text to be submitted',
    },
  },
  addendum: {
    title: 'Addendum',
    holds: (symbol) => `The present addendum contains replies that are not reproduced in document ${symbol}.`,
  },
  corrigendum: {
    title: 'Corrigendum',
    holds: (symbol) => `The texts below replace those reproduced under the same names in document ${symbol}.`,
  },
  revision: { title: 'Revision', holds: (symbol) => `The present document replaces document ${symbol}.` },
  reissued: (day) => `Reissued for technical reasons on ${day}.`,
  transmittal: {
    chapters: { states: 'Comments of States', organizations: 'Comments of organizations' },
    calledFor: (resolution, paragraph) =>
      `Paragraph ${paragraph} of resolution ${resolution} calls for comments and views for the deliberations of the meeting.`,
    holds: 'The present paper reproduces the comments that were received for it.',
    transmitted: (by, days, instruction) =>
      `The comments reproduced below were handed to the Secretariat by ${by} on ${days}. It was requested ${instruction}.`,
    from: (respondents) => `They are those of ${from(respondents)}.`,
    none: 'No comments had been transmitted when the present paper was prepared.',
    asReceived: 'The texts are reproduced as received, in the language in which they were submitted, without editing.',
    order: 'States come first and organizations after them, each in alphabetical order.',
    transmittedLine: (day) => `[Transmitted on ${day}]`,
  },
};
