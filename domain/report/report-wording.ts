import type { AudienceClass } from '../campaign/definition.ts';
import type { RegionalGroup } from '../directory/entity.ts';
import { DomainRefusal } from '../errors.ts';
import type { Language } from '../language.ts';
import type { ResponseState } from './response-facts.ts';

/** How the states are put together for print: in time is one figure, acknowledged yet or not. */
export type PrintedState = Exclude<ResponseState, 'responded' | 'acknowledged'> | 'in-time';

/**
 * The phrases of a status of responses, whole, one set a language (docs/adr/0010). Figures and dates
 * are put in; names of States stand only in lists and tables, never inside a sentence. No native
 * editor has read them yet, which `reviewed` says.
 */
export interface ReportWording {
  readonly reviewed: boolean;
  readonly title: string;
  readonly asAt: (moment: string) => string;
  readonly replies: (moment: string, replied: number, addressees: number, share: number) => string;
  readonly inTimeAndLate: (inTime: number, late: number) => string;
  readonly parties: (day: string, instrument: string, replied: number, parties: number) => string;
  readonly partiesNow: (instrument: string, replied: number, parties: number) => string;
  readonly median: (days: string) => string;
  readonly reminders: (sent: number) => string;
  readonly remindersPerReply: (each: string) => string;
  readonly howCounted: (day: string) => string;
  readonly tableTitle: string;
  readonly listsTitle: string;
  readonly repliesTitle: string;
  readonly columns: { readonly group: string; readonly addressees: string; readonly share: string } & Readonly<
    Record<PrintedState, string>
  >;
  readonly lists: Readonly<Record<PrintedState, string>>;
  readonly classes: Readonly<Record<AudienceClass, string>>;
  readonly groups: Readonly<Record<RegionalGroup | 'none', string>>;
  readonly total: string;
  readonly replyColumns: {
    readonly name: string;
    readonly received: string;
    readonly days: string;
    readonly reminders: string;
    readonly versions: string;
  };
  readonly lateMark: string;
  /** "1,234.5" and "1 234,5". */
  readonly number: (value: number, decimals: number) => string;
  /** Between a list's label and the list. */
  readonly colon: string;
}

const grouped = (value: number, decimals: number, thousands: string, point: string): string => {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return fraction === undefined ? separated : `${separated}${point}${fraction}`;
};

const english: ReportWording = {
  reviewed: false,
  title: 'Status of responses',
  asAt: (moment) => `As at ${moment}`,
  replies: (moment, replied, addressees, share) =>
    `As at ${moment}, ${replied} of the ${addressees} addressees had replied (${share} per cent).`,
  inTimeAndLate: (inTime, late) =>
    late === 0
      ? 'All replies arrived in time.'
      : `Of the replies, ${inTime} arrived in time and ${late} after the deadline.`,
  parties: (day, instrument, replied, parties) =>
    `Of the ${parties} addressees that were party to ${instrument} on ${day}, ${replied} had replied.`,
  partiesNow: (instrument, replied, parties) =>
    `On the date of this report ${instrument} had ${parties} parties, of which ${replied} had replied.`,
  median: (days) => `Half of the replies arrived within ${days} days of the request.`,
  reminders: (sent) => (sent === 1 ? 'One reminder had been sent.' : `A total of ${sent} reminders had been sent.`),
  remindersPerReply: (each) => `That is ${each} for each reply received.`,
  howCounted: (day) =>
    `Addressees are counted by their treaty status on ${day}, when the audience of the request was frozen. Each is counted once; every figure of the table is given by name in the lists that follow.`,
  tableTitle: 'Responses by treaty status and regional group',
  listsTitle: 'The addressees by name',
  repliesTitle: 'Replies received',
  columns: {
    group: 'Status and group',
    addressees: 'Asked',
    'in-time': 'In time',
    late: 'Late',
    requested: 'Reply awaited',
    'no-reply': 'No reply',
    undeliverable: 'Not reached',
    withdrawn: 'Withdrawn',
    'not-requested': 'Not yet sent',
    share: 'Rate, %',
  },
  lists: {
    'in-time': 'Replied in time',
    late: 'Replied after the deadline',
    requested: 'Reply awaited',
    'no-reply': 'Closed without a reply',
    undeliverable: 'Request or reminder could not be delivered',
    withdrawn: 'Request withdrawn',
    'not-requested': 'Request not yet sent',
  },
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
  replyColumns: {
    name: 'Addressee',
    received: 'Received on',
    days: 'Days',
    reminders: 'Reminders',
    versions: 'Versions',
  },
  lateMark: '(late)',
  number: (value, decimals) => grouped(value, decimals, ',', '.'),
  colon: ': ',
};

const french: ReportWording = {
  reviewed: false,
  title: 'État des réponses',
  asAt: (moment) => `Au ${moment}`,
  replies: (moment, replied, addressees, share) =>
    replied <= 1
      ? `Au ${moment}, ${replied} destinataire sur ${addressees} avait répondu (${share}\u00a0%).`
      : `Au ${moment}, ${replied} destinataires sur ${addressees} avaient répondu (${share}\u00a0%).`,
  inTimeAndLate: (inTime, late) =>
    late === 0
      ? 'Toutes les réponses sont parvenues dans les délais.'
      : `Réponses parvenues dans les délais\u00a0: ${inTime}\u00a0; après la date limite\u00a0: ${late}.`,
  parties: (day, instrument, replied, parties) =>
    `Parmi les ${parties} destinataires qui étaient parties à ${instrument} à la date du ${day}, ${replied} ${replied <= 1 ? 'avait' : 'avaient'} répondu.`,
  partiesNow: (instrument, replied, parties) =>
    `À la date du présent état, ${instrument} comptait ${parties} parties, dont ${replied} ${replied <= 1 ? 'avait' : 'avaient'} répondu.`,
  median: (days) => `La moitié des réponses sont parvenues dans les ${days} jours suivant la demande.`,
  reminders: (sent) =>
    sent <= 1 ? `Il avait été envoyé ${sent} rappel.` : `Il avait été envoyé ${sent} rappels au total.`,
  remindersPerReply: (each) => `Rappels par réponse reçue\u00a0: ${each}.`,
  howCounted: (day) =>
    `Les destinataires sont classés selon leur statut conventionnel à la date du ${day}, à laquelle la liste des destinataires a été arrêtée. Chacun n'est compté qu'une fois\u00a0; les listes qui suivent donnent les noms que recouvre chaque chiffre du tableau.`,
  tableTitle: 'Réponses par statut conventionnel et groupe régional',
  listsTitle: 'Liste nominative des destinataires',
  repliesTitle: 'Réponses reçues',
  columns: {
    group: 'Statut et groupe',
    addressees: 'Sollicités',
    'in-time': 'À temps',
    late: 'En retard',
    requested: 'En attente',
    'no-reply': 'Sans réponse',
    undeliverable: 'Non joints',
    withdrawn: 'Retirées',
    'not-requested': 'À envoyer',
    share: 'Taux, %',
  },
  lists: {
    'in-time': 'Ont répondu dans les délais',
    late: 'Ont répondu après la date limite',
    requested: 'Réponse attendue',
    'no-reply': "N'ont pas répondu avant la clôture",
    undeliverable: "La demande ou un rappel n'a pas pu être remis",
    withdrawn: 'Demande retirée',
    'not-requested': 'Demande pas encore envoyée',
  },
  classes: {
    parties: 'Parties',
    signatories: 'Signataires',
    'other-states': 'Autres États',
    organizations: 'Organisations',
  },
  groups: {
    african: "États d'Afrique",
    'asia-pacific': "États d'Asie et du Pacifique",
    'eastern-european': "États d'Europe orientale",
    'latin-american-and-caribbean': "États d'Amérique latine et des Caraïbes",
    'western-european-and-other': "États d'Europe occidentale et autres États",
    none: 'Sans groupe régional',
  },
  total: 'Total',
  replyColumns: {
    name: 'Destinataire',
    received: 'Reçue le',
    days: 'Jours',
    reminders: 'Rappels',
    versions: 'Versions',
  },
  lateMark: '(tardive)',
  number: (value, decimals) => grouped(value, decimals, '\u202f', ','),
  colon: '\u00a0: ',
};

const wordings: Readonly<Partial<Record<Language, ReportWording>>> = { en: english, fr: french };

/** @throws DomainRefusal `no-report-wording` for a language that reports have no phrases in */
export const reportWording = (language: Language): ReportWording => {
  const wording = wordings[language];
  if (wording !== undefined) return wording;
  throw new DomainRefusal(
    'no-report-wording',
    `A status of responses has no wording in "${language}": choose one of ${Object.keys(wordings).join(', ')}.`,
  );
};
