import { DomainRefusal } from '../errors.ts';
import type { Language } from '../language.ts';

/**
 * Phrases of a paper whose texts were transmitted and not asked for, whole, one set a language. None has been read
 * by an editor of official records.
 */
export interface TransmittalWording {
  readonly reviewed: boolean;
  readonly byline: string;
  readonly chapters: { readonly states: string; readonly organizations: string };
  /** The mandate, without saying that anybody was written to. */
  readonly calledFor: (resolution: string, paragraph: number) => string;
  readonly holds: string;
  /** `by` is the campaign's phrase for who transmits, `instruction` what was asked. */
  readonly transmitted: (by: string, days: string, instruction: string) => string;
  readonly from: (states: number, organizations: number) => string;
  readonly joint: (texts: number) => string;
  readonly none: string;
  readonly asReceived: string;
  readonly order: string;
  readonly orderWithOrganizations: string;
  readonly transmittedLine: (day: string) => string;
  readonly jointLine: string;
  /** Under the name of a State whose text stands under a row of names. */
  readonly seeJoint: (heading: string) => string;
}

/** Numbers below ten are written out. */
const inWords = (count: number, words: readonly string[]): string => words[count] ?? String(count);

const englishNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const frenchNumbers = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];

const english: TransmittalWording = {
  reviewed: false,
  byline: 'Conference room paper prepared by the Secretariat',
  chapters: { states: 'Comments of States', organizations: 'Comments of organizations' },
  calledFor: (resolution, paragraph) =>
    `Paragraph ${paragraph} of resolution ${resolution} calls for comments and views for the deliberations of the meeting.`,
  holds: 'The present paper reproduces the comments that were received for it.',
  transmitted: (by, days, instruction) =>
    `The comments reproduced below were handed to the Secretariat by ${by} on ${days}. It was requested ${instruction}.`,
  from: (states, organizations) => {
    const ofStates = states === 1 ? 'one State' : `${inWords(states, englishNumbers)} States`;
    const ofOrganizations =
      organizations === 1 ? 'one organization' : `${inWords(organizations, englishNumbers)} organizations`;
    if (organizations === 0) return `They are those of ${ofStates}.`;
    return states === 0
      ? `They are those of ${ofOrganizations}.`
      : `They are those of ${ofStates} and ${ofOrganizations}.`;
  },
  joint: (texts) =>
    texts === 1
      ? 'One text was submitted jointly; it is reproduced once, under the names of all those that submitted it.'
      : `Of the texts, ${inWords(texts, englishNumbers)} were submitted jointly; each is reproduced once, under the names of all those that submitted it.`,
  none: 'No comments had been transmitted when the present paper was prepared.',
  asReceived: 'The texts are reproduced as received, in the language in which they were submitted, without editing.',
  order: 'They follow the alphabetical order of the names of the States.',
  orderWithOrganizations: 'States come first and organizations after them, each in alphabetical order.',
  transmittedLine: (day) => `[Transmitted on ${day}]`,
  jointLine: '[Joint text]',
  seeJoint: (heading) => `[Joint text: see under ${heading}]`,
};

const french: TransmittalWording = {
  reviewed: false,
  byline: 'Document de séance établi par le Secrétariat',
  chapters: { states: 'Observations des États', organizations: 'Observations des organisations' },
  calledFor: (resolution, paragraph) =>
    `Le paragraphe ${paragraph} de la résolution ${resolution} prévoit que des observations et des vues soient communiquées aux fins des débats de la réunion.`,
  holds: 'On trouvera dans le présent document les observations reçues à cet effet.',
  transmitted: (by, days, instruction) =>
    `Les observations ci-après ont été remises au Secrétariat par ${by} le ${days}. Il a été demandé ${instruction}.`,
  from: (states, organizations) => {
    const ofStates = states === 1 ? 'd’un État' : `de ${inWords(states, frenchNumbers)} États`;
    const ofOrganizations =
      organizations === 1 ? 'd’une organisation' : `de ${inWords(organizations, frenchNumbers)} organisations`;
    if (organizations === 0) return `Elles émanent ${ofStates}.`;
    return states === 0 ? `Elles émanent ${ofOrganizations}.` : `Elles émanent ${ofStates} et ${ofOrganizations}.`;
  },
  joint: (texts) =>
    texts === 1
      ? 'Un texte a été présenté conjointement\u00a0; il est reproduit une seule fois, sous le nom de tous ses auteurs.'
      : `Parmi ces textes, ${inWords(texts, frenchNumbers)} ont été présentés conjointement\u00a0; chacun est reproduit une seule fois, sous le nom de tous ses auteurs.`,
  none: 'Aucune observation n’avait été transmise au moment de l’établissement du présent document.',
  asReceived:
    'Les textes sont reproduits tels qu’ils ont été reçus, dans la langue de l’original, sans avoir été revus par les services d’édition.',
  order: 'Ils suivent l’ordre alphabétique des noms des États.',
  orderWithOrganizations:
    'Les textes des États sont présentés en premier, suivis de ceux des organisations, dans les deux cas par ordre alphabétique.',
  transmittedLine: (day) => `[Transmis le ${day}]`,
  jointLine: '[Texte commun]',
  seeJoint: (heading) => `[Texte commun\u00a0: voir sous ${heading}]`,
};

const wordings: Readonly<Partial<Record<Language, TransmittalWording>>> = { en: english, fr: french };

/** @throws DomainRefusal `no-paper-wording` for a language that papers have no phrases in */
export const transmittalWording = (language: Language): TransmittalWording => {
  const wording = wordings[language];
  if (!wording)
    throw new DomainRefusal(
      'no-paper-wording',
      `Papers of transmitted texts have no wording in the language "${language}": choose one of ${Object.keys(wordings).join(', ')}.`,
    );
  return wording;
};
