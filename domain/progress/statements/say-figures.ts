import { DomainRefusal } from '../../errors.ts';
import type { FigureCount } from '../../mandates/count-figure.ts';
import { type FigureQualifier, figures } from '../../mandates/figure.ts';
import { formatDay } from '../../wording/dates.ts';
import type { FactReader } from '../fact-reader.ts';
import { capitalized, figureInText } from '../progress-wording.ts';
import { figuresOf } from '../statement.ts';
import { sessionInText } from './say-meetings.ts';

/** A figure with its value: counted where it can be, and then exact. */
export const figureStated = (
  reader: FactReader,
  count: FigureCount,
  id: string,
): { readonly value: number; readonly qualifier: FigureQualifier } => {
  const figure = reader.open(figures, id);
  reader.notAfter(figure, figures.one, figure.state('asAt'));
  const counted = count(figure.whole);
  if (counted !== null) return { value: reader.counted(`figure ${id}`, counted), qualifier: 'exact' };
  const value = figure.state('value');
  if (value === undefined)
    throw new DomainRefusal(
      'figure-not-counted',
      `The figure "${id}" has no value, and what it counts is not here: give its value, or bring in what it counts.`,
    );
  return { value, qualifier: figure.state('qualifier') };
};

/** A phrase of the plan with its figures, worded by their qualifiers. */
export const sayFigures = (reader: FactReader, count: FigureCount, phrase: string): string[] => {
  const ids = figuresOf(phrase);
  const slots = new Map<string, string>();
  for (const id of ids) {
    const { value, qualifier } = figureStated(reader, count, id);
    const figure = reader.open(figures, id);
    slots.set(id, figureInText(qualifier, value, figure.state('unit')));
    slots.set('asAt', formatDay(figure.whole.asAt, 'en'));
    const since = figure.state('since');
    if (since !== undefined) slots.set('since', sessionInText(reader, since));
  }
  const text = phrase.replace(/\{([^{}]*)\}/g, (whole, name: string) => slots.get(name) ?? whole);
  return [capitalized(text)];
};
