import type { ReportWording } from '../report-wording.ts';
import { dayAndMonth, grouped } from './figures.ts';

const months = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
const ordinals = ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth'];

/** The status of responses in English; see `ReportWording`. */
export const english: ReportWording = {
  reviewed: false,
  organization: 'United Nations',
  title: 'Status of responses',
  asAt: (moment) => `As at ${moment}`,
  summary: {
    replies: (moment, replied, asked, share) =>
      `As at ${moment}, ${replied} of the ${asked} addressees had replied (${share} per cent).`,
    inTimeAndLate: (inTime, late) =>
      late === 0
        ? 'All replies arrived in time.'
        : `Of the replies, ${inTime} arrived in time and ${late} after the deadline.`,
    documents: (count) => (count === 1 ? 'One text is on file.' : `A total of ${count} texts are on file.`),
    parties: (day, instrument, replied, parties) =>
      `Of the ${parties} addressees that were party to ${instrument} on ${day}, ${replied} had replied.`,
    partiesNow: (instrument, replied, parties) =>
      `On the date of this report ${instrument} had ${parties} parties, of which ${replied} had replied.`,
    partiesUnknown: (instrument) =>
      `The directory does not say who was party to ${instrument} on the date of this report.`,
    median: (calendarDays, workingDays) =>
      `Half of the replies arrived within ${calendarDays} calendar days (${workingDays} working days) of the request.`,
    medianCalendar: (calendarDays) =>
      `Half of the replies arrived within ${calendarDays} calendar days of the request.`,
    reminders: (sent) => (sent === 1 ? 'One reminder had been sent.' : `A total of ${sent} reminders had been sent.`),
    remindersPerReply: (each) => `That is ${each} for each reply received.`,
  },
  headings: {
    table: 'Responses by treaty status and regional group',
    forms: 'How the addressees replied',
    course: 'Course of the replies',
    denominators: 'Parties on the date of the request and on the date of this report',
    instruments: 'Responses by status under other instruments',
    lists: 'The addressees by name',
    replies: 'Replies received',
    definitions: 'What the figures mean',
  },
  columns: {
    group: 'Status and group',
    asked: 'Asked',
    requested: 'Sent to',
    delivered: 'Reached',
    replied: 'Replied',
    acknowledged: 'Acknowledged',
    'in-time': 'In time',
    late: 'Late',
    awaited: 'Awaited',
    'no-reply': 'No reply',
    undeliverable: 'Not reached',
    withdrawn: 'Withdrawn',
    'not-requested': 'Not yet sent',
    text: 'Own text',
    joint: 'Joint text',
    'on-behalf': 'On behalf',
    'nil-return': 'Nil return',
    declined: 'Declined',
    share: 'Rate, %',
  },
  lists: {
    asked: 'Asked',
    requested: 'Request sent',
    delivered: 'Reached by the request',
    replied: 'Replied',
    acknowledged: 'Reply acknowledged',
    'in-time': 'Replied in time',
    late: 'Replied after the deadline',
    awaited: 'Reply awaited',
    'no-reply': 'Closed without a reply',
    undeliverable: 'Request or reminder could not be delivered',
    withdrawn: 'Request withdrawn',
    'not-requested': 'Request not yet sent',
    text: 'Replied with a text of its own',
    joint: 'Replied by a joint text',
    'on-behalf': 'Replied by a text submitted on its behalf',
    'nil-return': 'Replied that there was nothing to report',
    declined: 'Replied that no text would be sent',
  },
  definitions: {
    kinds:
      'Each addressee is in exactly one of the columns from “In time” to “Not yet sent”, so that these add up to “Asked”. “Sent to” includes “Reached”, and “Replied” includes “Acknowledged”: these are not added. The ways of replying add up to “Replied”.',
    share: 'Rate: those who replied as a share of those asked, rounded to whole per cent.',
    asked: 'Asked: addressees in the audience as it was frozen when the request was made.',
    requested: 'Sent to: the Secretariat has sent the request or has tried to.',
    delivered:
      'Reached: the mail exchange of the mission took the request, or it was delivered by hand, and it has not come back; or a reply shows that it arrived. It does not say that anybody has read it.',
    replied:
      'Replied: a reply is on file that has not been withdrawn, whether a text of its own, a joint text, a nil return or a refusal.',
    acknowledged:
      'Acknowledged: the receipt for a reply has been delivered. That of a joint text counts for all its authors.',
    'in-time': 'In time: the first reply that stands arrived before the end of the period of grace that applied to it.',
    late: 'Late: the first reply that stands arrived later.',
    awaited: 'Awaited: the request was sent, and the Secretariat is waiting for a reply.',
    'no-reply': 'No reply: the campaign was closed without one.',
    undeliverable: 'Not reached: the request or a reminder could not be delivered to any mailbox of the mission.',
    withdrawn: 'Withdrawn: the Secretariat withdrew the request before a reply.',
    'not-requested': 'Not yet sent: no mission has been given the request for this addressee.',
    text: 'Own text: a text of which it is the only author.',
    joint: 'Joint text: a text of several authors. It counts once as a text, and once for each author.',
    'on-behalf': 'On behalf: a text that another submitted on its behalf, where the campaign counts such texts.',
    'nil-return': 'Nil return: word that there is nothing to report.',
    declined: 'Declined: word that no text will be sent.',
  },
  howCounted: (day) =>
    `Addressees are counted by their treaty status on ${day}, when the audience of the request was frozen. Every figure is given by name in the lists that follow.`,
  parties: {
    atDispatch: (day) => `Addressees party on ${day}`,
    atReport: (day) => `All parties on ${day}`,
    columns: { basis: 'Counted from', parties: 'Parties', replied: 'Replied' },
    joined: 'Became party since',
    left: 'No longer party',
    notAsked: 'Party now and never asked',
  },
  notInDirectory: (instrument) => `${instrument}: not in the directory for the date of the request.`,
  classes: {
    parties: 'Parties',
    signatories: 'Signatories',
    'other-states': 'Other States',
    organizations: 'Organizations',
  },
  groups: {
    african: 'African States',
    'asia-pacific': 'Asia-Pacific States',
    'eastern-european': 'Eastern European States',
    'latin-american-and-caribbean': 'Latin American and Caribbean States',
    'western-european-and-other': 'Western European and other States',
    none: 'No regional group',
  },
  total: 'Total',
  languageNames: { ar: 'Arabic', zh: 'Chinese', en: 'English', fr: 'French', ru: 'Russian', es: 'Spanish' },
  replyColumns: {
    name: 'Addressee',
    received: 'Received on',
    days: 'Days',
    form: 'Reply',
    reminders: 'Reminders',
    versions: 'Versions',
  },
  effectColumns: { after: 'After', sent: 'Sent to', answered: 'Replied before the next', share: 'Share, %' },
  afterReminder: (number) => (number === 0 ? 'The request alone' : `${ordinals[number] ?? `No. ${number}`} reminder`),
  lateMark: '(late)',
  charts: {
    curveTitle: 'Replies over time, with reminders and extensions',
    curveAlternative: (from, to, replied, asked) =>
      `Line chart of the number of addressees that had replied, day by day from ${from} to ${to}: it rises from none to ${replied} of ${asked}. Marks below show the days of reminders and of extensions; upright lines show the deadline and the end of the period of grace.`,
    groupsTitle: 'Replies by regional group',
    groupsAlternative: (groups) =>
      `Bar chart with one bar for each of ${groups} groups: replies in time, late replies, and addressees that have not replied.`,
    languagesTitle: 'Replies by language of correspondence, per cent of those written to in it',
    languagesAlternative: (languages) =>
      `Small line charts of equal scale, one for each of ${languages} languages: the share of addressees that had replied, day by day.`,
    data: 'The figures of the chart are in the table that follows.',
    request: 'Request',
    deadline: 'Deadline',
    cutOff: 'End of grace',
    reminders: 'Reminders',
    extensions: 'Extensions',
    replies: 'Replies',
    notReplied: 'No reply so far',
    of: (part, whole) => `${part} of ${whole}`,
    curveColumns: {
      until: 'Up to and including',
      replies: 'Replies since the line above',
      inAll: 'Replies in all',
      reminders: 'Reminders',
      extensions: 'Extensions',
    },
    language: 'Language of correspondence',
    shortDay: (day) => {
      const [date, month] = dayAndMonth(day);
      return `${date} ${months[month - 1]}`;
    },
  },
  mail: {
    first: 'This is the first report on this request.',
    since: (moment) => `New since the last report, of ${moment}:`,
    nothing: 'Nothing is new.',
    replied: 'Replied',
    late: 'Of these, or otherwise, late',
    replyGone: 'Reply withdrawn',
    extended: 'Given more time',
    undeliverable: 'Could not be reached',
    noReply: 'Closed without a reply',
    attached: 'The full report is attached as PDF, and as a workbook that can be sorted.',
  },
  sheet: {
    addressees: 'Addressees',
    figures: 'Figures',
    course: 'Course',
    code: 'Code',
    status: 'Treaty status',
    group: 'Regional group',
    standing: 'Where it stands',
    reached: 'Reached',
    acknowledged: 'Acknowledged',
    requestedOn: 'Request sent on',
    calendarDays: 'Calendar days',
    workingDays: 'Working days',
    extendedTo: 'Extended to',
    yes: 'yes',
    no: 'no',
    figure: 'Figure',
    value: 'Number',
    names: 'Addressees counted',
  },
  number: (value, decimals) => grouped(value, decimals, ',', '.'),
  colon: ': ',
  comma: ', ',
};
