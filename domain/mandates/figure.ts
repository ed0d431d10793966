import type { FactKind, FactMistake, FactOrigin, FieldSteps } from '../registry/fact.ts';
import { whenever } from './evidence-link.ts';

/** How sure a figure is of its value. */
export const figureQualifiers = ['exact', 'more-than', 'approximately'] as const;

export type FigureQualifier = (typeof figureQualifiers)[number];

/** What Verbale can count by itself, so that nobody has to type it. */
export const countable = [
  'meetings',
  'sittings',
  'meeting-days',
  'documents',
  'crime-types',
  'components',
  'notes-sent',
  'entities-answered',
] as const;

export type Countable = (typeof countable)[number];

/** A figure that a report may state. */
export interface Figure extends FactOrigin {
  /** A whole number, 0 or more; left out where it is only counted. */
  readonly value?: number | undefined;
  readonly qualifier: FigureQualifier;
  /** What is counted, in one and in many: "case", "cases". */
  readonly unit: { readonly one: string; readonly many: string };
  /** YYYY-MM-DD: the day for which the value holds. */
  readonly asAt: string;
  /** Beginning of what is counted, as the id of a session; left out where it is a state and not a flow. */
  readonly since?: string | undefined;
  /** How to count it: what, and over which records (meetings, a tool, a campaign), by their ids. */
  readonly counted?: { readonly what: Countable; readonly over: readonly string[] } | undefined;
}

/** A typed value that does not agree with what was counted. */
export interface FigureDisagreement {
  readonly figure: string;
  readonly typed: number;
  readonly counted: number;
  /** One sentence with name, both values and remedy. */
  readonly message: string;
}

/** Whether a count bears a figure out: 14 is 14; 2,143 is more than 2,100; 79 is approximately 80 (a tenth at most). */
const bearsOut = ({ value, qualifier }: Pick<Figure, 'value' | 'qualifier'>, counted: number): boolean => {
  if (value === undefined) return true;
  if (qualifier === 'exact') return counted === value;
  if (qualifier === 'more-than') return counted > value;
  return Math.abs(counted - value) * 10 <= value;
};

/** Points out a typed figure that its count does not bear out; null where they agree. */
export const figureDisagreement = (
  figure: Figure & { readonly id: string },
  counted: number,
): FigureDisagreement | null =>
  figure.value === undefined || bearsOut(figure, counted)
    ? null
    : {
        figure: figure.id,
        typed: figure.value,
        counted,
        message: `The figure "${figure.id}" is typed as ${figure.qualifier === 'exact' ? '' : `${figure.qualifier.replace('-', ' ')} `}${figure.value}, but ${counted} are counted (${figure.counted?.what ?? ''}): correct the value, or leave it out and let it be counted.`,
      };

/** What the things are that are counted over; null for campaigns, which the ledger has. */
const countedOver: Readonly<Record<Countable, string | null>> = {
  meetings: 'meetings',
  sittings: 'meetings',
  'meeting-days': 'meetings',
  documents: 'documents',
  'crime-types': 'tools',
  components: 'tools',
  'notes-sent': null,
  'entities-answered': null,
};

/** Figures, by id; a later value of the same figure is a later version. */
export const figures: FactKind<Figure> = {
  name: 'figures',
  one: 'figure',
  referencesOf: ({ since, counted }) => {
    const over = counted === undefined ? null : countedOver[counted.what];
    return [
      ...(since === undefined ? [] : [{ at: ['since'], kind: 'meetings', id: since, by: whenever }]),
      ...(over === null || counted === undefined
        ? []
        : counted.over.map((id, index) => ({ at: ['counted', 'over', index], kind: over, id, by: whenever }))),
    ];
  },
  recordsOf: ({ counted }) =>
    counted === undefined || countedOver[counted.what] !== null
      ? []
      : counted.over.map((id, index) => ({ at: ['counted', 'over', index], kind: 'campaign', id })),
  mistakesIn: (view) =>
    view.all(figures).flatMap((figure) => {
      const mistakes: FactMistake[] = [];
      const report = (code: string, at: FieldSteps, message: string): void => {
        mistakes.push({ kind: figures.name, id: figure.id, knownSince: figure.knownSince, code, at, message });
      };
      if (figure.value === undefined && figure.counted === undefined)
        report('no-value', ['value'], 'is missing, and nothing says how to count it: give value or counted');
      if (figure.asAt > figure.knownSince)
        report(
          'figure-ahead-of-its-day',
          ['asAt'],
          `is ${figure.asAt}, after the day since which the figure is known: correct one of the two`,
        );
      return mistakes;
    }),
};
