import { readFileSync } from 'node:fs';
import { directionOf } from '../../domain/language.ts';
import { cleanLine } from '../../domain/paper/clean-text.ts';
import { outlineOf } from '../../domain/paper/outline.ts';
import type { DocumentMasthead, Masthead, Paper, ReportMasthead } from '../../domain/paper/paper.ts';
import { createHtmlBlocks } from './html-blocks.ts';
import { type KeptSections, noKeptSections } from './kept-sections.ts';
import { element, empty, escaped, joined, type Markup, nothing, ownMarkup } from './markup.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';

const styleSheet = readFileSync(new URL('./paper.css', import.meta.url), 'utf8');

/** Nothing is loaded and nothing runs, whatever a paper holds. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const meta = (attributes: Readonly<Record<string, string>>): Markup => empty('meta', attributes, 'html');

const lines = (texts: readonly string[], className?: string): Markup =>
  joined(texts.map((text) => element('p', { class: className }, escaped(cleanLine(text)))));

const documentHead = (head: DocumentMasthead, note: Markup): Markup =>
  joined([
    element('div', { class: 'masthead' }, [
      element('div', { class: 'masthead-issuer' }, [
        lines([head.organization]),
        element('p', { class: 'symbol' }, element('bdi', { dir: 'ltr' }, escaped(cleanLine(head.symbol)))),
      ]),
      element('div', { class: 'masthead-body' }, lines(head.body)),
      element(
        'div',
        { class: 'masthead-facts' },
        lines([...(head.distribution === null ? [] : [head.distribution]), head.date, head.languageLine]),
      ),
    ]),
    lines(head.session, 'session'),
    lines([head.placeAndDates]),
    head.agendaItem === null ? nothing : element('p', {}, [escaped(cleanLine(head.agendaItem)), note]),
    head.itemTitle === undefined ? nothing : lines([head.itemTitle], 'item-title'),
    element('h1', {}, escaped(cleanLine(head.title))),
    head.byline === null ? nothing : lines([head.byline], 'byline'),
  ]);

const reportHead = (head: ReportMasthead): Markup =>
  joined([
    element('div', { class: 'masthead' }, [
      element('div', { class: 'masthead-issuer' }, [lines([head.organization]), lines([head.date])]),
      element('div', {}, lines(head.office)),
    ]),
    element('h1', {}, escaped(cleanLine(head.title))),
    head.subtitle === null ? nothing : lines([head.subtitle], 'byline'),
  ]);

const agendaNote = (masthead: Masthead): { call: Markup; text: Markup } => {
  const footnote = masthead.kind === 'report-page' ? null : masthead.agendaFootnote;
  if (footnote === null) return { call: nothing, text: nothing };
  return {
    call: element(
      'sup',
      {},
      element('a', { href: '#agenda-note', id: 'agenda-call', role: 'doc-noteref' }, escaped('*')),
    ),
    text: element('ol', { class: 'notes' }, [
      element('li', { id: 'agenda-note' }, [
        element('a', { href: '#agenda-call', role: 'doc-backlink' }, escaped('*')),
        escaped(` ${cleanLine(footnote)}`),
      ]),
    ]),
  };
};

/**
 * Writes a paper as one HTML file that needs nothing beside it and runs nothing: nested headings, contents, tables with
 * heads, notes with ways back, language and direction of every text. The same paper gives the same bytes, and what
 * stands under one respondent is the same whoever else is in the paper.
 */
export const renderPaperHtml = (
  paper: Paper,
  files: PaperFiles = noFiles,
  sections: KeptSections = noKeptSections,
): Uint8Array => {
  const direction = directionOf(paper.language);
  const { masthead } = paper;
  const outline = outlineOf(paper.content);
  const note = agendaNote(masthead);
  const head = masthead.kind === 'report-page' ? reportHead(masthead) : documentHead(masthead, note.call);
  const blocks = createHtmlBlocks(outline, files, sections);
  const body = element('main', {}, [
    element('header', {}, [head, note.text]),
    ownMarkup('\n'),
    blocks({ language: paper.language, direction }),
  ]);
  const page = joined(
    [
      ownMarkup('<!DOCTYPE html>'),
      element('html', { lang: paper.language, dir: direction }, [
        ownMarkup('\n'),
        element('head', {}, [
          ownMarkup('\n'),
          joined(
            [
              meta({ charset: 'utf-8' }),
              meta({ 'http-equiv': 'Content-Security-Policy', content: policy }),
              meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
              element('title', {}, escaped(cleanLine(paper.title))),
              meta({ name: 'author', content: cleanLine(paper.author) }),
              meta({ name: 'description', content: cleanLine(paper.subject) }),
              meta({ name: 'dcterms.issued', content: paper.date }),
              element('style', {}, ownMarkup(`\n${styleSheet}`)),
            ],
            '\n',
          ),
          ownMarkup('\n'),
        ]),
        ownMarkup('\n'),
        element('body', {}, [ownMarkup('\n'), body, ownMarkup('\n')]),
        ownMarkup('\n'),
      ]),
    ],
    '\n',
  );
  return Buffer.from(`${page}\n`);
};
