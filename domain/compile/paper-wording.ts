import type { PaperDefinition } from '../campaign/definition.ts';
import { DomainRefusal } from '../errors.ts';
import type { Language } from '../language.ts';

/**
 * The phrases of papers, whole, one set a language (docs/adr/0010). Numbers, dates, symbols and titles
 * are put in; names of States never are. English and French stand; neither has been read by an editor of
 * official records, which `reviewed` says.
 */
export interface PaperWording {
  readonly reviewed: boolean;
  readonly organization: string;
  readonly distribution: Readonly<Record<NonNullable<PaperDefinition['masthead']['distribution']>, string>>;
  readonly original: (languages: string) => string;
  readonly allLanguages: string;
  readonly onlyLanguage: Readonly<Record<Language, string>>;
  readonly languageNames: Readonly<Record<Language, string>>;
  readonly noteBySecretariat: string;
  readonly contents: string;
  readonly page: string;
  readonly chapters: { readonly introduction: string; readonly states: string; readonly organizations: string };
  readonly pursuantTo: (resolution: string, paragraph: number) => string;
  readonly invited: (noteDate: string) => string;
  readonly invitedUntil: (noteDate: string, deadline: string) => string;
  readonly received: (asAt: string, states: number, organizations: number) => string;
  readonly noneReceived: (asAt: string) => string;
  readonly asReceived: string;
  readonly order: string;
  readonly lateCompiled: string;
  readonly lateNotCompiled: (count: number) => string;
  readonly noStates: string;
  readonly originalLine: (language: string) => string;
  readonly receivedLine: (day: string) => string;
  readonly receivedLateLine: (day: string) => string;
  readonly emptySubmission: string;
  readonly attachmentsOnFile: string;
  readonly attachment: (name: string, pages: number | undefined) => string;
}

const english: PaperWording = {
  reviewed: false,
  organization: 'United Nations',
  distribution: { General: 'Distr.: General', Limited: 'Distr.: Limited', Restricted: 'Distr.: Restricted' },
  original: (languages) => `Original: ${languages}`,
  allLanguages: 'All languages',
  onlyLanguage: {
    ar: 'Arabic only',
    zh: 'Chinese only',
    en: 'English only',
    fr: 'French only',
    ru: 'Russian only',
    es: 'Spanish only',
  },
  languageNames: { ar: 'Arabic', zh: 'Chinese', en: 'English', fr: 'French', ru: 'Russian', es: 'Spanish' },
  noteBySecretariat: 'Note by the Secretariat',
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
  received: (asAt, states, organizations) => {
    const fromStates = states === 1 ? '1 State' : `${states} States`;
    const fromOrganizations = organizations === 1 ? '1 organization' : `${organizations} organizations`;
    if (organizations === 0) return `As at ${asAt}, replies had been received from ${fromStates}.`;
    if (states === 0) return `As at ${asAt}, replies had been received from ${fromOrganizations}.`;
    return `As at ${asAt}, replies had been received from ${fromStates} and ${fromOrganizations}.`;
  },
  noneReceived: (asAt) => `As at ${asAt}, no reply had been received.`,
  asReceived:
    'The replies are reproduced as received, in the language in which they were submitted. They have not been edited.',
  order: 'States come first and organizations after them, each in alphabetical order.',
  lateCompiled: 'Replies received after the deadline are included and marked as such.',
  lateNotCompiled: (count) =>
    count === 1
      ? 'One reply was received after the deadline and is not reproduced.'
      : `${count} replies were received after the deadline and are not reproduced.`,
  noStates: 'No State had replied when the present document was prepared.',
  originalLine: (language) => `[Original: ${language}]`,
  receivedLine: (day) => `[Received on ${day}]`,
  receivedLateLine: (day) => `[Received on ${day}, after the deadline]`,
  emptySubmission: 'The reply contains no text that could be reproduced here.',
  attachmentsOnFile: 'On file with the Secretariat:',
  attachment: (name, pages) =>
    pages === undefined ? name : pages === 1 ? `${name} (1 page)` : `${name} (${pages} pages)`,
};

const french: PaperWording = {
  reviewed: false,
  organization: 'Nations Unies',
  distribution: { General: 'Distr. générale', Limited: 'Distr. limitée', Restricted: 'Distr. restreinte' },
  original: (languages) => `Original\u00a0: ${languages}`,
  allLanguages: 'toutes les langues',
  onlyLanguage: {
    ar: 'Arabe seulement',
    zh: 'Chinois seulement',
    en: 'Anglais seulement',
    fr: 'Français seulement',
    ru: 'Russe seulement',
    es: 'Espagnol seulement',
  },
  languageNames: { ar: 'arabe', zh: 'chinois', en: 'anglais', fr: 'français', ru: 'russe', es: 'espagnol' },
  noteBySecretariat: 'Note du Secrétariat',
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
  received: (asAt, states, organizations) => {
    const fromStates = states === 1 ? 'd’un État' : `de ${states} États`;
    const fromOrganizations = organizations === 1 ? 'd’une organisation' : `de ${organizations} organisations`;
    if (organizations === 0) return `Au ${asAt}, des réponses avaient été reçues ${fromStates}.`;
    if (states === 0) return `Au ${asAt}, des réponses avaient été reçues ${fromOrganizations}.`;
    return `Au ${asAt}, des réponses avaient été reçues ${fromStates} et ${fromOrganizations}.`;
  },
  noneReceived: (asAt) => `Au ${asAt}, aucune réponse n’avait été reçue.`,
  asReceived:
    'Les réponses sont reproduites telles qu’elles ont été reçues, dans la langue de l’original. Elles n’ont pas été revues par les services d’édition.',
  order:
    'Les réponses des États sont présentées en premier, suivies de celles des organisations, dans les deux cas par ordre alphabétique.',
  lateCompiled: 'Les réponses reçues après la date limite sont incluses et signalées comme telles.',
  lateNotCompiled: (count) =>
    count === 1
      ? 'Une réponse a été reçue après la date limite et n’est pas reproduite.'
      : `${count} réponses ont été reçues après la date limite et ne sont pas reproduites.`,
  noStates: 'Aucun État n’avait répondu au moment de l’établissement du présent document.',
  originalLine: (language) => `[Original\u00a0: ${language}]`,
  receivedLine: (day) => `[Reçue le ${day}]`,
  receivedLateLine: (day) => `[Reçue le ${day}, après la date limite]`,
  emptySubmission: 'La réponse ne contient aucun texte qui puisse être reproduit ici.',
  attachmentsOnFile: 'Peuvent être consultées au Secrétariat les pièces suivantes\u00a0:',
  attachment: (name, pages) =>
    pages === undefined ? name : pages === 1 ? `${name} (1 page)` : `${name} (${pages} pages)`,
};

const wordings: Readonly<Partial<Record<Language, PaperWording>>> = { en: english, fr: french };

/** Languages a paper can be made in today. Submissions inside it may be in any. */
export const paperLanguages: readonly Language[] = ['en', 'fr'];

/** @throws DomainRefusal `no-paper-wording` for a language that papers have no phrases in */
export const paperWording = (language: Language): PaperWording => {
  const wording = wordings[language];
  if (!wording)
    throw new DomainRefusal(
      'no-paper-wording',
      `Papers have no wording in the language "${language}": choose one of ${paperLanguages.join(', ')}.`,
    );
  return wording;
};
