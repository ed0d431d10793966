import type { LanguageLine, PaperDefinition } from '../campaign/definition.ts';
import { compareNames } from '../directory/alphabetical-order.ts';
import { languages as allLanguages, type Language } from '../language.ts';
import type { DocumentMasthead } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { parseSymbol } from './document-symbol.ts';
import { listed } from './listed.ts';
import { type MastheadLanguage, mastheadLanguage, mastheadWording } from './masthead-wording.ts';
import { paperWording } from './paper-wording.ts';

/**
 * "Original: English/French"; "All languages" once all six are there. A conference room paper in one
 * language says "English only", as those of the Conference do.
 */
const languageLine = (
  used: readonly Language[],
  { language: own, languages: versions = [own] }: PaperDefinition,
  inSession: boolean,
  printed: MastheadLanguage,
): string => {
  const wording = mastheadWording(printed);
  const all = allLanguages.filter((language) => versions[0] === language || used.includes(language));
  // Of a paper that comes in several languages none is the only one.
  if (inSession && all.length === 1 && versions.length === 1) return wording.onlyLanguage[own];
  if (all.length === allLanguages.length) return wording.original(wording.allLanguages);
  const names = all.map((language) => paperWording(printed).languageNames[language]);
  return wording.original(names.sort(compareNames(printed)).join('/'));
};

/** The line as the campaign file wants it, whatever is inside; languages of a list in the order given. */
const chosenLine = (line: LanguageLine, printed: MastheadLanguage): string => {
  const wording = mastheadWording(printed);
  if (line.kind === 'only') return wording.onlyLanguage[line.language];
  if (line.languages === 'all') return wording.original(wording.allLanguages);
  const names = line.languages.map((language) => paperWording(printed).languageNames[language]);
  return line.kind === 'original' ? wording.original(names.join('/')) : listed(names, printed);
};

/**
 * The head of the paper with its symbol. A symbol of the CRP series makes it a conference room paper, which has no "Distr." line.
 * @param used languages of the texts inside the paper
 * @throws DomainRefusal `symbol-does-not-parse`
 */
export const documentMasthead = (
  definition: PaperDefinition,
  issuedOn: string,
  used: readonly Language[],
): DocumentMasthead => {
  const symbol = parseSymbol(definition.symbol);
  const wording = paperWording(definition.language);
  const printed = mastheadLanguage(definition.language);
  const inSession = symbol.series === 'CRP';
  const { masthead } = definition;
  // A left-to-right mark: without it the day of the month changes its place between the Arabic around it.
  const leadIn = definition.language === 'ar' ? '\u200E' : '';
  return {
    kind: inSession ? 'conference-room-paper' : 'parliamentary-document',
    organization: wording.organization,
    symbol: symbol.text,
    // Where its lines end depends on the page, not on the campaign file.
    body: [masthead.body.join(' ')],
    distribution:
      inSession || masthead.distribution === null ? null : mastheadWording(printed).distribution[masthead.distribution],
    date: `${leadIn}${formatDay(issuedOn, printed)}`,
    languageLine:
      definition.languageLine === undefined
        ? languageLine(used, definition, inSession, printed)
        : chosenLine(definition.languageLine, printed),
    session: masthead.session,
    placeAndDates: masthead.placeAndDates,
    agendaItem: masthead.agendaItem,
    agendaFootnote: masthead.agendaItem === null ? null : masthead.agendaFootnote,
    title: definition.title,
    byline: wording.noteBySecretariat,
  };
};
