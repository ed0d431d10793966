import type { PaperWording, RespondentNumbers } from '../paper-wording.ts';
import { inWords } from './in-words.ts';

const numbers = ['ningún', 'un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];

/** "3 Estados y una organización" */
const from = ({ states, organizations }: RespondentNumbers): string => {
  const ofStates = states === 1 ? 'un Estado' : `${inWords(states, numbers, organizations)} Estados`;
  const ofOrganizations =
    organizations === 1 ? 'una organización' : `${inWords(organizations, numbers, states)} organizaciones`;
  if (organizations === 0) return ofStates;
  return states === 0 ? ofOrganizations : `${ofStates} y ${ofOrganizations}`;
};

export const spanishPaperWording: PaperWording = {
  reviewed: false,
  betweenSentences: ' ',
  organization: 'Naciones Unidas',
  languageNames: { ar: 'árabe', zh: 'chino', en: 'inglés', fr: 'francés', ru: 'ruso', es: 'español' },
  noteBySecretariat: 'Nota de la Secretaría',
  conferenceRoomPaper: 'Documento de sesión preparado por la Secretaría',
  contents: 'Índice',
  page: 'Página',
  chapters: {
    introduction: 'Introducción',
    states: 'Respuestas recibidas de Estados',
    organizations: 'Respuestas recibidas de organizaciones',
  },
  pursuantTo: (resolution, paragraph) =>
    `El presente documento contiene las respuestas que la Secretaría recibió en cumplimiento del párrafo ${paragraph} de la resolución ${resolution}.`,
  invited: (noteDate) =>
    `La Secretaría dirigió una nota verbal a los Estados, y una carta a las organizaciones, de fecha ${noteDate}, en que los invitaba a responder.`,
  invitedUntil: (noteDate, deadline) =>
    `La Secretaría dirigió una nota verbal a los Estados, y una carta a las organizaciones, de fecha ${noteDate}, en que los invitaba a responder a más tardar el ${deadline}.`,
  received: (asAt, replies) => `Al ${asAt} se habían recibido respuestas de ${from(replies)}.`,
  noneReceived: (asAt) => `Al ${asAt} no se había recibido ninguna respuesta.`,
  joint: (texts) =>
    texts === 1
      ? 'Un texto se presentó conjuntamente; se reproduce una sola vez, bajo los nombres de todos sus autores.'
      : `De los textos, ${inWords(texts, numbers)} se presentaron conjuntamente; cada uno se reproduce una sola vez, bajo los nombres de todos sus autores.`,
  nilReturns: 'Respondieron que no tenían nada que comunicar:',
  declined: 'Comunicaron a la Secretaría que no presentarían ningún texto:',
  asReceived:
    'Las respuestas se reproducen tal como se recibieron, en el idioma en que se presentaron. No han sido objeto de edición oficial.',
  order:
    'Figuran en primer lugar las respuestas de los Estados y a continuación las de las organizaciones, en ambos casos por orden alfabético.',
  orderOfStates: 'Siguen el orden alfabético de los nombres de los Estados.',
  lateCompiled: 'Se incluyen las respuestas recibidas después del plazo, con una indicación a ese respecto.',
  lateNotCompiled: (count) =>
    count === 1
      ? 'Una respuesta se recibió después del plazo y no se reproduce.'
      : `Después del plazo se recibieron ${inWords(count, numbers)} respuestas, que no se reproducen.`,
  noStates: 'Ningún Estado había respondido cuando se preparó el presente documento.',
  originalLine: (language) => `[Original: ${language}]`,
  receivedLine: (day) => `[Recibida el ${day}]`,
  receivedLateLine: (day) => `[Recibida el ${day}, después del plazo]`,
  jointLine: '[Texto conjunto]',
  seeJoint: (heading) => `[Texto conjunto: véase en ${heading}]`,
  onBehalfOf: 'Presentado también en nombre de:',
  emptySubmission: 'La respuesta no contiene ningún texto que pueda reproducirse aquí.',
  textOnFile: 'Por deseo de su autor, el texto no se reproduce. Obra en los archivos de la Secretaría.',
  pagesElsewhere: (pages) =>
    `Páginas sin texto que pueda extraerse, que se reproducen tal como se recibieron en la versión PDF del presente documento: ${pages}.`,
  pagesOnFile: (pages) => `Páginas que no pueden reproducirse y que obran en los archivos de la Secretaría: ${pages}.`,
  attachmentsOnFile: 'Obran en los archivos de la Secretaría:',
  attachmentsLinked: 'Disponibles en línea:',
  attachment: (name, pages) =>
    pages === undefined ? name : pages === 1 ? `${name} (1 página)` : `${name} (${pages} páginas)`,
  list: {
    title: 'Lista de autores de las respuestas',
    columns: { name: 'Autor', language: 'Original', day: 'Recibida el', what: 'Respuesta' },
    what: {
      reproduced: 'Se reproduce',
      joint: 'Texto conjunto',
      'on-file': 'En los archivos',
      'nil-return': 'Nada que comunicar',
      declined: 'No presenta texto',
    },
  },
  addendum: {
    title: 'Adición',
    holds: (symbol) => `La presente adición contiene respuestas que no se reproducen en el documento ${symbol}.`,
  },
  corrigendum: {
    title: 'Corrección',
    holds: (symbol) =>
      `Los textos que figuran a continuación sustituyen a los reproducidos bajo los mismos nombres en el documento ${symbol}.`,
  },
  revision: { title: 'Revisión', holds: (symbol) => `El presente documento sustituye al documento ${symbol}.` },
  reissued: (day) => `Publicado nuevamente por razones técnicas el ${day}.`,
  transmittal: {
    chapters: { states: 'Observaciones de Estados', organizations: 'Observaciones de organizaciones' },
    calledFor: (resolution, paragraph) =>
      `En el párrafo ${paragraph} de la resolución ${resolution} se prevé la presentación de observaciones y opiniones para las deliberaciones de la reunión.`,
    holds: 'En el presente documento se reproducen las observaciones recibidas con ese fin.',
    transmitted: (by, days, instruction) =>
      `Las observaciones que se reproducen a continuación fueron entregadas a la Secretaría por ${by} el ${days}. Se solicitó ${instruction}.`,
    from: (respondents) => `Proceden de ${from(respondents)}.`,
    none: 'No se había transmitido ninguna observación cuando se preparó el presente documento.',
    asReceived:
      'Los textos se reproducen tal como se recibieron, en el idioma en que se presentaron, sin edición oficial.',
    order:
      'Figuran en primer lugar los textos de los Estados y a continuación los de las organizaciones, en ambos casos por orden alfabético.',
    transmittedLine: (day) => `[Transmitido el ${day}]`,
  },
};
