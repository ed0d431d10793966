import type { PaperWording, RespondentNumbers } from '../paper-wording.ts';
import { capital, inWords } from './in-words.ts';

const masculine = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];
const feminine = ['aucune', 'une', ...masculine.slice(2)];

/** "de 3 États et d’une organisation" */
const from = ({ states, organizations }: RespondentNumbers): string => {
  const ofStates = states === 1 ? 'd’un État' : `de ${inWords(states, masculine, organizations)} États`;
  const ofOrganizations =
    organizations === 1 ? 'd’une organisation' : `de ${inWords(organizations, feminine, states)} organisations`;
  if (organizations === 0) return ofStates;
  return states === 0 ? ofOrganizations : `${ofStates} et ${ofOrganizations}`;
};

export const frenchPaperWording: PaperWording = {
  reviewed: false,
  betweenSentences: ' ',
  organization: 'Nations Unies',
  languageNames: { ar: 'arabe', zh: 'chinois', en: 'anglais', fr: 'français', ru: 'russe', es: 'espagnol' },
  noteBySecretariat: 'Note du Secrétariat',
  conferenceRoomPaper: 'Document de séance établi par le Secrétariat',
  contents: 'Table des matières',
  page: 'Page',
  chapters: {
    introduction: 'Introduction',
    states: 'Réponses reçues des États',
    organizations: 'Réponses reçues des organisations',
  },
  pursuantTo: (resolution, paragraph) =>
    `Le présent document contient les réponses que le Secrétariat a reçues en application du paragraphe ${paragraph} de la résolution ${resolution}.`,
  invited: (noteDate) =>
    `Le Secrétariat a adressé aux États une note verbale, et aux organisations une lettre, en date du ${noteDate}, les invitant à répondre.`,
  invitedUntil: (noteDate, deadline) =>
    `Le Secrétariat a adressé aux États une note verbale, et aux organisations une lettre, en date du ${noteDate}, les invitant à répondre au plus tard le ${deadline}.`,
  received: (asAt, replies) => `Au ${asAt}, des réponses avaient été reçues ${from(replies)}.`,
  noneReceived: (asAt) => `Au ${asAt}, aucune réponse n’avait été reçue.`,
  joint: (texts) =>
    texts === 1
      ? 'Un texte a été présenté conjointement\u00a0; il est reproduit une seule fois, sous le nom de tous ses auteurs.'
      : `Parmi ces textes, ${inWords(texts, masculine)} ont été présentés conjointement\u00a0; chacun est reproduit une seule fois, sous le nom de tous ses auteurs.`,
  nilReturns: 'Ont répondu n’avoir rien à communiquer\u00a0:',
  declined: 'Ont fait savoir au Secrétariat qu’ils ne présenteraient pas de texte\u00a0:',
  asReceived:
    'Les réponses sont reproduites telles qu’elles ont été reçues, dans la langue de l’original. Elles n’ont pas été revues par les services d’édition.',
  order:
    'Les réponses des États sont présentées en premier, suivies de celles des organisations, dans les deux cas par ordre alphabétique.',
  orderOfStates: 'Elles suivent l’ordre alphabétique des noms des États.',
  lateCompiled: 'Les réponses reçues après la date limite sont incluses et signalées comme telles.',
  lateNotCompiled: (count) =>
    count === 1
      ? 'Une réponse a été reçue après la date limite et n’est pas reproduite.'
      : `${capital(inWords(count, feminine))} réponses ont été reçues après la date limite et ne sont pas reproduites.`,
  noStates: 'Aucun État n’avait répondu au moment de l’établissement du présent document.',
  originalLine: (language) => `[Original\u00a0: ${language}]`,
  receivedLine: (day) => `[Reçue le ${day}]`,
  receivedLateLine: (day) => `[Reçue le ${day}, après la date limite]`,
  jointLine: '[Texte commun]',
  seeJoint: (heading) => `[Texte commun\u00a0: voir sous ${heading}]`,
  onBehalfOf: 'Présenté aussi au nom de\u00a0:',
  emptySubmission: 'La réponse ne contient aucun texte qui puisse être reproduit ici.',
  textOnFile:
    'À la demande de son auteur, le texte n’est pas reproduit. Il est conservé dans les dossiers du Secrétariat.',
  pagesElsewhere: (pages) =>
    `Pages ne contenant pas de texte exploitable, reproduites telles qu’elles ont été reçues dans la version PDF du présent document\u00a0: ${pages}.`,
  pagesOnFile: (pages) =>
    `Pages ne pouvant être reproduites, conservées dans les dossiers du Secrétariat\u00a0: ${pages}.`,
  attachmentsOnFile: 'Peuvent être consultées au Secrétariat les pièces suivantes\u00a0:',
  attachmentsLinked: 'Disponibles en ligne\u00a0:',
  attachment: (name, pages) =>
    pages === undefined ? name : pages === 1 ? `${name} (1 page)` : `${name} (${pages} pages)`,
  list: {
    title: 'Liste des auteurs de réponses',
    columns: { name: 'Auteur', language: 'Original', day: 'Reçue le', what: 'Réponse' },
    what: {
      reproduced: 'Reproduite',
      joint: 'Texte commun',
      'on-file': 'Conservée au dossier',
      'nil-return': 'Rien à communiquer',
      declined: 'Pas de texte',
    },
  },
  addendum: {
    title: 'Additif',
    holds: (symbol) =>
      `Le présent additif contient des réponses qui ne sont pas reproduites dans le document ${symbol}.`,
  },
  corrigendum: {
    title: 'Rectificatif',
    holds: (symbol) =>
      `Les textes ci-après remplacent ceux qui figurent sous les mêmes noms dans le document ${symbol}.`,
  },
  revision: { title: 'Révision', holds: (symbol) => `Le présent document remplace le document ${symbol}.` },
  reissued: (day) => `Nouveau tirage pour raisons techniques (${day}).`,
  transmittal: {
    chapters: { states: 'Observations des États', organizations: 'Observations des organisations' },
    calledFor: (resolution, paragraph) =>
      `Le paragraphe ${paragraph} de la résolution ${resolution} prévoit que des observations et des vues soient communiquées aux fins des débats de la réunion.`,
    holds: 'On trouvera dans le présent document les observations reçues à cet effet.',
    transmitted: (by, days, instruction) =>
      `Les observations ci-après ont été remises au Secrétariat par ${by} le ${days}. Il a été demandé ${instruction}.`,
    from: (respondents) => `Elles émanent ${from(respondents)}.`,
    none: 'Aucune observation n’avait été transmise au moment de l’établissement du présent document.',
    asReceived:
      'Les textes sont reproduits tels qu’ils ont été reçus, dans la langue de l’original, sans avoir été revus par les services d’édition.',
    order:
      'Les textes des États sont présentés en premier, suivis de ceux des organisations, dans les deux cas par ordre alphabétique.',
    transmittedLine: (day) => `[Transmis le ${day}]`,
  },
};
