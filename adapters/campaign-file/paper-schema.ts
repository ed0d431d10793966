import { z } from 'zod';
import type { CampaignDefinition, PaperDefinition } from '../../domain/campaign/definition.ts';
import { parseSymbol } from '../../domain/compile/document-symbol.ts';
import { parseSeries } from '../../domain/compile/symbol-series.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import { type Language, languages } from '../../domain/language.ts';
import { type FieldPath, valueAt } from './field-path.ts';
import { listOfDistinct, phrase, phraseLines, wholeNumber } from './field-rules.ts';
import { languageLine } from './language-line.ts';

/** A text that a function of the domain has to accept; its reason is told without the text itself. */
const parsedBy = (parse: (text: string) => unknown, what: string) =>
  z.string().superRefine((text, context) => {
    try {
      parse(text);
    } catch (error) {
      if (!(error instanceof DomainRefusal)) throw error;
      const reason = error.message.replace(/^.*?does not parse: /s, '').replace(/\.$/, '');
      context.addIssue({ code: 'custom', message: `does not parse as ${what}: ${reason}` });
    }
  });

/** The paper of a campaign: the same in both kinds of campaign file. */
export const paperSchema = z.strictObject({
  symbol: parsedBy(parseSymbol, 'a document symbol').optional(),
  series: parsedBy(parseSeries, 'a series of documents').optional(),
  title: phrase(400),
  language: z.enum(languages).optional(),
  languages: listOfDistinct(z.enum(languages)).min(1, { error: 'must name at least one language' }).optional(),
  languageLine: languageLine.optional(),
  wordLimit: wholeNumber(1, 1_000_000).optional(),
  masthead: z.strictObject({
    body: phraseLines(4).optional(),
    distribution: z.enum(['General', 'Limited', 'Restricted']).nullable().default('General'),
    session: phraseLines(4),
    placeAndDates: phrase(200),
    agendaItem: phrase(200).nullable().default(null),
    agendaFootnote: phrase(200).nullable().default(null),
  }),
  translations: z
    .partialRecord(
      z.enum(languages),
      z.strictObject({
        title: phrase(400),
        body: phraseLines(4),
        session: phraseLines(4),
        placeAndDates: phrase(200),
        agendaItem: phrase(200).nullable().default(null),
        transmittedBy: phrase(300).optional(),
        instruction: phrase(600).optional(),
      }),
    )
    .optional(),
});

type PaperFile = z.infer<typeof paperSchema>;

/** Stands for the symbol until the campaign is registered, which takes the next number of the series. */
const notYetAssigned = (series: string): string => `${series}${/[A-Z]$/.test(series) ? '.' : '/'}…`;

/** @param own language of the paper where the file does not say it */
export const paperOf = (
  { symbol, series = '', masthead, translations, wordLimit, ...paper }: PaperFile,
  own: Language,
  mandate: CampaignDefinition['mandate'],
): PaperDefinition => ({
  symbol: symbol ?? notYetAssigned(series),
  ...(symbol === undefined ? { series } : {}),
  title: paper.title,
  language: paper.language ?? paper.languages?.[0] ?? own,
  ...(paper.languages === undefined ? {} : { languages: paper.languages }),
  ...(paper.languageLine === undefined ? {} : { languageLine: paper.languageLine }),
  ...(wordLimit === undefined ? {} : { wordLimit }),
  ...(translations === undefined ? {} : { translations: translations as NonNullable<PaperDefinition['translations']> }),
  masthead: { ...masthead, body: masthead.body ?? [mandate.body] },
});

/** What lies between fields of the paper. */
export const checkPaper = (file: unknown, report: (path: FieldPath, message: string) => void): void => {
  const at = (...path: string[]) => valueAt(file, ['paper', ...path]);
  const [symbol, series] = [at('symbol'), at('series')];
  if (symbol === undefined && series === undefined && typeof at() === 'object')
    report(['paper', 'symbol'], 'is missing: give the symbol, or paper.series to have the next number assigned');
  if (symbol !== undefined && series !== undefined)
    report(['paper', 'series'], 'stands beside paper.symbol: the number is either typed or assigned, keep one of them');
  if (typeof at('masthead', 'agendaFootnote') === 'string' && typeof at('masthead', 'agendaItem') !== 'string')
    report(['paper', 'masthead', 'agendaFootnote'], 'needs paper.masthead.agendaItem, the line it is a footnote of');
  checkVersions(file, report);
};

const checkVersions = (file: unknown, report: (path: FieldPath, message: string) => void): void => {
  const at = (...path: string[]) => valueAt(file, ['paper', ...path]);
  const listed = at('languages');
  const versions: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const own = at('language') ?? versions[0];
  if (versions.length > 0 && own !== versions[0])
    report(
      ['paper', 'languages', 0],
      `is ${String(versions[0])}, but paper.language is ${String(own)}: that one comes first`,
    );
  for (const [position, language] of versions.entries()) {
    if (language === own || typeof language !== 'string') continue;
    if (at('translations', language) === undefined)
      report(
        ['paper', 'languages', position],
        `asks for a version in ${language}: add paper.translations.${language} with its title, body, session and placeAndDates`,
      );
    else if (
      typeof at('masthead', 'agendaItem') === 'string' &&
      typeof at('translations', language, 'agendaItem') !== 'string'
    )
      report(
        ['paper', 'translations', language],
        `has no agendaItem, and paper.masthead has one: add it in ${language}`,
      );
  }
  const translated = at('translations');
  for (const language of Object.keys(typeof translated === 'object' && translated !== null ? translated : {}))
    if (!versions.includes(language))
      report(['paper', 'translations', language], `is not used: paper.languages does not list ${language}`);
};
