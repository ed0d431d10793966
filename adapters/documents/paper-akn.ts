import { directionOf, type Language } from '../../domain/language.ts';
import { cleanLine } from '../../domain/paper/clean-text.ts';
import { outlineOf } from '../../domain/paper/outline.ts';
import type { DocumentMasthead, Masthead, Paper } from '../../domain/paper/paper.ts';
import { createAknBlocks } from './akn-blocks.ts';
import { type KeptSections, noKeptSections } from './kept-sections.ts';
import { element, empty, escaped, joined, type Markup, nothing, ownMarkup } from './markup.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';

const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** ISO 639-2 codes, which names of expressions are made of. */
const threeLetters: Readonly<Record<Language, string>> = {
  ar: 'ara',
  zh: 'zho',
  en: 'eng',
  fr: 'fra',
  ru: 'rus',
  es: 'spa',
};

/** What Akoma Ntoso calls each kind of paper, in the name of the document and in its address. */
const documentNames: Readonly<Record<Masthead['kind'], string>> = {
  'parliamentary-document': 'parliamentaryDocument',
  'conference-room-paper': 'conferenceRoomPaper',
  'report-page': 'report',
};

const xml = (name: string, attributes: Readonly<Record<string, string>>): Markup => empty(name, attributes, 'xml');

/** What stands for the paper in addresses: its symbol with hyphens, or the words of its title. */
const addressName = ({ masthead }: Paper): string =>
  (masthead.kind === 'report-page' ? masthead.title : masthead.symbol)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.*]+/gu, '-')
    .replace(/^-|-$/g, '') || 'paper';

const identification = (paper: Paper): Markup => {
  const { masthead, date } = paper;
  const language = threeLetters[paper.language];
  const work = `/akn/un/doc/${documentNames[masthead.kind]}/${date}/${addressName(paper)}`;
  const expression = `${work}/${language}@${date}`;
  const level = (name: string, address: string, dated: string, more: readonly Markup[]): Markup =>
    element(
      name,
      {},
      joined([
        xml('FRBRthis', { value: `${address}/!main${name === 'FRBRManifestation' ? '.xml' : ''}` }),
        xml('FRBRuri', { value: `${address}${name === 'FRBRManifestation' ? '.xml' : ''}` }),
        xml('FRBRdate', { date, name: dated }),
        xml('FRBRauthor', { href: '#author', as: '#author' }),
        ...more,
      ]),
    );
  const symbol = masthead.kind === 'report-page' ? [] : [xml('FRBRnumber', { value: cleanLine(masthead.symbol) })];
  return element('identification', { source: '#author' }, [
    level('FRBRWork', work, 'document', [
      xml('FRBRcountry', { value: 'un' }),
      ...symbol,
      xml('FRBRname', { value: cleanLine(masthead.title) }),
    ]),
    level('FRBRExpression', expression, 'document', [xml('FRBRlanguage', { language })]),
    level('FRBRManifestation', expression, 'markup', [xml('FRBRformat', { value: 'application/akn+xml' })]),
  ]);
};

const references = (paper: Paper): Markup =>
  element('references', { source: '#author' }, [
    xml('TLCOrganization', {
      eId: 'author',
      href: '/akn/ontology/organization/un/secretariat',
      showAs: cleanLine(paper.author) || 'Secretariat',
    }),
  ]);

const paragraph = (content: Markup): Markup => element('p', {}, content);

const prefaceLines = (head: DocumentMasthead, date: string): Markup[] => [
  paragraph(element('docAuthority', {}, escaped(cleanLine(head.organization)))),
  paragraph(element('docNumber', {}, escaped(cleanLine(head.symbol)))),
  ...head.body.map((line) => paragraph(element('docProponent', {}, escaped(cleanLine(line))))),
  ...(head.distribution === null ? [] : [paragraph(escaped(cleanLine(head.distribution)))]),
  paragraph(element('docDate', { date }, escaped(cleanLine(head.date)))),
  paragraph(element('docStage', {}, escaped(cleanLine(head.languageLine)))),
  ...head.session.map((line) => paragraph(element('session', {}, escaped(cleanLine(line))))),
  paragraph(escaped(cleanLine(head.placeAndDates))),
  ...(head.agendaItem === null
    ? []
    : [
        paragraph(
          joined([
            escaped(cleanLine(head.agendaItem)),
            head.agendaFootnote === null
              ? nothing
              : element('authorialNote', { eId: 'preface__authorialNote_1', marker: '*', placement: 'bottom' }, [
                  paragraph(escaped(cleanLine(head.agendaFootnote))),
                ]),
          ]),
        ),
      ]),
  ...(head.itemTitle === undefined ? [] : [paragraph(escaped(cleanLine(head.itemTitle)))]),
  paragraph(element('docTitle', {}, escaped(cleanLine(head.title)))),
  ...(head.byline === null ? [] : [paragraph(escaped(cleanLine(head.byline)))]),
];

const preface = ({ masthead, date }: Paper): Markup =>
  element(
    'preface',
    {},
    masthead.kind === 'report-page'
      ? [
          paragraph(element('docAuthority', {}, escaped(cleanLine(masthead.organization)))),
          ...masthead.office.map((line) => paragraph(escaped(cleanLine(line)))),
          paragraph(element('docDate', { date }, escaped(cleanLine(masthead.date)))),
          paragraph(element('docTitle', {}, escaped(cleanLine(masthead.title)))),
          ...(masthead.subtitle === null ? [] : [paragraph(escaped(cleanLine(masthead.subtitle)))]),
        ]
      : prefaceLines(masthead, date),
  );

/**
 * Writes a paper in Akoma Ntoso 3.0 as one `doc`: metadata of work, expression and manifestation, each respondent and
 * each submission with its own identifier and language, notes where they are called. An identifier says where a piece
 * stands under its respondent, and stays the same whoever else is in the paper. The same paper gives the same bytes.
 */
export const renderPaperAkn = (
  paper: Paper,
  files: PaperFiles = noFiles,
  sections: KeptSections = noKeptSections,
): Uint8Array => {
  const around = { language: paper.language, direction: directionOf(paper.language) };
  const body = createAknBlocks(outlineOf(paper.content), files, sections)(around);
  const doc = element('doc', { name: documentNames[paper.masthead.kind] }, [
    element('meta', {}, [identification(paper), references(paper)]),
    ownMarkup('\n'),
    preface(paper),
    ownMarkup('\n'),
    element('mainBody', { 'xml:lang': paper.language }, body),
  ]);
  const whole = element('akomaNtoso', { xmlns: namespace }, [ownMarkup('\n'), doc, ownMarkup('\n')]);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`);
};
