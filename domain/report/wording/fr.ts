import type { ReportWording } from '../report-wording.ts';
import { dayAndMonth, grouped } from './figures.ts';

const months = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juill.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];

/** The status of responses in French; see `ReportWording`. */
export const french: ReportWording = {
  reviewed: false,
  organization: 'Nations Unies',
  title: 'État des réponses',
  asAt: (moment) => `Au ${moment}`,
  summary: {
    replies: (moment, replied, asked, share) =>
      replied <= 1
        ? `Au ${moment}, ${replied} destinataire sur ${asked} avait répondu (${share}\u00a0%).`
        : `Au ${moment}, ${replied} destinataires sur ${asked} avaient répondu (${share}\u00a0%).`,
    inTimeAndLate: (inTime, late) =>
      late === 0
        ? 'Toutes les réponses sont parvenues dans les délais.'
        : `Réponses parvenues dans les délais\u00a0: ${inTime}\u00a0; après la date limite\u00a0: ${late}.`,
    documents: (count) => `Textes versés au dossier\u00a0: ${count}.`,
    parties: (day, instrument, replied, parties) =>
      `Parmi les ${parties} destinataires qui étaient parties à ${instrument} à la date du ${day}, ${replied} ${replied <= 1 ? 'avait' : 'avaient'} répondu.`,
    partiesNow: (instrument, replied, parties) =>
      `À la date du présent état, ${instrument} comptait ${parties} parties, dont ${replied} ${replied <= 1 ? 'avait' : 'avaient'} répondu.`,
    partiesUnknown: (instrument) =>
      `Le répertoire n'indique pas quelles étaient les parties à ${instrument} à la date du présent état.`,
    median: (calendarDays, workingDays) =>
      `La moitié des réponses sont parvenues dans les ${calendarDays} jours civils (${workingDays} jours ouvrables) suivant la demande.`,
    medianCalendar: (calendarDays) =>
      `La moitié des réponses sont parvenues dans les ${calendarDays} jours civils suivant la demande.`,
    reminders: (sent) =>
      sent <= 1 ? `Il avait été envoyé ${sent} rappel.` : `Il avait été envoyé ${sent} rappels au total.`,
    remindersPerReply: (each) => `Rappels par réponse reçue\u00a0: ${each}.`,
  },
  headings: {
    table: 'Réponses par statut conventionnel et groupe régional',
    forms: 'Forme des réponses',
    course: 'Évolution des réponses',
    denominators: 'Parties à la date de la demande et à la date du présent état',
    instruments: 'Réponses selon le statut au regard des autres instruments',
    lists: 'Liste nominative des destinataires',
    replies: 'Réponses reçues',
    definitions: 'Signification des chiffres',
  },
  columns: {
    group: 'Statut et groupe',
    asked: 'Sollicités',
    requested: 'Saisis',
    delivered: 'Joints',
    replied: 'Réponses',
    acknowledged: 'Accusés de réception',
    'in-time': 'À temps',
    late: 'En retard',
    awaited: 'En attente',
    'no-reply': 'Sans réponse',
    undeliverable: 'Non joints',
    withdrawn: 'Retirées',
    'not-requested': 'À envoyer',
    text: 'Texte propre',
    joint: 'Texte commun',
    'on-behalf': 'Par autrui',
    'nil-return': 'Néant',
    declined: 'Refus',
    share: 'Taux, %',
  },
  lists: {
    asked: 'Sollicités',
    requested: 'Demande envoyée',
    delivered: 'Joints par la demande',
    replied: 'Ont répondu',
    acknowledged: 'Réponse dont il a été accusé réception',
    'in-time': 'Ont répondu dans les délais',
    late: 'Ont répondu après la date limite',
    awaited: 'Réponse attendue',
    'no-reply': "N'ont pas répondu avant la clôture",
    undeliverable: "La demande ou un rappel n'a pas pu être remis",
    withdrawn: 'Demande retirée',
    'not-requested': 'Demande pas encore envoyée',
    text: 'Ont répondu par un texte propre',
    joint: 'Ont répondu par un texte commun',
    'on-behalf': 'Un texte a été présenté en leur nom',
    'nil-return': "Ont répondu n'avoir rien à signaler",
    declined: "Ont répondu qu'il ne serait pas envoyé de texte",
  },
  definitions: {
    kinds:
      "Chaque destinataire figure dans une seule des colonnes allant de «\u00a0À temps\u00a0» à «\u00a0À envoyer\u00a0», dont la somme est égale à «\u00a0Sollicités\u00a0». «\u00a0Saisis\u00a0» comprend «\u00a0Joints\u00a0», et «\u00a0Réponses\u00a0» comprend «\u00a0Accusés de réception\u00a0»\u00a0: ces colonnes ne s'additionnent pas. La somme des formes de réponse est égale à «\u00a0Réponses\u00a0».",
    share: 'Taux\u00a0: part des destinataires sollicités qui ont répondu, arrondie au pour cent.',
    asked: 'Sollicités\u00a0: destinataires figurant sur la liste arrêtée lors de la demande.',
    requested: 'Saisis\u00a0: le Secrétariat leur a envoyé la demande ou a tenté de le faire.',
    delivered:
      "Joints\u00a0: le serveur de messagerie de la mission a accepté la demande, ou celle-ci a été remise en main propre, et elle n'est pas revenue\u00a0; ou une réponse montre qu'elle est arrivée. Cela ne signifie pas qu'elle a été lue.",
    replied:
      "Réponses\u00a0: une réponse non retirée est versée au dossier, qu'il s'agisse d'un texte propre, d'un texte commun, d'une réponse «\u00a0néant\u00a0» ou d'un refus.",
    acknowledged:
      "Accusés de réception\u00a0: l'accusé de réception d'une réponse a été remis. Celui d'un texte commun vaut pour tous ses auteurs.",
    'in-time': 'À temps\u00a0: la première réponse valable est parvenue avant la fin du délai de grâce applicable.',
    late: 'En retard\u00a0: la première réponse valable est parvenue plus tard.',
    awaited: 'En attente\u00a0: la demande a été envoyée et le Secrétariat attend une réponse.',
    'no-reply': "Sans réponse\u00a0: la campagne a été close sans qu'une réponse soit parvenue.",
    undeliverable: "Non joints\u00a0: la demande ou un rappel n'a pu être remis à aucune adresse de la mission.",
    withdrawn: 'Retirées\u00a0: le Secrétariat a retiré la demande avant toute réponse.',
    'not-requested': "À envoyer\u00a0: la demande n'est encore parvenue à aucune mission pour ce destinataire.",
    text: 'Texte propre\u00a0: texte dont le destinataire est le seul auteur.',
    joint:
      'Texte commun\u00a0: texte de plusieurs auteurs. Il compte une fois comme texte, et une fois pour chaque auteur.',
    'on-behalf':
      'Par autrui\u00a0: texte présenté par un tiers au nom du destinataire, lorsque la campagne compte de tels textes.',
    'nil-return': "Néant\u00a0: réponse indiquant qu'il n'y a rien à signaler.",
    declined: "Refus\u00a0: réponse indiquant qu'il ne sera pas envoyé de texte.",
  },
  howCounted: (day) =>
    `Les destinataires sont classés selon leur statut conventionnel à la date du ${day}, à laquelle la liste des destinataires a été arrêtée. Les listes qui suivent donnent les noms que recouvre chaque chiffre.`,
  parties: {
    atDispatch: (day) => `Destinataires parties au ${day}`,
    atReport: (day) => `Toutes les parties au ${day}`,
    columns: { basis: 'Base de calcul', parties: 'Parties', replied: 'Réponses' },
    joined: 'Devenus parties depuis',
    left: 'Ne sont plus parties',
    notAsked: 'Parties à ce jour, jamais sollicitées',
  },
  notInDirectory: (instrument) => `${instrument}\u00a0: ne figure pas dans le répertoire à la date de la demande.`,
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
  languageNames: { ar: 'Arabe', zh: 'Chinois', en: 'Anglais', fr: 'Français', ru: 'Russe', es: 'Espagnol' },
  replyColumns: {
    name: 'Destinataire',
    received: 'Reçue le',
    days: 'Jours',
    form: 'Forme',
    reminders: 'Rappels',
    versions: 'Versions',
  },
  effectColumns: { after: 'Après', sent: 'Envoi à', answered: "Réponses avant l'envoi suivant", share: 'Part, %' },
  afterReminder: (number) => (number === 0 ? 'La demande seule' : number === 1 ? '1er rappel' : `${number}e rappel`),
  lateMark: '(tardive)',
  charts: {
    curveTitle: 'Réponses au fil du temps, avec les rappels et les prolongations',
    curveAlternative: (from, to, replied, asked) =>
      `Courbe du nombre de destinataires ayant répondu, jour par jour, du ${from} au ${to}\u00a0: elle part de zéro et atteint ${replied} sur ${asked}. Les marques placées dessous indiquent les jours des rappels et des prolongations\u00a0; les traits verticaux indiquent la date limite et la fin du délai de grâce.`,
    groupsTitle: 'Réponses par groupe régional',
    groupsAlternative: (groups) =>
      `Diagramme en barres, une barre par groupe (nombre de groupes\u00a0: ${groups})\u00a0: réponses à temps, réponses tardives et destinataires n'ayant pas répondu.`,
    languagesTitle: 'Réponses par langue de correspondance, en pourcentage des destinataires sollicités dans celle-ci',
    languagesAlternative: (languages) =>
      `Petites courbes de même échelle, une par langue (nombre de langues\u00a0: ${languages})\u00a0: part des destinataires ayant répondu, jour par jour.`,
    data: 'Les chiffres du graphique figurent dans le tableau qui suit.',
    request: 'Demande',
    deadline: 'Date limite',
    cutOff: 'Fin du délai de grâce',
    reminders: 'Rappels',
    extensions: 'Prolongations',
    replies: 'Réponses',
    notReplied: 'Pas de réponse à ce jour',
    of: (part, whole) => `${part} sur ${whole}`,
    curveColumns: {
      until: "Jusqu'au",
      replies: 'Réponses depuis la ligne précédente',
      inAll: 'Réponses au total',
      reminders: 'Rappels',
      extensions: 'Prolongations',
    },
    language: 'Langue de correspondance',
    shortDay: (day) => {
      const [date, month] = dayAndMonth(day);
      return `${date === 1 ? '1er' : date} ${months[month - 1]}`;
    },
  },
  mail: {
    first: 'Ceci est le premier état relatif à cette demande.',
    since: (moment) => `Nouveau depuis le dernier état, en date du ${moment}\u00a0:`,
    nothing: 'Rien de nouveau.',
    replied: 'Ont répondu',
    late: 'Dont, ou par ailleurs, en retard',
    replyGone: 'Réponse retirée',
    extended: 'Ont obtenu une prolongation',
    undeliverable: "N'ont pas pu être joints",
    noReply: 'Clos sans réponse',
    attached: "L'état complet est joint au format PDF et sous forme de classeur que l'on peut trier.",
  },
  sheet: {
    addressees: 'Destinataires',
    figures: 'Chiffres',
    course: 'Évolution',
    code: 'Code',
    status: 'Statut conventionnel',
    group: 'Groupe régional',
    standing: 'Situation',
    reached: 'Joint',
    acknowledged: 'Accusé de réception',
    requestedOn: 'Demande envoyée le',
    calendarDays: 'Jours civils',
    workingDays: 'Jours ouvrables',
    extendedTo: "Prolongation jusqu'au",
    yes: 'oui',
    no: 'non',
    figure: 'Chiffre',
    value: 'Nombre',
    names: 'Destinataires comptés',
  },
  number: (value, decimals) => grouped(value, decimals, '\u202f', ','),
  colon: '\u00a0: ',
  comma: ', ',
};
